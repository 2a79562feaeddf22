import Foundation
import Quantities
import SwiftASN1
import X509

/// An X.509 certificate whose key signs credentials of another issuer.
///
/// That it is the issuer's is for whoever hands it in to know: no chain is followed.
public struct IssuerCertificate: Sendable {
  public let key: VerifyingKey
  /// The first eight bytes of the certificate's SHA-256.
  public let keyID: [UInt8]
  private let from: Instant
  private let until: Instant
  /// What it is limited to; empty for everything.
  private let usages: Set<HealthCertificate.Kind>

  /// - Throws: `CredentialError.key`.
  public init(der: [UInt8]) throws(CredentialError) {
    guard let certificate = try? Certificate(derEncoded: der) else { throw .key("these bytes are no certificate") }
    key = try VerifyingKey(certificate)
    keyID = VerifyingKey.keyID(ofCertificate: der)
    func instant(_ date: Date) -> Instant {
      Instant(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }
    from = instant(certificate.notValidBefore)
    until = instant(certificate.notValidAfter)
    let named = (try? certificate.extensions.extendedKeyUsage).flatMap { $0 }.map(Array.init) ?? []
    usages = Set(named.compactMap { usage in Self.objects.first { $0.value.contains(usage) }?.key })
  }

  /// Every certificate of a PEM text, or the one of its DER bytes.
  ///
  /// - Throws: `CredentialError.key`.
  public static func read(_ file: [UInt8]) throws(CredentialError) -> [IssuerCertificate] {
    guard let text = String(validating: file, as: UTF8.self), text.contains("-----BEGIN") else {
      return [try IssuerCertificate(der: file)]
    }
    guard let documents = try? PEMDocument.parseMultiple(pemString: text) else { throw .key("the PEM text is damaged") }
    var certificates: [IssuerCertificate] = []
    for document in documents where document.discriminator == "CERTIFICATE" {
      certificates.append(try IssuerCertificate(der: document.derBytes))
    }
    guard !certificates.isEmpty else { throw .key("the file has no certificate") }
    return certificates
  }

  /// Both ends of its time included.
  func holds(at instant: Instant) -> Bool { from <= instant && instant <= until }

  public func maySign(_ kind: HealthCertificate.Kind) -> Bool { usages.isEmpty || usages.contains(kind) }

  /// The purposes of the specification, and the numbers that the first certificates had for them by mistake.
  private static let objects: [HealthCertificate.Kind: [ExtendedKeyUsage.Usage]] = [
    .test: [.init(oid: "1.3.6.1.4.1.1847.2021.1.1"), .init(oid: "1.3.6.1.4.1.0.1847.2021.1.1")],
    .vaccination: [.init(oid: "1.3.6.1.4.1.1847.2021.1.2"), .init(oid: "1.3.6.1.4.1.0.1847.2021.1.2")],
    .recovery: [.init(oid: "1.3.6.1.4.1.1847.2021.1.3"), .init(oid: "1.3.6.1.4.1.0.1847.2021.1.3")],
  ]
}
