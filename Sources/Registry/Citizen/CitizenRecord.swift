public import Quantities

/// Everything that is known of a citizen, and which source said it.
///
/// A source is a number of `registry_sources`. Printing or dumping a record shows nothing of it.
public struct CitizenRecord: Hashable, Sendable {
  /// What a source said that an officer decided against: said again, it changes nothing and asks nobody.
  struct Overruled: Hashable, Sendable {
    var source: Int
    var field: CitizenField
    /// The value as the record's encoding has it.
    var value: [UInt8]
  }

  public struct FormerNumber: Hashable, Sendable {
    public var number: FormerIdentityNumber
    public var source: Int
  }

  public struct GroupsOfSource: Hashable, Sendable {
    public var groups: PriorityGroups
    public var source: Int
  }

  public internal(set) var identifier: PersonalIdentifier
  /// Empty when it is not known, as for the other texts.
  public internal(set) var name = ""
  public internal(set) var birth: BirthDate?
  public internal(set) var sex = Sex.unknown
  public internal(set) var household = ""
  public internal(set) var phone = ""
  public internal(set) var address = ""
  /// First day on which the citizen is no longer counted.
  public internal(set) var deceased: Day?
  /// First day on which the citizen lives elsewhere.
  public internal(set) var moved: Day?
  /// By kind and first day.
  public internal(set) var residences: [Residence] = []
  /// Card numbers of 9 digits, by number and source.
  public internal(set) var formerNumbers: [FormerNumber] = []
  /// By source.
  public internal(set) var groupsBySource: [GroupsOfSource] = []

  /// Who said what is not listed in `otherSources`.
  var mainSource: Int
  /// By field.
  var otherSources: [CitizenField: Int] = [:]
  var overruled: [Overruled] = []

  init(identifier: PersonalIdentifier, source: Int) {
    self.identifier = identifier
    mainSource = source
  }

  /// The groups that any source named.
  public var groups: PriorityGroups { groupsBySource.reduce(PriorityGroups(mask: 0)) { $0.union($1.groups) } }

  /// Who said a field; `nil` when nobody did. Sets have a source for each element.
  public func source(of field: CitizenField) -> Int? { has(field) ? otherSources[field] ?? mainSource : nil }

  /// Whether anything is known of a field.
  public func has(_ field: CitizenField) -> Bool {
    switch field {
    case .name: !name.isEmpty
    case .birth: birth != nil
    case .sex: sex != .unknown
    case .household: !household.isEmpty
    case .phone: !phone.isEmpty
    case .address: !address.isEmpty
    case .deceased: deceased != nil
    case .moved: moved != nil
    case .permanent, .temporary, .current: residences.contains { CitizenField($0.kind) == field }
    case .formerNumbers: !formerNumbers.isEmpty
    case .groups: !groupsBySource.isEmpty
    }
  }

  /// The fields of which anything is known.
  public var fields: CitizenFields { CitizenFields(CitizenField.allCases.filter(has)) }

  func residences(_ kind: ResidenceKind) -> [Residence] { residences.filter { $0.kind == kind } }
}

extension CitizenRecord: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "record of a citizen" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
