import Registry

extension CasePerson {
  /// As it is sealed: five texts, each with its length before it; zeros to a multiple of 32 bytes hide how long the name is.
  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    for text in [name, identifier?.digits ?? "", phone, address, notes] { Self.append(text, to: &bytes) }
    bytes += repeatElement(0, count: (32 - bytes.count % 32) % 32)
    return bytes
  }

  /// - Throws: `CaseError.unreadable`.
  static func decode(_ bytes: [UInt8]) throws(CaseError) -> CasePerson {
    var texts: [String] = []
    var position = 0
    for _ in 0..<5 {
      guard position + 2 <= bytes.count else { throw .unreadable }
      let count = Int(bytes[position]) << 8 | Int(bytes[position + 1])
      position += 2
      guard position + count <= bytes.count else { throw .unreadable }
      texts.append(String(decoding: bytes[position..<(position + count)], as: UTF8.self))
      position += count
    }
    return CasePerson(
      name: texts[0], identifier: texts[1].isEmpty ? nil : PersonalIdentifier(digits: texts[1]), phone: texts[2],
      address: texts[3], notes: texts[4])
  }

  /// Longer texts than 65,535 bytes are cut at a whole character: no form has them.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    while text.utf8.count > 65_535 { text = String(text.dropLast(max(1, text.count / 8))) }
    bytes.append(UInt8(text.utf8.count >> 8))
    bytes.append(UInt8(text.utf8.count & 255))
    bytes += text.utf8
  }
}
