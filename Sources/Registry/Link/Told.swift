/// What a source tells of a field: nothing, that it takes back what it told before, or a value.
public enum Told<Value: Hashable & Sendable>: Hashable, Sendable {
  case unsaid
  case takenBack
  case said(Value)

  /// `nil` unless a value is told.
  public var value: Value? { if case .said(let value) = self { value } else { nil } }
}
