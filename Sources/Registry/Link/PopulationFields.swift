public import Quantities

/// What the national population database tells of a citizen; personal data throughout.
public struct PopulationFields: Hashable, Sendable {
  /// A residence, its ward by code.
  public struct Residence: Hashable, Sendable {
    public var kind: ResidenceKind
    /// The ward's code, of the vintage that holds on the first day.
    public var ward: String
    public var from: Day?
    /// Last day; `nil` when it goes on.
    public var to: Day?

    public init(kind: ResidenceKind, ward: String, from: Day? = nil, to: Day? = nil) {
      self.kind = kind
      self.ward = ward
      self.from = from
      self.to = to
    }
  }

  public var name: Told<String> = .unsaid
  public var birth: Told<BirthDate> = .unsaid
  public var sex: Told<Sex> = .unsaid
  public var household: Told<String> = .unsaid
  public var phone: Told<String> = .unsaid
  public var address: Told<String> = .unsaid
  public var formerNumbers: Told<[FormerIdentityNumber]> = .unsaid
  /// Residences; those told before stay, but a kind of which none is told is taken back.
  public var residences: Told<[Residence]> = .unsaid
  /// Day of death.
  public var deceased: Told<Day> = .unsaid
  /// First day on which the citizen lives outside the city.
  public var moved: Told<Day> = .unsaid

  public init() {}
}

extension PopulationFields: CustomStringConvertible, CustomReflectable {
  public var description: String { "fields of a citizen" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
