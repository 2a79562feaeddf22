#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Walks through a JSON text of RFC 8259 token by token, without building values that nobody asked for.
///
/// Strict: UTF-8 is checked, so are escapes, control characters, leading zeros and trailing text. Nesting is limited to 512
/// levels, so that no input can exhaust the stack. A byte order mark at the start is skipped.
struct JSONScanner {
  static let deepest = 512

  let start: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>
  var cursor: UnsafePointer<UInt8>
  let powers = ExactDecimal.powers
  let wholePowers = ExactDecimal.wholePowers
  private var depth = 0
  /// Levels of nesting allowed.
  var deepest = Self.deepest
  /// Whether words of eight bytes may be looked at where the text is long enough; otherwise every byte is taken by itself.
  var takesWords = true

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1)!
    start = base
    end = base + bytes.count
    cursor = base
    if bytes.count >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { cursor += 3 }
  }

  /// Bytes from the start of the text.
  var offset: Int {
    get { cursor - start }
    set { cursor = start + newValue }
  }

  func error(_ message: String, at place: UnsafePointer<UInt8>? = nil) -> JSONError {
    let place = place ?? cursor
    var line = 1
    var lineStart = start
    var p = start
    while p < place {
      if p[0] == 10 {
        line += 1
        lineStart = p + 1
      }
      p += 1
    }
    return JSONError(line: line, column: place - lineStart + 1, message: message)
  }

  @inline(__always)
  mutating func skipBlanks() {
    if cursor < end, cursor[0] <= 32 { skipBlankRun() }
  }

  /// Indented files are blanks for the most part: runs of spaces are passed over eight at a time.
  private mutating func skipBlankRun() {
    while cursor < end {
      if takesWords, end - cursor >= 8 {
        let others = UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self).littleEndian ^ 0x2020_2020_2020_2020
        cursor += others.trailingZeroBitCount >> 3
        if others == 0 { continue }
      }
      guard cursor[0] == 32 || cursor[0] == 10 || cursor[0] == 13 || cursor[0] == 9 else { return }
      cursor += 1
    }
  }

  /// The next byte that is no blank, not consumed; 0 at the end of the text.
  @inline(__always)
  mutating func peek() -> UInt8 {
    skipBlanks()
    return cursor < end ? cursor[0] : 0
  }

  /// Consumes one byte if it is the next.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte, cursor < end else { return false }
    cursor += 1
    return true
  }

  mutating func expect(_ byte: UInt8, _ what: String) throws(JSONError) {
    guard take(byte) else { throw unexpected(what) }
  }

  mutating func unexpected(_ what: String) -> JSONError {
    skipBlanks()
    guard cursor < end else { return error("the text ends where \(what) was expected") }
    let byte = cursor[0]
    let found = byte > 32 && byte < 127 ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
    return error("\(found) where \(what) was expected")
  }

  mutating func enter() throws(JSONError) {
    depth += 1
    if depth > deepest { throw error("nesting deeper than \(deepest) levels") }
  }

  mutating func leave() { depth -= 1 }

  /// Whether only blanks are left.
  mutating func finish() throws(JSONError) {
    skipBlanks()
    if cursor < end { throw unexpected("the end of the text") }
  }

  // MARK: Members and elements

  /// Calls `body` for each member of the object that comes next; `body` must consume the value.
  mutating func members<E: Error>(
    _ body: (inout JSONScanner, _ name: String) throws(E) -> Void, failure: (JSONError) -> E
  ) throws(E) {
    do throws(JSONError) {
      try expect(123, "an object")
      try enter()
    } catch { throw failure(error) }
    if !take(125) {
      while true {
        let name: String
        do throws(JSONError) {
          name = try string()
          try expect(58, "':'")
        } catch { throw failure(error) }
        try body(&self, name)
        if take(44) { continue }
        do throws(JSONError) { try expect(125, "',' or '}'") } catch { throw failure(error) }
        break
      }
    }
    leave()
  }

  // MARK: Values

  /// Reads any value.
  mutating func value() throws(JSONError) -> JSONValue {
    switch peek() {
    case 123:
      var members: [JSONMember] = []
      try self.members(
        { (scanner, name) throws(JSONError) in members.append(JSONMember(name, try scanner.value())) }, failure: { $0 })
      return .object(members)
    case 91:
      var elements: [JSONValue] = []
      try enter()
      cursor += 1
      if !take(93) {
        repeat { elements.append(try value()) } while take(44)
        try expect(93, "',' or ']'")
      }
      leave()
      return .array(elements)
    case 34: return .string(try string())
    case 116:
      try word("true")
      return .bool(true)
    case 102:
      try word("false")
      return .bool(false)
    case 110:
      try word("null")
      return .null
    default:
      let first = cursor
      _ = try number()
      return .number(String(decoding: UnsafeBufferPointer(start: first, count: cursor - first), as: UTF8.self))
    }
  }

  /// Passes over any value, checking it.
  mutating func skipValue() throws(JSONError) {
    switch peek() {
    case 123:
      try members({ (scanner, _) throws(JSONError) in try scanner.skipValue() }, failure: { $0 })
    case 91:
      try enter()
      cursor += 1
      if !take(93) {
        repeat { try skipValue() } while take(44)
        try expect(93, "',' or ']'")
      }
      leave()
    case 34: _ = try string()
    case 45, 48...57: _ = try number()
    default: _ = try value()
    }
  }

  mutating func word(_ word: StaticString) throws(JSONError) {
    skipBlanks()
    let length = word.utf8CodeUnitCount
    guard end - cursor >= length, memcmp(cursor, word.utf8Start, length) == 0 else { throw unexpected("a value") }
    cursor += length
  }
}
