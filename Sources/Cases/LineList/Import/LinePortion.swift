import Epidemiology

/// Some rows of a file, in their order.
struct LinePortion: Sendable {
  enum Lines: Sendable {
    case cases([PreparedCase])
    case contacts([ContactLine])
    case tests([TestLine])
    case symptoms([SymptomLine])
    case exposures([ExposureLine])

    var count: Int {
      switch self {
      case .cases(let lines): lines.count
      case .contacts(let lines): lines.count
      case .tests(let lines): lines.count
      case .symptoms(let lines): lines.count
      case .exposures(let lines): lines.count
      }
    }
  }

  var lines: Lines
  var findings: [Finding] = []
  /// Records, those included of which there is nothing but a finding.
  var rows = 0
  /// Records of the file up to here.
  var rowsDone = 0
}
