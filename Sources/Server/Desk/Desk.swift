import Criteria
import HTTPTypes
import NIOCore
import Quantities
import SpatialCore
import Store
import Surveillance

/// What the parts of the epidemiologist's desk have in common.
struct Desk: Sendable {
  let zones: ServedZones
  let resources: DeskResources

  /// Who may read here: everybody who has a part in bringing a map into force.
  static let readers: [Right] = [.draftRevisions, .reviewRevisions, .publishRevisions]
  static let tag = "desk"

  /// Reads the database away from the threads that answer requests.
  func read<T: Sendable>(_ body: @escaping @Sendable (Reading) throws -> T) async throws -> T {
    let database = zones.database
    return try await Self.explaining { try await Blocking.run(within: .seconds(30)) { try database.read(body) } }
  }

  /// The access of who asks, for a map's way into force.
  func access(_ identity: Identity) throws -> Access {
    let instant = zones.clock()
    return try zones.database.read { try Access(identity.officer, purpose: .publication, at: instant, $0) }
  }

  /// A criteria set by its id, and its text.
  ///
  /// - Throws: `Problem` for an id that is none; `CriteriaError`.
  func criteria(_ id: String) throws -> (set: CriteriaSet, text: String) {
    // An id only: the library takes paths too.
    let known = resources.criteria.ids
    guard known.contains(id) else {
      throw Problem(
        .unprocessableContent, "Unknown criteria",
        "there is no criteria set of this id; there are \(known.joined(separator: ", "))")
    }
    return (try resources.criteria.set(id), try resources.criteria.text(id))
  }

  /// An answer that nobody else may see and nobody keeps.
  func reply(_ value: JSONValue, to call: Call, status: HTTPResponse.Status = .ok) -> Reply {
    var reply = Reply(type: "application/json", bytes: value.document)
    reply.status = status
    reply.isPrivate = true
    return reply
  }

  // MARK: What goes wrong

  /// Runs the body, and says in words of HTTP what the library refuses.
  static func explaining<T>(_ body: () async throws -> T) async throws -> T {
    do { return try await body() } catch let error as SurveillanceError { throw problem(error) } catch let error
      as CriteriaError
    {
      throw Problem(.unprocessableContent, "Criteria cannot be applied", "\(error)")
    } catch let error as TooCoarse {
      throw Problem(.conflict, "Counts too coarse", error.detail)
    } catch is Blocking.TooLong {
      throw Problem(
        .serviceUnavailable, "Took too long", "this took too long and was given up; ask for fewer days, or later",
        headers: [.retryAfter: "30"])
    } catch let error as LogError {
      throw Problem(.serviceUnavailable, "Log key missing", "\(error)")
    }
  }

  /// The counts of the city have no band of ages that a set asks for.
  struct TooCoarse: Error {
    var detail: String
  }

  private static func problem(_ error: SurveillanceError) -> Problem {
    switch error {
    case .noRevision(let number): .notFound("there is no revision \(number); /desk/revisions lists all")
    case .wrongState(let number, let state, let needed):
      Problem(.conflict, "Wrong state", "revision \(number) is \(state), and for this it must be \(needed)")
    case .overtaken(let number, let other):
      Problem(
        .conflict, "Overtaken",
        "revision \(other) was published after revision \(number) was drafted; draft the map again, so that it is seen beside what "
          + "is in force")
    case .noReports(let day):
      Problem(.unprocessableContent, "No reports", "no case is known up to \(day), so a map would rest on nothing")
    default: Problem(.conflict, "Not possible now", "\(error)")
    }
  }
}
