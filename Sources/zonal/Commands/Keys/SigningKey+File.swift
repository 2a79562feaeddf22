import Credentials
import Foundation

extension SigningKey {
  /// Reads a private key's file.
  ///
  /// - Parameter ring: whose key it should be; the error says with which verb one is made.
  /// - Throws: `UnreadableKey` with the path, and what is wrong with it.
  static func read(_ path: String, for ring: any SigningRing.Type) throws -> SigningKey {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UnreadableKey(
        path: path, reason: "there is no such file, or you may not read it", advice: "make one with '\(ring.verb) make'"
      )
    }
    do { return try SigningKey(privateJWK: String(decoding: data, as: UTF8.self)) } catch {
      throw UnreadableKey(path: path, reason: "\(error)", advice: "make one with '\(ring.verb) make'")
    }
  }
}

/// A file that should hold keys does not.
struct UnreadableKey: Error, CustomStringConvertible {
  var path: String
  var reason: String
  var advice: String

  var description: String { "cannot read the key '\(path)': \(reason); \(advice)" }
}
