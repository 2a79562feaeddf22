/// Writes CBOR in the deterministic form of RFC 8949, section 4.2.1: one value, one encoding.
///
/// Heads and floating-point numbers are the shortest that hold the value, lengths are definite, and the keys of a map
/// stand in the order of their encoded bytes. `encode` writes whole values; the other functions write piece by piece
/// what would be large as a value, and then the order of keys is the caller's.
public struct CBORWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// - Precondition: no map has a key twice, and simple values are not 24 to 31, which have no encoding.
  public static func encode(_ value: CBORValue) -> [UInt8] {
    var writer = CBORWriter()
    writer.write(value)
    return writer.bytes
  }

  public mutating func write(_ value: CBORValue) {
    switch value {
    case .unsigned(let number): head(0, number)
    case .negative(let number): head(1, number)
    case .bytes(let content): write(bytes: content)
    case .text(let text): write(text: text)
    case .array(let items):
      beginArray(items.count)
      for item in items { write(item) }
    case .map(let pairs): write(pairs)
    case .tagged(let tag, let inner):
      beginTag(tag)
      write(inner)
    case .simple(let number):
      precondition(!(24...31).contains(number), "simple values 24 to 31 have no encoding")
      head(7, UInt64(number))
    case .float(let number): write(float: number)
    }
  }

  public mutating func write(bytes content: some Collection<UInt8>) {
    head(2, UInt64(content.count))
    bytes.append(contentsOf: content)
  }

  public mutating func write(text: String) {
    head(3, UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Begins an array; its items are written next.
  public mutating func beginArray(_ count: Int) { head(4, UInt64(count)) }
  /// Begins a map; its keys and values are written next, in the order of the encoded keys.
  public mutating func beginMap(_ count: Int) { head(5, UInt64(count)) }
  /// Begins a tag; what it is put on is written next.
  public mutating func beginTag(_ tag: UInt64) { head(6, tag) }

  private mutating func write(_ pairs: [CBORPair]) {
    beginMap(pairs.count)
    let encoded = pairs.map { (key: Self.encode($0.key), value: $0.value) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (position, pair) in encoded.enumerated() {
      precondition(position == 0 || encoded[position - 1].key != pair.key, "a key stands once in a map")
      bytes.append(contentsOf: pair.key)
      write(pair.value)
    }
  }

  private mutating func head(_ major: UInt8, _ number: UInt64) {
    let kind = major << 5
    switch number {
    case 0..<24: bytes.append(kind | UInt8(number))
    case 24...0xFF: append(kind | 24, number, 1)
    case 0x100...0xFFFF: append(kind | 25, number, 2)
    case 0x1_0000...0xFFFF_FFFF: append(kind | 26, number, 4)
    default: append(kind | 27, number, 8)
    }
  }

  private mutating func append(_ first: UInt8, _ number: UInt64, _ count: Int) {
    bytes.append(first)
    for shift in stride(from: (count - 1) * 8, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }

  private mutating func write(float number: Double) {
    if let half = FloatBits.half(number) {
      append(0xF9, UInt64(half), 2)
    } else if let single = FloatBits.single(number) {
      append(0xFA, UInt64(single), 4)
    } else {
      append(0xFB, number.bitPattern, 8)
    }
  }
}
