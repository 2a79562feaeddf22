/// The things that a record says of a citizen, each by one source.
public enum CitizenField: Int, Hashable, Sendable, CaseIterable {
  case name, birth, sex, household, phone, address, deceased, moved
  case permanent, temporary, current
  /// Sets to which every source adds its own: none of them contradicts another.
  case formerNumbers, groups

  /// The name of the column that says it.
  public var column: String {
    switch self {
    case .name: "name"
    case .birth: "birth_date"
    case .sex: "sex"
    case .household: "household"
    case .phone: "phone"
    case .address: "address"
    case .deceased: "deceased_on"
    case .moved: "moved_on"
    case .permanent, .temporary, .current: "ward_code"
    case .formerNumbers: "old_identifier"
    case .groups: "groups"
    }
  }

  init(_ kind: ResidenceKind) {
    self =
      switch kind {
      case .permanent: .permanent
      case .temporary: .temporary
      case .current: .current
      }
  }

  /// The sense of residence; `nil` for what is no residence.
  var residence: ResidenceKind? {
    switch self {
    case .permanent: .permanent
    case .temporary: .temporary
    case .current: .current
    default: nil
    }
  }

  var isSet: Bool { self == .formerNumbers || self == .groups }
}

/// Some of the fields of a citizen.
public struct CitizenFields: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }
  public init(_ field: CitizenField) { rawValue = 1 << field.rawValue }
  public init(_ fields: some Sequence<CitizenField>) { rawValue = fields.reduce(0) { $0 | 1 << $1.rawValue } }

  public func contains(_ field: CitizenField) -> Bool { rawValue & 1 << field.rawValue != 0 }

  /// In the order of the cases.
  public var list: [CitizenField] { CitizenField.allCases.filter(contains) }
}
