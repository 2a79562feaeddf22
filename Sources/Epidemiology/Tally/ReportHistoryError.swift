public import Quantities

/// Why vintages make no history.
public enum ReportHistoryError: Error, Equatable, Sendable {
  /// Two vintages are of the same moment.
  case sameMoment(Moment)
  /// The vintage of this moment cannot be compared with the first one.
  case mismatch(Moment, TallyMismatch)
}

extension ReportHistoryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .sameMoment(let moment):
      "two vintages are known at \(moment), and only one of them can be what was known. Give each its own moment."
    case .mismatch(let moment, let mismatch): "the vintage known at \(moment) differs from the first one: \(mismatch)"
    }
  }
}
