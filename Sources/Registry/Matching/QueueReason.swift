/// Why a record is not linked automatically.
public enum QueueReason: String, Hashable, Sendable, CaseIterable {
  /// Some field of the best candidate does not agree exactly.
  case inexact
  /// What agrees is too common to tell people apart.
  case weak
  /// A second citizen comes near.
  case rival
  /// No citizen is alike.
  case nobodyAlike = "nobody-alike"
  /// The record says no birth date, without which it cannot be looked for.
  case noBirthDate = "no-birth-date"
  /// The record says no name.
  case noName = "no-name"
}

extension QueueReason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .inexact: "a field does not agree exactly"
    case .weak: "what agrees is too common to be sure"
    case .rival: "a second citizen comes near"
    case .nobodyAlike: "no citizen is alike"
    case .noBirthDate: "the record says no birth date"
    case .noName: "the record says no name"
    }
  }
}
