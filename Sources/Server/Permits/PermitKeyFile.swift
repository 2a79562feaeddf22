import Credentials
import Foundation

/// The file of a private key: that permits and check bundles are signed with, or vaccination certificates.
enum PermitKeyFile {
  /// - Parameter use: `permit` or `vaccination`, whose setting names the file.
  /// - Throws: `PermitKeyUnreadable`, with nothing of the key.
  static func read(_ path: String, use: String = "permit") throws(PermitKeyUnreadable) -> SigningKey {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PermitKeyUnreadable(use: use, path: path, reason: "there is no such file, or the server may not read it")
    }
    do { return try SigningKey(privateJWK: String(decoding: data, as: UTF8.self)) } catch {
      throw PermitKeyUnreadable(use: use, path: path, reason: "\(error)")
    }
  }
}

/// The setting `permit-key` or `vaccination-key` names a file that is no private key.
struct PermitKeyUnreadable: Error, CustomStringConvertible {
  var use: String
  var path: String
  var reason: String

  var description: String {
    "cannot read the \(use) key '\(path)': \(reason); make one with 'zonal \(use) keys make', and let the city know it with "
      + "'zonal \(use) keys add'"
  }
}
