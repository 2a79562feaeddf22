/// Flags of one dose, without memory of their own: doses are judged by the tens of millions.
struct DoseFlags: Hashable, Sendable {
  var bits: UInt32 = 0

  var isEmpty: Bool { bits == 0 }

  /// In the order in which the flags are declared.
  var list: [DoseFlag] { bits == 0 ? [] : DoseFlag.allCases.filter(contains) }

  func contains(_ flag: DoseFlag) -> Bool { bits & flag.bit != 0 }
  mutating func insert(_ flag: DoseFlag) { bits |= flag.bit }
  func intersects(_ other: DoseFlags) -> Bool { bits & other.bits != 0 }
}

extension DoseFlag {
  fileprivate var bit: UInt32 {
    switch self {
    case .unknownProduct: 1
    case .beforeApproval: 1 << 1
    case .tooYoung: 1 << 2
    case .tooOld: 1 << 3
    case .tooEarly: 1 << 4
    case .late: 1 << 5
    case .mixed: 1 << 6
    case .extra: 1 << 7
    case .sameDay: 1 << 8
    case .otherNumber: 1 << 9
    case .beforeBirth: 1 << 10
    case .ageUnknown: 1 << 11
    case .unknownRule: 1 << 12
    }
  }
}
