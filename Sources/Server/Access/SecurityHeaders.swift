import HTTPTypes
import Hummingbird

/// What browsers are told with every answer: to take nothing for what it is not, to load nothing from elsewhere, to show it in no frame;
/// and that pages of other sites may read what the public may.
struct SecurityHeaders: RouterMiddleware {
  private let common: [(HTTPField.Name, String)]
  private let page: String
  /// For what is no page: nothing in it is loaded or run.
  private static let data = "default-src 'none'; frame-ancestors 'none'"
  private static let permissions =
    "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), interest-cohort=()"
  private static let exposed = "ETag, Link, Content-Crs, Retry-After, Last-Modified, Content-Disposition"

  /// - Parameter isSecure: whether clients come by TLS, here or at the proxy.
  init(isSecure: Bool, backgroundTiles: String?) {
    var common: [(HTTPField.Name, String)] = [
      (.xContentTypeOptions, "nosniff"), (.referrerPolicy, "strict-origin-when-cross-origin"), (.xFrameOptions, "DENY"),
    ]
    if isSecure { common.append((.strictTransportSecurity, "max-age=31536000")) }
    self.common = common
    let host = backgroundTiles.flatMap(Self.origin).map { " " + $0 } ?? ""
    page = [
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "worker-src blob: 'self'", "child-src blob:",
      "img-src 'self' data: blob:\(host)", "connect-src 'self'\(host)", "font-src 'self'", "manifest-src 'self'",
      "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")
  }

  /// `https://tiles.example` of `https://tiles.example/{z}/{x}/{y}.png`, with a star for `{s}` at its beginning.
  private static func origin(of template: String) -> String? {
    let parts = template.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, ["http:", "https:"].contains(parts[0]), parts[1].isEmpty else { return nil }
    let host = parts[2].replacing("{s}", with: "*")
    let allowed = host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-:*[]".contains($0)) }
    return allowed && !host.isEmpty ? "\(parts[0])//\(host)" : nil
  }

  func handle(
    _ request: Request, context: RequestScope, next: (Request, RequestScope) async throws -> Response
  ) async throws -> Response {
    if request.method == .options, request.headers[.origin] != nil, request.headers[.accessControlRequestMethod] != nil
    {
      return preflight
    }
    var response = try await next(request, context)
    add(to: &response.headers, of: request)
    return response
  }

  /// What belongs to data that anyone may have.
  var ofData: HTTPFields {
    var headers: HTTPFields = [:]
    add(to: &headers, isPersonal: false)
    return headers
  }

  /// Adds what belongs to an answer.
  func add(to headers: inout HTTPFields, of request: Request) {
    // What somebody is told because of who they are is for no other site, and neither is anything that changes something.
    add(
      to: &headers,
      isPersonal: request.headers[.authorization] != nil || request.headers[.cookie] != nil
        || ![.get, .head].contains(request.method))
  }

  private func add(to headers: inout HTTPFields, isPersonal: Bool) {
    for (name, value) in common { headers[name] = value }
    let isPage = headers[.contentType]?.hasPrefix("text/html") ?? false
    if headers[.contentSecurityPolicy] == nil { headers[.contentSecurityPolicy] = isPage ? page : Self.data }
    if isPage {
      // The page of checkpoints asks for the camera.
      if headers[.permissionsPolicy] == nil { headers[.permissionsPolicy] = Self.permissions }
      headers[.crossOriginOpenerPolicy] = "same-origin"
    }
    headers[.crossOriginResourcePolicy] = isPersonal ? "same-origin" : "cross-origin"
    guard !isPersonal else { return }
    headers[.accessControlAllowOrigin] = "*"
    headers[.accessControlExposeHeaders] = Self.exposed
  }

  private var preflight: Response {
    var headers: HTTPFields = [
      .accessControlAllowOrigin: "*", .accessControlAllowMethods: "GET, HEAD",
      .accessControlAllowHeaders: "Accept, Accept-Language, If-None-Match, If-Modified-Since, Range",
      .accessControlMaxAge: "86400", .cacheControl: "no-store",
    ]
    for (name, value) in common { headers[name] = value }
    return Response(status: .noContent, headers: headers)
  }
}

extension HTTPField.Name {
  static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  static let xFrameOptions = HTTPField.Name("X-Frame-Options")!
  static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
  static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
}
