/// How a delimited text file is written: what separates its fields, and whether numbers may have a decimal comma.
public struct Dialect: Hashable, Sendable {
  /// Comma, semicolon or tab.
  public var delimiter: UInt8

  public init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Where fields are not separated by commas, a number may carry a decimal comma (`12,5`); elsewhere it may not.
  public var allowsDecimalComma: Bool { delimiter != UInt8(ascii: ",") }

  /// The delimiter that stands most often in the header outside quotes; comma when none does.
  static func detect(header: UnsafeBufferPointer<UInt8>) -> Dialect {
    var counts: (comma: Int, semicolon: Int, tab: Int) = (0, 0, 0)
    var quoted = false
    for byte in header {
      switch byte {
      case UInt8(ascii: "\""): quoted.toggle()
      case UInt8(ascii: ",") where !quoted: counts.comma += 1
      case UInt8(ascii: ";") where !quoted: counts.semicolon += 1
      case UInt8(ascii: "\t") where !quoted: counts.tab += 1
      default: break
      }
    }
    if counts.semicolon > counts.comma, counts.semicolon >= counts.tab { return Dialect(delimiter: UInt8(ascii: ";")) }
    if counts.tab > counts.comma { return Dialect(delimiter: UInt8(ascii: "\t")) }
    return Dialect(delimiter: UInt8(ascii: ","))
  }
}
