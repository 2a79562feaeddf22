import Foundation

/// Values as they are before they are sealed: JSON, with blanks to a multiple of 64 bytes that hide how long they are.
enum SealedText {
  static func encode(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // Texts and whole numbers only: nothing that could fail.
    var bytes = [UInt8](try! encoder.encode(value))
    bytes += repeatElement(UInt8(ascii: " "), count: (64 - bytes.count % 64) % 64)
    return bytes
  }

  /// - Throws: `SupportError.unreadable`.
  static func decode<Value: Decodable>(_ bytes: [UInt8]) throws(SupportError) -> Value {
    guard let value = try? JSONDecoder().decode(Value.self, from: Data(bytes)) else { throw .unreadable }
    return value
  }
}
