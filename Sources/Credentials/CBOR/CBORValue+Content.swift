/// What a value holds, where it is of the kind that is asked for.
extension CBORValue {
  /// `nil` for anything but an unsigned number.
  public var unsigned: UInt64? { if case .unsigned(let value) = self { value } else { nil } }

  /// A whole number of either sign that fits; `nil` otherwise.
  public var integer: Int? {
    switch self {
    case .unsigned(let value): Int(exactly: value)
    case .negative(let value): Int(exactly: value).map { -1 - $0 }
    default: nil
    }
  }

  public var bytes: [UInt8]? { if case .bytes(let value) = self { value } else { nil } }
  public var text: String? { if case .text(let value) = self { value } else { nil } }
  public var array: [CBORValue]? { if case .array(let value) = self { value } else { nil } }
  public var map: [CBORPair]? { if case .map(let value) = self { value } else { nil } }

  /// What stands under a key of a map; `nil` where it does not, and in everything that is no map.
  public subscript(key: CBORValue) -> CBORValue? { map?.first { $0.key == key }?.value }
}

extension CBORValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral
{
  public init(integerLiteral value: Int64) { self.init(value) }
  public init(stringLiteral value: String) { self = .text(value) }
  public init(arrayLiteral elements: CBORValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (CBORValue, CBORValue)...) { self = .map(elements.map(CBORPair.init)) }
  public init(booleanLiteral value: Bool) { self = value ? .true : .false }
}
