import Quantities
import SpatialCore

/// The value of a property as filters compare it.
enum FeatureValue: Hashable, Sendable {
  case text(String)
  case number(Double)
  case truth(Bool)
  /// Milliseconds since 1970.
  case instant(Int64)

  /// - Returns: `nil` for `null`, lists and objects, which no filter compares.
  init?(_ value: JSONValue, _ kind: FeatureField.Kind?) {
    switch value {
    case .string(let text):
      if kind == .instant, let instant = TimeText.instant(text) {
        self = .instant(instant.milliseconds)
      } else {
        self = .text(text)
      }
    case .number(let digits):
      guard let number = Double(digits) else { return nil }
      self = .number(number)
    case .bool(let flag): self = .truth(flag)
    case .null, .array, .object: return nil
    }
  }

  var kind: FeatureField.Kind {
    switch self {
    case .text: .text
    case .number: .number
    case .truth: .truth
    case .instant: .instant
    }
  }

  /// Whether this comes before, is, or comes after another; `nil` when the two cannot be compared.
  func order(_ other: FeatureValue) -> Int? {
    switch (self, other) {
    case (.text(let a), .text(let b)):
      a == b ? 0 : a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars) ? -1 : 1
    case (.number(let a), .number(let b)): a == b ? 0 : a < b ? -1 : 1
    case (.instant(let a), .instant(let b)): a == b ? 0 : a < b ? -1 : 1
    case (.truth(let a), .truth(let b)): a == b ? 0 : b ? -1 : 1
    default: nil
    }
  }
}
