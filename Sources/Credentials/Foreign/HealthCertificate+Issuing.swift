public import Quantities

extension HealthCertificate {
  /// The text of a certificate in the European Union's form: a web token with the certificate as claim −260, signed, packed with zlib, and
  /// written in base45 after `HC1:`.
  ///
  /// - Parameters:
  ///   - certificate: what stands under `[-260][1]`.
  ///   - country: of the issuer, two letters (ISO 3166).
  ///   - issued: in whole seconds; fractions are cut off.
  /// - Source: Electronic Health Certificate Specification, version 1.0.5.
  public static func issue(
    _ certificate: CBORValue, country: String, issued: Instant, expires: Instant, by key: SigningKey
  ) -> String {
    let claims = CBORValue.map([
      CBORPair(1, .text(country)), CBORPair(4, CBORValue(expires.milliseconds / 1000)),
      CBORPair(6, CBORValue(issued.milliseconds / 1000)), CBORPair(-260, .map([CBORPair(1, certificate)])),
    ])
    return text(of: COSESign1.issue(CBORWriter.encode(claims), by: key).encoded())
  }

  /// A signed message as the text of a QR code.
  public static func text(of message: [UInt8]) -> String { prefix + Base45.encode(Deflation.pack(message)) }
}
