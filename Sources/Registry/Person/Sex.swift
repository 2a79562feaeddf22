/// The sex that a person's papers say.
public enum Sex: Int, Hashable, Sendable, CaseIterable {
  case unknown = 0
  case male = 1
  case female = 2
  case other = 3

  /// Reads what the forms of ministries write: M, F, Nam, Nữ and the like, in any case; empty is unknown.
  ///
  /// - Returns: `nil` for any other text.
  public init?(_ text: some StringProtocol) {
    switch text.lowercased() {
    case "", "unknown", "u": self = .unknown
    case "m", "male", "nam", "1": self = .male
    case "f", "female", "nữ", "nu", "0", "2": self = .female
    case "other", "o", "khác", "khac": self = .other
    default: return nil
    }
  }
}
