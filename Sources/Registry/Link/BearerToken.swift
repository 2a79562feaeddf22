import Foundation

/// The secret word that lets us into the population database. It is never printed.
public struct BearerToken: Sendable {
  let text: String

  /// Reads a file that only its owner may read; blanks around the token are dropped.
  ///
  /// - Throws: `LinkError.tokenFile`.
  public init(file path: String) throws(LinkError) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let mode = attributes[.posixPermissions] as? Int, let data = FileManager.default.contents(atPath: path)
    else { throw .tokenFile(path: path, reason: "it cannot be read") }
    guard mode & 0o077 == 0 else {
      throw .tokenFile(path: path, reason: "others may read it too; allow only its owner ('chmod 600')")
    }
    let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    // RFC 6750, section 2.1.
    let isToken =
      (1...4_096).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") }
    guard isToken else { throw .tokenFile(path: path, reason: "it is no token: one word of ASCII letters") }
    self.text = text
  }
}

extension BearerToken: CustomStringConvertible, CustomReflectable {
  public var description: String { "•••" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
