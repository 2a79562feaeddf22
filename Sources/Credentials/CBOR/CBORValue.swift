/// One data item of CBOR (RFC 8949), with everything that belongs to it.
///
/// Two values are equal when their deterministic encodings are: texts by their bytes, not by what Unicode holds for the
/// same, and numbers by their kind, so that 1 and 1.0 differ and a NaN equals itself.
public indirect enum CBORValue: Hashable, Sendable {
  case unsigned(UInt64)
  /// The number −1 − n, which reaches from −1 to −2⁶⁴.
  case negative(UInt64)
  case bytes([UInt8])
  case text(String)
  case array([CBORValue])
  /// In the order in which they were read or shall be found; the writer brings them into the order of their keys.
  case map([CBORPair])
  case tagged(UInt64, CBORValue)
  /// 0 to 23 and 32 to 255; false is 20, true 21, null 22, undefined 23.
  case simple(UInt8)
  case float(Double)

  public static let `false` = CBORValue.simple(20)
  public static let `true` = CBORValue.simple(21)
  public static let null = CBORValue.simple(22)
  public static let undefined = CBORValue.simple(23)

  /// A whole number of either sign.
  public init(_ number: some FixedWidthInteger & Sendable) {
    precondition(number.bitWidth <= 64, "numbers of 64 bits at most")
    self = number < 0 ? .negative(UInt64(bitPattern: ~Int64(number))) : .unsigned(UInt64(number))
  }

  public static func == (a: CBORValue, b: CBORValue) -> Bool {
    switch (a, b) {
    case (.unsigned(let a), .unsigned(let b)), (.negative(let a), .negative(let b)): a == b
    case (.bytes(let a), .bytes(let b)): a == b
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    case (.array(let a), .array(let b)): a == b
    case (.map(let a), .map(let b)): a == b
    case (.tagged(let a, let x), .tagged(let b, let y)): a == b && x == y
    case (.simple(let a), .simple(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .unsigned(let value), .negative(let value): hasher.combine(value)
    case .bytes(let bytes): hasher.combine(bytes)
    case .text(let text): for byte in text.utf8 { hasher.combine(byte) }
    case .array(let items): hasher.combine(items)
    case .map(let pairs): hasher.combine(pairs)
    case .tagged(let tag, let value):
      hasher.combine(tag)
      hasher.combine(value)
    case .simple(let value): hasher.combine(value)
    case .float(let value): hasher.combine(value.bitPattern)
    }
  }
}

/// A key of a map and what stands under it.
public struct CBORPair: Hashable, Sendable {
  public var key: CBORValue
  public var value: CBORValue

  public init(_ key: CBORValue, _ value: CBORValue) {
    self.key = key
    self.value = value
  }
}
