/// How a field of a record agrees with the same field of a citizen.
public enum Agreement: Int, Hashable, Sendable, CaseIterable {
  /// The same, but for what folding takes away.
  case same
  /// The same letters, and one side is written without any diacritics.
  case unmarked
  /// The same letters with other diacritics: another name, or a slip.
  case otherMarks
  case transposed
  case doubled
  case missing
  case neighbouringKey
  case otherLetter
  /// One letter stands for the name.
  case initial
  /// Some of the middle names are the same.
  case part
  /// Only one side has it.
  case absent
  /// The same letters with other blanks among them.
  case spacing
  /// Day and month, or family and given name, in each other's place.
  case exchanged
  /// One digit is another, or two beside each other are exchanged.
  case oneDigit
  /// The year is the same, and one side has no more than that (or says 1 January, as papers then do).
  case yearOnly
  case sameDistrict
  case different

  /// A word of the queue's reasons.
  public var code: String {
    switch self {
    case .same: "same"
    case .unmarked: "unmarked"
    case .otherMarks: "other-marks"
    case .transposed: "transposed"
    case .doubled: "doubled"
    case .missing: "missing"
    case .neighbouringKey: "neighbouring-key"
    case .otherLetter: "other-letter"
    case .initial: "initial"
    case .part: "part"
    case .absent: "absent"
    case .spacing: "spacing"
    case .exchanged: "exchanged"
    case .oneDigit: "one-digit"
    case .yearOnly: "year-only"
    case .sameDistrict: "same-district"
    case .different: "different"
    }
  }

  /// - Returns: `nil` for a word that ``code`` does not give.
  public init?(code: some StringProtocol) {
    guard let agreement = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = agreement
  }

  /// Whether the automatic rule takes it for no disagreement.
  public var isExact: Bool { self == .same || self == .unmarked }

  init(_ slip: TypingSlip) {
    self =
      switch slip {
      case .transposed: .transposed
      case .doubled: .doubled
      case .missing: .missing
      case .neighbouringKey: .neighbouringKey
      case .otherLetter: .otherLetter
      }
  }
}

extension Agreement: CustomStringConvertible {
  public var description: String {
    switch self {
    case .same: "the same"
    case .unmarked: "the same, written without diacritics"
    case .otherMarks: "the same letters with other diacritics"
    case .transposed: "two letters exchanged"
    case .doubled: "a letter doubled"
    case .missing: "a letter missing"
    case .neighbouringKey: "a neighbouring key"
    case .otherLetter: "another letter"
    case .initial: "an initial"
    case .part: "in part the same"
    case .absent: "on one side only"
    case .spacing: "the same letters with other blanks"
    case .exchanged: "exchanged"
    case .oneDigit: "one digit off"
    case .yearOnly: "only the year"
    case .sameDistrict: "another ward of the district"
    case .different: "different"
    }
  }
}
