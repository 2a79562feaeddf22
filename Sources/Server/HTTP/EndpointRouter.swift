import Hummingbird
import HTTPTypes
import Logging
import Store

/// Leads requests to endpoints, and says in words what went wrong where none could answer.
struct EndpointRouter: Sendable {
  let endpoints: [Endpoint]

  func responder(_ middlewares: [any MiddlewareProtocol<Request, Response, RequestScope>]) -> RouterResponder<
    RequestScope
  > {
    let router = Router(context: RequestScope.self, options: .autoGenerateHeadEndpoints)
    for middleware in middlewares { router.add(middleware: middleware) }
    router.add(middleware: ProblemMiddleware(endpoints: endpoints))
    for endpoint in endpoints {
      router.on(Self.path(endpoint.path), method: endpoint.method) { request, scope in
        try Self.allow(scope.identity, endpoint)
        return try await endpoint.handle(try Call(request, scope, endpoint))
      }
    }
    return router.buildResponder()
  }

  /// `/zones/{ward}` as the router spells it: `/zones/:ward`.
  static func path(_ path: String) -> RouterPath {
    RouterPath(
      path.split(separator: "/").map { part in
        part.hasPrefix("{") ? ":" + part.dropFirst().dropLast() : String(part)
      }.joined(separator: "/"))
  }

  private static func allow(_ identity: Identity, _ endpoint: Endpoint) throws(Problem) {
    guard case .rights(let rights) = endpoint.access else { return }
    guard !identity.isAnyone else {
      throw Problem(
        .unauthorized, "Token needed", "this address is for officers; send a token as 'Authorization: Bearer …'",
        headers: [.wwwAuthenticate: #"Bearer realm="zonal""#])
    }
    guard !identity.rights.isDisjoint(with: rights) else {
      throw Problem(
        .forbidden, "Not allowed",
        "this needs the right \(rights.map(\.rawValue).joined(separator: " or ")), which the role \(identity.officer.role.rawValue) "
          + "does not have")
    }
  }
}

/// Turns every error into a problem document.
struct ProblemMiddleware: RouterMiddleware {
  let endpoints: [Endpoint]

  func handle(
    _ request: Request, context: RequestScope, next: (Request, RequestScope) async throws -> Response
  ) async throws -> Response {
    do { return try await next(request, context) } catch let problem as Problem { return problem.response() } catch let
      error as HTTPError
    {
      return problem(for: error, request).response()
    } catch let error as AccessError {
      // The words name officers and rights, nobody else.
      return Problem(.forbidden, "Not allowed", "\(error)").response()
    } catch is CancellationError {
      return Problem(.serviceUnavailable, "Closing", "the server is closing; ask again in a moment").response()
    } catch {
      // Nothing of the request: it may name somebody.
      context.logger.error(
        "request failed", metadata: ["error": "\(type(of: error))", "route": "\(context.endpointPath ?? "")"])
      return Problem(
        .internalServerError, "Internal error", "the answer could not be made; the server's log says why"
      ).response()
    }
  }

  private func problem(for error: HTTPError, _ request: Request) -> Problem {
    guard error.status == .notFound else {
      return Problem(error.status, error.status.reasonPhrase, error.body ?? error.status.reasonPhrase)
    }
    let parts = request.uri.path.split(separator: "/")
    let matching = endpoints.filter { matches($0.path, parts) }
    // An address that is spelled out goes before one with a parameter in the same place.
    let spelled = matching.filter { !$0.path.contains("{") }
    let methods = Set((spelled.isEmpty ? matching : spelled).map(\.method))
    guard !methods.isEmpty else {
      return .notFound("there is nothing at this address; / and /api say what there is")
    }
    var allowed = methods.map(\.rawValue).sorted()
    if methods.contains(.get) { allowed.append("HEAD") }
    return Problem(
      .methodNotAllowed, "Method not allowed", "this address takes \(allowed.joined(separator: ", "))",
      headers: [.allow: allowed.joined(separator: ", ")])
  }

  private func matches(_ path: String, _ parts: [Substring]) -> Bool {
    let pattern = path.split(separator: "/")
    return pattern.count == parts.count && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }
}
