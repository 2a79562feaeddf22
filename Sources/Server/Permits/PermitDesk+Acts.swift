import Criteria
import Epidemiology
import HTTPTypes
import Permits
import Registry
import SpatialCore
import Store
import Surveillance

extension PermitDesk {
  /// Does something with the office, away from the threads that answer requests, and says in words of HTTP what is refused.
  func act<T: Sendable>(
    _ body: @escaping @Sendable (PermitOffice, Rules) throws -> T
  ) async throws -> T {
    let office = try office()
    return try await Self.explaining {
      try await Blocking.run(within: .seconds(60)) { [self] in try body(office, try rules()) }
    }
  }

  /// The same in the name of an officer.
  func act<T: Sendable>(
    _ identity: Identity, _ body: @escaping @Sendable (PermitOffice, Rules, Access) throws -> T
  ) async throws -> T {
    try await act { [self] office, rules in try body(office, rules, try access(identity)) }
  }

  /// An answer that nobody else may see and nobody keeps.
  static func reply(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Reply {
    var reply = Reply(type: "application/json", bytes: value.document)
    reply.status = status
    reply.isPrivate = true
    return reply
  }

  // MARK: What goes wrong

  /// Runs the body, and says in words of HTTP what the library refuses; nothing of what was sent is repeated.
  static func explaining<T>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> T
  ) async throws -> T {
    do { return try await body() } catch let error as PermitError { throw problem(error) } catch let error
      as AccessError
    {
      throw problem(error)
    } catch let error as IntakeError {
      throw Problem(.unprocessableContent, "List cannot be read", "\(error)")
    } catch let error as PermitCredentialError {
      throw Problem(.unprocessableContent, "Does not fit into a code", "\(error)")
    } catch let error as CriteriaError {
      throw Problem(.serviceUnavailable, "Policy cannot be read", "\(error)")
    } catch is Blocking.TooLong {
      throw Problem(
        .serviceUnavailable, "Took too long",
        "this took too long and nobody waits for it any more; look whether it was done",
        headers: [.retryAfter: "30"])
    } catch let error as LogError {
      throw Problem(.serviceUnavailable, "Log key missing", "\(error)")
    }
  }

  /// Whoever asks for what is elsewhere learns no more than that it is not here; the attempt is in the log.
  private static func problem(_ error: AccessError) -> any Error {
    guard case .refused(let refusal) = error, refusal.ground == .area else { return error }
    return problem(PermitError.notFound)
  }

  private static func problem(_ error: PermitError) -> Problem {
    switch error {
    case .noPolicy, .notInForce, .noZoneMap:
      Problem(.serviceUnavailable, "Nothing to decide by", "\(error)", headers: [.retryAfter: "300"])
    case .unusableKey: Problem(.serviceUnavailable, "Permit key not in use", "\(error)")
    case .notFound: .notFound("there is no such application or permit, or it is not in your area")
    case .wrongState(let what, let state):
      Problem(.conflict, "Wrong state", "the \(what) is \(state), so this cannot be done")
    case .refusedByRules, .sameOfficer, .duplicate, .quotaReached: Problem(.conflict, "Not allowed now", "\(error)")
    case .unknown(let what, _, let known):
      Problem(
        .unprocessableContent, "Unknown name",
        "there is no such \(what)" + (known.isEmpty ? "" : "; there are \(known.prefix(40).joined(separator: ", "))"))
    case .unknownPolicy, .unusable: Problem(.unprocessableContent, "Cannot be used", "\(error)")
    case .unreadable: Problem(.conflict, "Cannot be read", "\(error)")
    }
  }
}
