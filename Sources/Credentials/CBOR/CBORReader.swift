/// Reads one data item of CBOR (RFC 8949) that is all of the bytes.
///
/// Refused in either form: reserved heads, a break out of place, texts that are not UTF-8, a key that stands twice in a
/// map (by value, however it is written), bytes that are left over or missing, and more than the limits. Memory is taken
/// for what is there, never for what a length says.
public struct CBORReader {
  /// What is taken.
  public enum Form: Sendable {
    /// Everything well-formed and valid: indefinite lengths, long heads, keys in any order.
    case general
    /// The deterministic form of RFC 8949, section 4.2.1, alone.
    case deterministic
  }

  /// How much is taken from a stranger.
  public struct Limits: Sendable {
    /// Of arrays, maps and tags in each other; the reader calls itself as often.
    public var depth: Int
    /// Data items of all depths.
    public var items: Int
    public var bytes: Int

    public init(depth: Int = 16, items: Int = 4096, bytes: Int = 1 << 16) {
      self.depth = depth
      self.items = items
      self.bytes = bytes
    }
  }

  private let input: [UInt8]
  private let form: Form
  private let limits: Limits
  private var position = 0
  private var itemsLeft: Int

  /// - Throws: `CredentialError.malformed`; `CredentialError.tooMuch`.
  public static func read(
    _ bytes: [UInt8], form: Form, limits: Limits = Limits()
  ) throws(CredentialError) -> CBORValue {
    guard bytes.count <= limits.bytes else { throw .tooMuch(of: "bytes", most: limits.bytes) }
    var reader = CBORReader(input: bytes, form: form, limits: limits, itemsLeft: limits.items)
    let value = try reader.item(depth: 0)
    guard reader.position == bytes.count else { throw reader.malformed("bytes follow the end") }
    return value
  }

  private init(input: [UInt8], form: Form, limits: Limits, itemsLeft: Int) {
    self.input = input
    self.form = form
    self.limits = limits
    self.itemsLeft = itemsLeft
  }

  private func malformed(_ what: String) -> CredentialError { .malformed(what: what, at: position) }

  /// The number of a head; `nil` for an indefinite length.
  private typealias Head = (major: UInt8, short: UInt8, number: UInt64?)

  private mutating func head() throws(CredentialError) -> Head {
    guard position < input.count else { throw malformed("the data end early") }
    let first = input[position]
    let (major, short) = (first >> 5, first & 0x1F)
    switch short {
    case 0..<24:
      position += 1
      return (major, short, UInt64(short))
    case 24...27:
      let count = 1 << Int(short - 24)
      guard input.count - position > count else { throw malformed("the data end early") }
      var number: UInt64 = 0
      for byte in input[position + 1...position + count] { number = number << 8 | UInt64(byte) }
      // Floating-point numbers have lengths of their own.
      if form == .deterministic, major != 7, count == 1 ? number < 24 : number >> UInt64(count * 4) == 0 {
        throw malformed("a number is longer than it need be")
      }
      position += 1 + count
      return (major, short, number)
    case 31:
      guard (2...5).contains(major) || major == 7 else { throw malformed("a head is of no kind") }
      guard form == .general else { throw malformed("a length is left open") }
      position += 1
      return (major, short, nil)
    default: throw malformed("a head is of no kind")
    }
  }

  private mutating func item(depth: Int) throws(CredentialError) -> CBORValue {
    let start = position
    let head = try head()
    return try item(head, start, depth)
  }

  private mutating func item(_ head: Head, _ start: Int, _ depth: Int) throws(CredentialError) -> CBORValue {
    guard itemsLeft > 0 else { throw .tooMuch(of: "items", most: limits.items) }
    itemsLeft -= 1
    if head.major >= 4, head.major <= 6, depth >= limits.depth {
      throw .tooMuch(of: "levels of depth", most: limits.depth)
    }
    switch head.major {
    case 0: return .unsigned(head.number!)
    case 1: return .negative(head.number!)
    case 2: return .bytes(try string(head) { (piece) throws(CredentialError) in Array(piece) })
    case 3:
      // Each piece of a text is one by itself.
      let pieces = try string(head) { (piece) throws(CredentialError) in
        guard let text = String(validating: piece, as: UTF8.self) else {
          throw .malformed(what: "a text is not UTF-8", at: piece.startIndex)
        }
        return [text]
      }
      return .text(pieces.count == 1 ? pieces[0] : pieces.joined())
    case 4: return .array(try array(head.number, depth))
    case 5: return .map(try map(head.number, depth))
    case 6: return .tagged(head.number!, try item(depth: depth + 1))
    default: return try simple(head, start)
    }
  }

  /// A byte or text string, whole or in pieces.
  private mutating func string<Part>(
    _ head: Head, _ part: (ArraySlice<UInt8>) throws(CredentialError) -> [Part]
  ) throws(CredentialError) -> [Part] {
    if let count = head.number { return try part(take(count)) }
    var parts: [Part] = []
    while true {
      let next = try self.head()
      if next.major == 7, next.number == nil { return parts }
      guard next.major == head.major, let count = next.number else {
        throw malformed("a string has a piece of another kind")
      }
      parts += try part(take(count))
    }
  }

  private mutating func take(_ count: UInt64) throws(CredentialError) -> ArraySlice<UInt8> {
    guard count <= UInt64(input.count - position) else { throw malformed("the data end early") }
    defer { position += Int(count) }
    return input[position..<position + Int(count)]
  }

  /// Whether an array or map of open length ends here; takes its end.
  private mutating func takeBreak() -> Bool {
    guard position < input.count, input[position] == 0xFF else { return false }
    position += 1
    return true
  }

  /// Refuses a count that cannot be there: every item is a byte at least.
  private func plausible(_ count: UInt64, bytesEach: UInt64) throws(CredentialError) {
    guard count <= UInt64(input.count - position) / bytesEach else { throw malformed("the data end early") }
    guard count * bytesEach <= UInt64(itemsLeft) else { throw .tooMuch(of: "items", most: limits.items) }
  }

  private mutating func array(_ count: UInt64?, _ depth: Int) throws(CredentialError) -> [CBORValue] {
    var items: [CBORValue] = []
    if let count {
      try plausible(count, bytesEach: 1)
      items.reserveCapacity(Int(count))
      for _ in 0..<count { items.append(try item(depth: depth + 1)) }
    } else {
      while !takeBreak() { items.append(try item(depth: depth + 1)) }
    }
    return items
  }

  private mutating func map(_ count: UInt64?, _ depth: Int) throws(CredentialError) -> [CBORPair] {
    var pairs: [CBORPair] = []
    if let count {
      try plausible(count, bytesEach: 2)
      pairs.reserveCapacity(Int(count))
    }
    var last: ArraySlice<UInt8> = []
    while count.map({ pairs.count < $0 }) ?? !takeBreak() {
      let start = position
      let key = try item(depth: depth + 1)
      if form == .deterministic {
        let encoded = input[start..<position]
        guard last.isEmpty || last.lexicographicallyPrecedes(encoded) else {
          throw malformed("the keys of a map are not in order")
        }
        last = encoded
      }
      pairs.append(CBORPair(key, try item(depth: depth + 1)))
    }
    if form == .general, Set(pairs.map(\.key)).count < pairs.count { throw malformed("a key stands twice in a map") }
    return pairs
  }

  private func simple(_ head: Head, _ start: Int) throws(CredentialError) -> CBORValue {
    guard let number = head.number else { throw malformed("an end stands where none is due") }
    let value: CBORValue
    switch head.short {
    case 24:
      guard number >= 32 else { throw malformed("a simple value is of no kind") }
      return .simple(UInt8(number))
    case 25: value = .float(FloatBits.number(half: UInt16(number)))
    case 26: value = .float(FloatBits.number(single: UInt32(number)))
    case 27: value = .float(Double(bitPattern: number))
    default: return .simple(head.short)
    }
    if form == .deterministic, CBORWriter.encode(value).count < position - start {
      throw malformed("a number is longer than it need be")
    }
    return value
  }
}
