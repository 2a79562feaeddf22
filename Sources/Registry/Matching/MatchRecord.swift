/// A record of somebody whose personal identifier it does not say: a dose, a test, a line of an old list.
///
/// It prints nothing of the person.
public struct MatchRecord: Hashable, Sendable {
  public var name: PersonName
  public var birth: BirthDateParts?
  public var sex: Sex
  /// The row number of the ward in `store_wards`; 0 where it is not known.
  public var ward: Int
  public var phone: PhoneNumber?
  public var formerNumber: FormerIdentityNumber?

  public init(
    name: PersonName, birth: BirthDateParts?, sex: Sex = .unknown, ward: Int = 0, phone: PhoneNumber? = nil,
    formerNumber: FormerIdentityNumber? = nil
  ) {
    self.name = name
    self.birth = birth
    self.sex = sex
    self.ward = ward
    self.phone = phone
    self.formerNumber = formerNumber
  }
}

extension MatchRecord: CustomStringConvertible, CustomReflectable {
  public var description: String { "record without identifier" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
