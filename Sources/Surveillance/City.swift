public import Epidemiology
public import Quantities
public import Store

/// What holds for a whole database: the city's clock, and the ages by which its reports are counted.
public struct City: Hashable, Sendable {
  /// Seconds that the city's clock is ahead of UTC.
  public var clockOffset: Int
  /// Counts can answer questions about ages that begin at these.
  public var ageBands: AgeBands

  public init(clockOffset: Int = 25_200, ageBands: AgeBands) {
    self.clockOffset = clockOffset
    self.ageBands = ageBands
  }

  /// - Throws: `StoreError`.
  public init(_ reading: Reading) throws {
    clockOffset = try reading.setting("clock_offset").flatMap { Int($0) } ?? 25_200
    ageBands = AgeBands(
      breaks: try reading.setting("age_breaks").map { $0.split(separator: ",").compactMap { Int($0) } } ?? [])
  }

  /// Keeps the settings; counts that are there must have been made with these bands.
  ///
  /// - Throws: `StoreError`.
  public func keep(_ writing: Writing) throws {
    try writing.set("clock_offset", to: String(clockOffset))
    try writing.set("age_breaks", to: ageBands.starts.map(String.init).joined(separator: ","))
  }

  /// The civil day at an instant.
  public func day(at instant: Instant) -> Day { instant.day(offset: clockOffset) }
}
