/// Why a server cannot start with TLS.
public enum CertificateError: Error, Hashable, Sendable {
  case withoutKey
  case withoutCertificate
  case unreadable(String)
  case noCertificate(String)
  case noKey(String)
  case mismatch(String, String)
}

extension CertificateError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .withoutKey: "a certificate is named without its key; name both or neither"
    case .withoutCertificate: "a certificate's key is named without the certificate; name both or neither"
    case .unreadable(let path): "cannot read '\(path)'; check the name, and that the server's user may read it"
    case .noCertificate(let path):
      "'\(path)' holds no certificate in PEM form, which begins with -----BEGIN CERTIFICATE-----"
    case .noKey(let path):
      "'\(path)' holds no private key in PEM form without a password, which begins with -----BEGIN PRIVATE KEY-----"
    case .mismatch(let chain, let key):
      "the certificate in '\(chain)' does not belong to the key in '\(key)'; the first certificate of the file must be the server's own"
    }
  }
}
