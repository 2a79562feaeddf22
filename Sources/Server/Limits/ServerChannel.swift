import HummingbirdCore
import HummingbirdTLS
import NIOCore

/// How connections are taken: with TLS or without, guarded, and ended when nothing goes on.
enum ServerChannel {
  /// Bytes of the longest header, and of all of a request's.
  private static let largestField = 16 << 10
  private static let largestHead = 32 << 10

  /// - Throws: `CertificateError`.
  static func builder(_ settings: ServerSettings) throws -> HTTPServerBuilder {
    let limits = settings.limits
    let (largestBody, timeout) = (limits.largestBody, TimeAmount.seconds(Int64(limits.requestTimeout)))
    let http = HTTPServerBuilder.http1(
      configuration: HTTP1Channel.Configuration(
        additionalChannelHandlers: [
          ConnectionGuard(largestHead: largestHead, largestBody: largestBody, timeout: timeout)
        ],
        idleTimeout: .seconds(Int64(limits.idleTimeout)),
        httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
          maxHeaderFieldSize: largestField, maxHeaderListSize: largestHead, maxHeaderFieldCount: 100)))
    guard let certificate = try Certificate.configuration(settings.access) else { return http }
    return try .tls(http, tlsConfiguration: certificate)
  }
}
