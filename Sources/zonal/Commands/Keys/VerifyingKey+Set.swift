import Credentials
import Foundation

extension VerifyingKey {
  /// Reads a JSON Web Key Set.
  ///
  /// - Throws: `UnreadableKey`.
  static func readSet(_ path: String) throws -> [VerifyingKey] {
    func unreadable(_ reason: String) -> UnreadableKey {
      UnreadableKey(path: path, reason: reason, advice: "'keys list --jwks' of who signs writes one")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw unreadable("there is no such file, or you may not read it")
    }
    guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let keys = object["keys"] as? [[String: Any]], !keys.isEmpty
    else { throw unreadable("it is no set of public keys") }
    do {
      return try keys.map { key in
        try VerifyingKey(
          jwk: String(decoding: try JSONSerialization.data(withJSONObject: key), as: UTF8.self))
      }
    } catch { throw unreadable("\(error)") }
  }
}
