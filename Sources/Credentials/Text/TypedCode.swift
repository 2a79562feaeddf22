/// A code for where a camera fails: nine random characters and one that checks them, `ABCDE-FGHJK`.
///
/// The characters are those of Crockford's base 32, five bits each. The check character makes the sum of all ten, each
/// times its own power of x, nothing in the field of 32 elements (modulo x⁵ + x² + 1); the powers differ, so every single
/// wrong character and every exchange of two characters is found.
public struct TypedCode: Hashable, Sendable {
  /// Digits and letters without I, L, O and U.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  /// Characters before the one that checks them.
  private static let count = 9

  /// 45 bits.
  public let value: UInt64

  /// - Precondition: the value has 45 bits at most.
  public init(value: UInt64) {
    precondition(value < 1 << 45, "45 bits")
    self.value = value
  }

  /// A code that nobody can guess, from the machine's random numbers.
  public static func random() -> TypedCode {
    var generator = SystemRandomNumberGenerator()
    return random(using: &generator)
  }

  public static func random(using generator: inout some RandomNumberGenerator) -> TypedCode {
    TypedCode(value: UInt64.random(in: 0..<1 << 45, using: &generator))
  }

  /// Six bytes, the highest first.
  public var bytes: [UInt8] { (0..<6).map { UInt8(truncatingIfNeeded: value >> UInt64(40 - 8 * $0)) } }

  /// - Returns: `nil` for anything but six bytes of 45 bits.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 6, bytes[0] < 0x20 else { return nil }
    value = bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private var digits: [UInt8] { (0..<Self.count).map { UInt8(value >> UInt64(5 * (Self.count - 1 - $0)) & 31) } }

  /// The nine characters without the one that checks them.
  public var characters: String { String(decoding: digits.map { Self.alphabet[Int($0)] }, as: UTF8.self) }

  private static func check(_ digits: [UInt8]) -> UInt8 {
    digits.reduce(0) { sum, digit in
      let doubled = (sum ^ digit) << 1
      return doubled & 32 == 0 ? doubled : doubled ^ 0x25
    }
  }
}

extension TypedCode: LosslessStringConvertible {
  public var description: String {
    let letters = (digits + [Self.check(digits)]).map { Self.alphabet[Int($0)] }
    return String(decoding: letters.prefix(5), as: UTF8.self) + "-" + String(decoding: letters.suffix(5), as: UTF8.self)
  }

  /// Reads what somebody typed: letters of either case, spaces and hyphens anywhere, O for 0, I and L for 1.
  ///
  /// - Returns: `nil` for a code that was mistyped, or for anything else.
  public init?(_ description: String) {
    var digits: [UInt8] = []
    for letter in description.utf8 {
      if letter == UInt8(ascii: " ") || letter == UInt8(ascii: "-") { continue }
      guard digits.count <= Self.count, let digit = Self.digit(letter) else { return nil }
      digits.append(digit)
    }
    guard digits.count == Self.count + 1, Self.check(Array(digits.dropLast())) == digits[Self.count] else { return nil }
    value = digits.dropLast().reduce(0) { $0 << 5 | UInt64($1) }
  }

  private static func digit(_ letter: UInt8) -> UInt8? {
    let capital = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) ? letter - 32 : letter
    switch capital {
    case UInt8(ascii: "O"): return 0
    case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
    default: return alphabet.firstIndex(of: capital).map(UInt8.init)
    }
  }
}
