/// Reads one JSON value from UTF-8 bytes, after RFC 8259.
///
/// Refuses what the RFC leaves open and a resource must not have: a member twice in one object, more than 64 levels. Numbers stay texts.
///
/// - Complexity: O(n) for n bytes; O(m²) in the members of one object, which are few.
struct JSONParser {
  /// Why bytes are no JSON value, and at which of them that shows.
  struct Fault: Error, Hashable {
    var reason: String
    var offset: Int
  }

  private static let deepest = 64
  private let bytes: UnsafeBufferPointer<UInt8>
  private var i = 0
  private var depth = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value()
    parser.skipBlanks()
    guard parser.i == bytes.count else { throw parser.fault("something follows the value") }
    return value
  }

  private func fault(_ reason: String) -> Fault { Fault(reason: reason, offset: i) }

  private mutating func skipBlanks() {
    while i < bytes.count, bytes[i] == 32 || bytes[i] == 9 || bytes[i] == 10 || bytes[i] == 13 { i += 1 }
  }

  private mutating func value() throws(Fault) -> JSONValue {
    skipBlanks()
    guard i < bytes.count else { throw fault("the value ends too early") }
    switch bytes[i] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(Fault) -> JSONValue {
    let count = text.utf8CodeUnitCount
    guard i + count <= bytes.count else { throw fault("the value ends too early") }
    for k in 0..<count where bytes[i + k] != text.utf8Start[k] { throw fault("no JSON value begins here") }
    i += count
    return value
  }

  private mutating func enter() throws(Fault) {
    depth += 1
    if depth > Self.deepest { throw fault("values are nested more than \(Self.deepest) deep") }
    i += 1
    skipBlanks()
  }

  private mutating func object() throws(Fault) -> JSONValue {
    try enter()
    defer { depth -= 1 }
    var members: [JSONValue.Member] = []
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipBlanks()
      guard i < bytes.count, bytes[i] == UInt8(ascii: "\"") else { throw fault("a member begins with its name") }
      let name = try string()
      if members.contains(where: { $0.name == name }) { throw fault("a member stands twice in one object") }
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw fault("a colon is missing behind a name") }
      members.append(JSONValue.Member(name, try value()))
      skipBlanks()
      if take(UInt8(ascii: ",")) { continue }
      guard take(UInt8(ascii: "}")) else { throw fault("an object is not closed") }
      return .object(members)
    }
  }

  private mutating func array() throws(Fault) -> JSONValue {
    try enter()
    defer { depth -= 1 }
    var values: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .array(values) }
    while true {
      values.append(try value())
      skipBlanks()
      if take(UInt8(ascii: ",")) { continue }
      guard take(UInt8(ascii: "]")) else { throw fault("a list is not closed") }
      return .array(values)
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard i < bytes.count, bytes[i] == byte else { return false }
    i += 1
    return true
  }

  private mutating func number() throws(Fault) -> String {
    let start = i
    _ = take(UInt8(ascii: "-"))
    let whole = digits()
    guard whole == 1 || (whole > 1 && bytes[i - whole] != UInt8(ascii: "0")) else {
      throw fault("no JSON value begins here")
    }
    if take(UInt8(ascii: ".")), digits() == 0 { throw fault("a number has no digit behind its point") }
    if i < bytes.count, bytes[i] | 32 == UInt8(ascii: "e") {
      i += 1
      if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
      if digits() == 0 { throw fault("a number has an empty exponent") }
    }
    return String(decoding: bytes[start..<i], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = i
    while i < bytes.count, bytes[i] >= 48, bytes[i] <= 57 { i += 1 }
    return i - start
  }

  private mutating func string() throws(Fault) -> String {
    i += 1
    let start = i
    while i < bytes.count, bytes[i] != 34, bytes[i] != 92, bytes[i] >= 32 { i += 1 }
    guard i < bytes.count else { throw fault("a text is not closed") }
    if bytes[i] == 34 {
      guard let text = String(validating: bytes[start..<i], as: UTF8.self) else { throw fault("a text is no UTF-8") }
      i += 1
      return text
    }
    return try escaped(from: start)
  }

  private mutating func escaped(from start: Int) throws(Fault) -> String {
    var units = Array(bytes[start..<i])
    while i < bytes.count, bytes[i] != 34 {
      guard bytes[i] >= 32 else { throw fault("a control character stands in a text") }
      if bytes[i] == 92 {
        i += 1
        units += try escape()
      } else {
        units.append(bytes[i])
        i += 1
      }
    }
    guard i < bytes.count else { throw fault("a text is not closed") }
    guard let text = String(validating: units, as: UTF8.self) else { throw fault("a text is no UTF-8") }
    i += 1
    return text
  }

  private mutating func escape() throws(Fault) -> [UInt8] {
    guard i < bytes.count else { throw fault("a text is not closed") }
    let byte = bytes[i]
    i += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code) {
        guard take(92), take(UInt8(ascii: "u")) else { throw fault("half a character stands in a text") }
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw fault("half a character stands in a text") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw fault("half a character stands in a text") }
      return Array(String(Character(scalar)).utf8)
    default: throw fault("a backslash stands before what it cannot escape")
    }
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    guard i + 4 <= bytes.count,
      bytes[i..<i + 4].allSatisfy({ (48...57).contains($0) || (97...102).contains($0 | 32) }),
      let value = UInt32(String(decoding: bytes[i..<i + 4], as: UTF8.self), radix: 16)
    else { throw fault("\\u is followed by four hexadecimal digits") }
    i += 4
    return value
  }
}
