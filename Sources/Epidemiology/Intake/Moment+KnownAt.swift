public import Quantities

extension Moment {
  /// The moment at which something became known, as people write it: as `Moment.init(_:offset:)` reads it, but for a day
  /// alone, which stands for its end.
  ///
  /// A report of a day is known by the end of that day at the latest; and a map as known on a day has what became known on it.
  ///
  /// - Parameter offset: seconds that the local clock is ahead of UTC, for texts with an offset of their own.
  /// - Returns: `nil` when the text is no moment.
  public init?(knownAt text: some StringProtocol, offset: Int) {
    if let day = Day(text) {
      self = .end(of: day)
    } else {
      self.init(text, offset: offset)
    }
  }

  /// The last day that has ended by this moment: all that is known of it by default is known.
  var lastEndedDay: Day { self >= .end(of: day) ? day : day - 1 }
}
