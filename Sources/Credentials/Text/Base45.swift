/// Bytes as the 45 characters that QR codes hold densely (RFC 9285).
public enum Base45 {
  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
  /// The value of each byte; 255 for what is none of the 45.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()

  public static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 3 + 1) / 2)
    for start in stride(from: 0, to: bytes.count, by: 2) {
      let isPair = start + 1 < bytes.count
      let number = isPair ? Int(bytes[start]) << 8 | Int(bytes[start + 1]) : Int(bytes[start])
      text.append(alphabet[number % 45])
      text.append(alphabet[number / 45 % 45])
      if isPair { text.append(alphabet[number / 2025]) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Strict: every text has one meaning, and small letters, other characters, lone characters and triples or pairs that
  /// stand for more than their bytes hold are refused.
  ///
  /// - Throws: `CredentialError.malformed` with the place in the text.
  public static func decode(_ text: some StringProtocol) throws(CredentialError) -> [UInt8] {
    let letters = Array(text.utf8)
    guard letters.count % 3 != 1 else { throw .malformed(what: "the text ends early", at: letters.count) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(letters.count * 2 / 3)
    for start in stride(from: 0, to: letters.count, by: 3) {
      var (number, weight) = (0, 1)
      let end = min(start + 3, letters.count)
      for place in start..<end {
        let value = values[Int(letters[place])]
        guard value < 45 else { throw .malformed(what: "a character is none of base45", at: place) }
        number += Int(value) * weight
        weight *= 45
      }
      let isPair = end - start == 3
      guard number < (isPair ? 65_536 : 256) else { throw .malformed(what: "characters stand for no byte", at: start) }
      if isPair { bytes.append(UInt8(number >> 8)) }
      bytes.append(UInt8(number & 255))
    }
    return bytes
  }
}
