import Cases
import Criteria
import EpidemicAreas
import HTTPTypes
import Quarantine
import Registry
import Store
import Subsidies
import Vaccination

extension WardDesk {
  /// Runs the body, and says in words of HTTP what the rooms refuse; nothing of what was sent is repeated.
  static func explaining<T>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> T
  ) async throws -> T {
    do { return try await body() } catch let error as CaseError { throw problem(error) } catch let error
      as QuarantineError
    {
      throw problem(error)
    } catch let error as EpidemicAreaError {
      throw problem(error)
    } catch let error as VaccinationError {
      throw problem(error)
    } catch let error as SupportError {
      throw problem(error)
    } catch let error as MatchQueueError {
      throw problem(error)
    } catch let error as AccessError {
      throw problem(error)
    } catch let error as CriteriaError {
      throw Problem(.serviceUnavailable, "Rules cannot be read", "\(error)")
    } catch is Blocking.TooLong {
      throw Problem(
        .serviceUnavailable, "Took too long",
        "this took too long and nobody waits for it any more; look whether it was done",
        headers: [.retryAfter: "30"])
    } catch let error as LogError {
      throw Problem(.serviceUnavailable, "Log key missing", "\(error)")
    }
  }

  /// What is elsewhere and what is not there at all are answered with the same words; the attempt is in the log.
  static let notFound = Problem.notFound("there is no such record, or it is not in your area")

  private static func problem(_ error: AccessError) -> any Error {
    guard case .refused(let refusal) = error, refusal.ground == .area else { return error }
    return notFound
  }
}
