import Credentials
import Foundation

/// The file of the private key that permits and check bundles are signed with.
enum PermitKeyFile {
  /// - Throws: `PermitKeyUnreadable`, with nothing of the key.
  static func read(_ path: String) throws(PermitKeyUnreadable) -> SigningKey {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PermitKeyUnreadable(path: path, reason: "there is no such file, or the server may not read it")
    }
    do { return try SigningKey(privateJWK: String(decoding: data, as: UTF8.self)) } catch {
      throw PermitKeyUnreadable(path: path, reason: "\(error)")
    }
  }
}

/// The setting `permit-key` names a file that is no private key.
struct PermitKeyUnreadable: Error, CustomStringConvertible {
  var path: String
  var reason: String

  var description: String {
    "cannot read the permit key '\(path)': \(reason); make one with 'zonal permit keys make', and let the city know it with "
      + "'zonal permit keys add'"
  }
}
