public import Quantities

/// A dose that somebody was given, as far as dated rules ask about it.
public struct GivenDose: Hashable, Sendable {
  public var day: Day
  /// The product by its id in the rules; another text is a product that the rules do not know.
  public var product: String
  /// The number that was written down; `nil` where none was. Never trusted: doses are ordered by day.
  public var number: Int?

  public init(day: Day, product: String, number: Int? = nil) {
    self.day = day
    self.product = product
    self.number = number
  }
}
