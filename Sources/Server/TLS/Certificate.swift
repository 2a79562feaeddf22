import Foundation
import NIOSSL

/// A certificate with its key, for TLS without a proxy.
enum Certificate {
  /// - Throws: `CertificateError`.
  static func configuration(_ settings: AccessSettings) throws(CertificateError) -> TLSConfiguration? {
    switch (settings.certificate, settings.certificateKey) {
    case (nil, nil): return nil
    case (_?, nil): throw .withoutKey
    case (nil, _?): throw .withoutCertificate
    case (let chainPath?, let keyPath?):
      let chain: [NIOSSLCertificate]
      do { chain = try NIOSSLCertificate.fromPEMBytes(try bytes(chainPath)) } catch let error as CertificateError {
        throw error
      } catch { throw .noCertificate(chainPath) }
      guard !chain.isEmpty else { throw .noCertificate(chainPath) }
      let key: NIOSSLPrivateKey
      do { key = try NIOSSLPrivateKey(bytes: try bytes(keyPath), format: .pem) } catch let error as CertificateError {
        throw error
      } catch { throw .noKey(keyPath) }
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
      configuration.minimumTLSVersion = .tlsv12
      configuration.applicationProtocols = ["http/1.1"]
      // The library finds out whether both belong together, and only there.
      guard (try? NIOSSLContext(configuration: configuration)) != nil else { throw .mismatch(chainPath, keyPath) }
      return configuration
    }
  }

  private static func bytes(_ path: String) throws(CertificateError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
    return Array(data)
  }
}
