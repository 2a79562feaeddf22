/// What is known of a citizen for comparing with records.
///
/// It prints nothing of the person but the row number.
public struct MatchPerson: Hashable, Sendable {
  /// The row number in `registry_citizens`.
  public var citizen: Int
  public var name: PersonName
  public var birth: BirthDateParts
  public var sex: Sex
  /// Row numbers of the wards of permanent, temporary and current residence; 0 for none.
  public var wards: SIMD4<Int32>
  public var phone: PhoneNumber?
  public var formerNumber: FormerIdentityNumber?

  public init(
    citizen: Int, name: PersonName, birth: BirthDateParts, sex: Sex, wards: [Int] = [], phone: PhoneNumber? = nil,
    formerNumber: FormerIdentityNumber? = nil
  ) {
    self.citizen = citizen
    self.name = name
    self.birth = birth
    self.sex = sex
    self.wards = .zero
    for (place, ward) in wards.prefix(4).enumerated() { self.wards[place] = Int32(ward) }
    self.phone = phone
    self.formerNumber = formerNumber
  }
}

extension MatchPerson: CustomStringConvertible, CustomReflectable {
  public var description: String { "citizen \(citizen)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
