import HummingbirdCore
import HummingbirdTLS
import NIOCore

/// How connections are taken: with TLS or without, guarded, and ended when nothing goes on.
enum ServerChannel {
  /// Bytes of the longest header, and of all of a request's.
  private static let largestField = 16 << 10
  private static let largestHead = 32 << 10

  /// - Parameter answers: what is answered before anything else is asked.
  /// - Throws: `CertificateError`.
  static func builder(_ settings: ServerSettings, _ answers: FastAnswers) throws -> HTTPServerBuilder {
    let limits = settings.limits
    let largestBody = limits.largestBody
    let (timeout, idle) = (
      TimeAmount.seconds(Int64(limits.requestTimeout)), TimeAmount.seconds(Int64(limits.idleTimeout))
    )
    let http = HTTPServerBuilder.http1(
      configuration: HTTP1Channel.Configuration(
        additionalChannelHandlers: [
          ConnectionGuard(largestHead: largestHead, largestBody: largestBody, timeout: timeout, idle: idle),
          FastLaneInstaller(answers),
        ],
        httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
          maxHeaderFieldSize: largestField, maxHeaderListSize: largestHead, maxHeaderFieldCount: 100)))
    guard let certificate = try Certificate.configuration(settings.access) else { return http }
    return try .tls(http, tlsConfiguration: certificate)
  }
}
