import Crypto
import Foundation
import Quantities

/// A tree head as a small text file: a checkpoint in a signed note, which other tools read too.
///
/// Source: C2SP signed-note and tlog-checkpoint: the body, an empty line, a line `— name base64` for the signature, whose bytes
/// begin with the first 4 of SHA-256 over name, line feed, the byte 1 (Ed25519) and the public key.
extension TreeHead {
  /// The text of the file.
  ///
  /// - Parameter publicKey: the key that signed it; of no account for a head without signature.
  public func text(publicKey: [UInt8]?) -> String {
    guard let signature, let publicKey else { return body }
    let line = Data(Self.keyIdentifier(publicKey) + signature.bytes).base64EncodedString()
    return body + "\n\u{2014} \(Self.origin) \(line)\n"
  }

  /// Reads the text of a file.
  ///
  /// Signatures by other names and keys, such as witnesses add, are passed over. The key's number is not in the text: it is that
  /// of the key among `publicKeys` that the signature names, 0 when it names none of them.
  ///
  /// - Parameter publicKeys: public keys by their numbers.
  /// - Throws: `LogError.noTreeHead` with the line that is wrong.
  public init(text: String, publicKeys: [Int: [UInt8]]) throws(LogError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func line(_ index: Int, after word: String = "") throws(LogError) -> String {
      guard index < lines.count, lines[index].hasPrefix(word) else { throw .noTreeHead(line: index + 1) }
      return String(lines[index].dropFirst(word.count))
    }
    func hash(_ text: String, line: Int) throws(LogError) -> TreeHash {
      guard let data = Data(base64Encoded: text), let hash = TreeHash(bytes: Array(data)) else {
        throw .noTreeHead(line: line)
      }
      return hash
    }
    guard try line(0) == Self.origin else { throw .noTreeHead(line: 1) }
    guard let size = Int(try line(1)), size >= 0 else { throw .noTreeHead(line: 2) }
    guard let instant = Int64(try line(3, after: "recorded ")) else { throw .noTreeHead(line: 4) }
    self.init(
      size: size, root: try hash(try line(2), line: 3), recordedAt: Instant(milliseconds: instant),
      previous: try hash(try line(4, after: "previous "), line: 5), signature: nil)
    // The body is what is signed: what would be written otherwise was never signed.
    guard text.hasPrefix(body) else { throw .noTreeHead(line: 2) }
    for index in lines.indices.dropFirst(6) where lines[index].hasPrefix("\u{2014} \(Self.origin) ") {
      let written = String(lines[index].split(separator: " ").last!)
      let data = Data(base64Encoded: written)
      // Base64 has letters with bits that mean nothing: there is one way to write a signature.
      guard let data, data.count == 68, data.base64EncodedString() == written else {
        throw .noTreeHead(line: index + 1)
      }
      let number = publicKeys.first { Self.keyIdentifier($0.value) == Array(data.prefix(4)) }?.key
      if signature == nil || number != nil { signature = Signature(key: number ?? 0, bytes: Array(data.dropFirst(4))) }
    }
  }

  private static func keyIdentifier(_ publicKey: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: Array("\(origin)\n\u{1}".utf8) + publicKey).prefix(4))
  }
}
