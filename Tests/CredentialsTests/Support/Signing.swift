@testable import Credentials

/// Messages with headers that this house does not write.
enum Signing {
  static func signed(_ message: COSESign1, by key: SigningKey, external: [UInt8] = []) -> COSESign1 {
    var message = message
    message.signature = key.sign(message.signedBytes(external: external))
    return message
  }
}
