import Credentials
import Quantities
import Store

/// How typed codes are listed for offline checkers: not as they are, so that whoever holds a checker's file cannot write them on paper.
enum PermitListing {
  /// What a checker computes for each code that is typed; the issuer once for each permit.
  static let iterations = 1000
  private static let setting = "permits_listing_salt"

  static func key(of code: TypedCode, salt: [UInt8]) -> [UInt8] {
    ListedCodes.key(of: code, salt: salt, iterations: iterations)
  }

  /// The city's salt; made when it is first needed.
  ///
  /// - Throws: `StoreError`.
  static func salt(_ writing: Writing) throws -> [UInt8] {
    if let salt = try kept(writing) { return salt }
    var generator = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    try writing.set(setting, to: salt.hexadecimal)
    return salt
  }

  /// `nil` before the first permit.
  static func kept(_ reading: Reading) throws -> [UInt8]? {
    try reading.setting(setting).flatMap { [UInt8](hexadecimal: $0) }
  }
}
