public import Quantities

/// A ward and a day whose count is another one in a later vintage.
public struct Revision: Hashable, Sendable {
  public let day: Day
  /// The ward's number; the number of wards for the reports that lie in none.
  public let ward: Int
  /// The ward's code; `nil` for the reports that lie in none.
  public let code: String?
  public let before: Int64
  public let after: Int64
}
