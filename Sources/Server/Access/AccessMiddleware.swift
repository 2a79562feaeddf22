import HTTPTypes
import Hummingbird
import Logging
import Store

/// Finds out who asks, before anything is answered. Who brings no token is anyone; who brings a bad one is refused, also where anyone may
/// ask: a client that believes itself known must not silently get what the public gets.
struct AccessMiddleware: RouterMiddleware {
  let authenticator: Authenticator
  let cookie: SessionCookie
  let origin: SameOrigin
  let rate: RateGate

  func handle(
    _ request: Request, context: RequestScope, next: (Request, RequestScope) async throws -> Response
  ) async throws -> Response {
    let credentials = Credentials(request)
    let known = credentials.token.flatMap(authenticator.remembered)
    // Checking a token costs more than most answers, so it is counted for the address that sends it.
    if let refusal = rate.refusal(request, peer: context.peer, officer: known?.officer.name) {
      return refusal.response()
    }
    if case .none = credentials { return try await next(request, context) }
    var scope = context
    do { scope.identity = try await identity(credentials, request) } catch let problem as Problem {
      return problem.response()
    } catch let refusal as TokenRefusal {
      return self.problem(refusal, credentials).response()
    } catch {
      context.logger.error("officers cannot be read", metadata: ["error": "\(type(of: error))"])
      return Problem(.internalServerError, "Internal error", "who asks could not be looked up; ask again").response()
    }
    return try await next(request, scope)
  }

  private func identity(_ credentials: Credentials, _ request: Request) async throws -> Identity {
    guard let token = credentials.token else { throw TokenRefusal.malformed }
    if case .cookie = credentials, !Self.isSafe(request.method), !origin.sent(request) {
      throw Problem(
        .forbidden, "Not from this site",
        "a browser's cookie counts only for requests of this server's own pages; send a token as 'Authorization: Bearer …'"
      )
    }
    return try await authenticator.identity(of: token)
  }

  static func isSafe(_ method: HTTPRequest.Method) -> Bool { [.get, .head, .options].contains(method) }

  /// RFC 6750, 3. Nothing of the token is repeated.
  func problem(_ refusal: TokenRefusal, _ credentials: Credentials) -> Problem {
    if refusal == .noKeys {
      return Problem(
        .serviceUnavailable, "Tokens cannot be checked", "\(refusal.description); ask again in a minute",
        headers: [.retryAfter: "60"])
    }
    var headers: HTTPFields = [
      .wwwAuthenticate: #"Bearer realm="zonal", error="invalid_token", error_description="\#(refusal.description)""#
    ]
    // Otherwise the browser would be refused everything until the cookie ends.
    if case .cookie = credentials { headers[.setCookie] = cookie.ending }
    return Problem(.unauthorized, "Token not valid", refusal.description, headers: headers)
  }
}
