/// Whether something holds, as far as it is known.
public enum Known: String, Sendable, CaseIterable {
  case yes
  case no
  case unknown

  public init(_ isSo: Bool) { self = isSo ? .yes : .no }

  /// Both hold: no as soon as one does not, whatever the other is.
  public static func && (a: Known, b: Known) -> Known {
    a == .no || b == .no ? .no : a == .unknown || b == .unknown ? .unknown : .yes
  }

  /// One holds at least: yes as soon as one does.
  public static func || (a: Known, b: Known) -> Known {
    a == .yes || b == .yes ? .yes : a == .unknown || b == .unknown ? .unknown : .no
  }

  /// Whether a time that may have unknown ends has a day in common with a time whose unknown begin is not known and whose missing end
  /// is open.
  ///
  /// - Parameters:
  ///   - from: first day of the time; `nil` when nobody knows.
  ///   - until: its last day; `nil` when nobody knows.
  ///   - first: first day of the other; `nil` when nobody knows.
  ///   - last: its last day; `nil` for open.
  static func overlap(from: Int?, until: Int?, first: Int?, last: Int?) -> Known {
    if let until, let first, until < first { return .no }
    if let from, let last, from > last { return .no }
    guard let first else {
      // Only its last day is sure to be of the other time.
      guard let last else { return .unknown }
      return Known.containing(last, from, until)
    }
    let last = last ?? .max
    if let from, from >= first { return .yes }
    if let until, until >= first, until <= last { return .yes }
    return containing(first, from, until)
  }

  /// Yes when a time with unknown ends has a day for sure.
  private static func containing(_ day: Int, _ from: Int?, _ until: Int?) -> Known {
    if from == day || until == day { return .yes }
    if let from, let until, from <= day, until >= day { return .yes }
    return .unknown
  }
}
