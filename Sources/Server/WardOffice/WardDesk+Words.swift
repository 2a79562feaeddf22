import Cases
import EpidemicAreas
import HTTPTypes
import Quarantine
import Registry
import Subsidies
import Vaccination

extension WardDesk {
  static func problem(_ error: CaseError) -> Problem {
    switch error {
    case .notFound: notFound
    case .noDefinitions, .notInForce:
      Problem(.serviceUnavailable, "Nothing to decide by", "\(error)", headers: [.retryAfter: "300"])
    case .unknownDefinitions: Problem(.unprocessableContent, "Cannot be used", "\(error)")
    case .merged, .notMerged, .nameTaken, .unreadable: Problem(.conflict, "Not possible now", "\(error)")
    case .unknown(let what, _, let known): unknown(what, known)
    case .noWard, .order, .unusable, .noGround: Problem(.unprocessableContent, "Cannot be used", "\(error)")
    }
  }

  static func problem(_ error: QuarantineError) -> Problem {
    switch error {
    case .notFound: notFound
    case .noPolicy: Problem(.serviceUnavailable, "Nothing to decide by", "\(error)", headers: [.retryAfter: "300"])
    case .unusableKey: Problem(.serviceUnavailable, "Key not in use", "\(error)")
    case .wrongState, .duplicate, .incomplete, .unreadable: Problem(.conflict, "Not possible now", "\(error)")
    case .unknown(let what, _, let known): unknown(what, known)
    default: Problem(.unprocessableContent, "Cannot be used", "\(error)")
    }
  }

  static func problem(_ error: EpidemicAreaError) -> Problem {
    switch error {
    case .notFound: notFound
    case .noPolicy, .notInForce:
      Problem(.serviceUnavailable, "Nothing to decide by", "\(error)", headers: [.retryAfter: "300"])
    case .wrongState, .notReleasable, .unreadable: Problem(.conflict, "Not possible now", "\(error)")
    case .unknown(let what, _, let known): unknown(what, known)
    default: Problem(.unprocessableContent, "Cannot be used", "\(error)")
    }
  }

  static func problem(_ error: VaccinationError) -> Problem {
    switch error {
    case .notFound: notFound
    case .noRules: Problem(.serviceUnavailable, "Nothing to decide by", "\(error)", headers: [.retryAfter: "300"])
    case .wrongState, .duplicate, .unreadable: Problem(.conflict, "Not possible now", "\(error)")
    case .unknown(let what, _, let known): unknown(what, known)
    default: Problem(.unprocessableContent, "Cannot be used", "\(error)")
    }
  }

  static func problem(_ error: SupportError) -> Problem {
    switch error {
    case .notFound: notFound
    case .noPolicy: Problem(.serviceUnavailable, "Nothing to decide by", "\(error)", headers: [.retryAfter: "300"])
    case .unknown(let what, _, let known): unknown(what, known)
    case .unknownYear: Problem(.serviceUnavailable, "Calendar lacks a year", "\(error)", headers: [.retryAfter: "300"])
    case .wrongKind, .paysNothing, .inFuture, .unusable: Problem(.unprocessableContent, "Cannot be used", "\(error)")
    default: Problem(.conflict, "Not possible now", "\(error)")
    }
  }

  /// Which of the two is not told, and neither number.
  static func problem(_ error: MatchQueueError) -> Problem {
    switch error {
    case .unknown: notFound
    case .noCandidate:
      Problem(
        .unprocessableContent, "Cannot be used",
        "citizen is no candidate of this record in your area; choose one that is shown",
        parameter: "citizen")
    }
  }

  private static func unknown(_ what: String, _ known: [String]) -> Problem {
    Problem(
      .unprocessableContent, "Unknown name",
      "there is no such \(what)" + (known.isEmpty ? "" : "; there are \(known.prefix(40).joined(separator: ", "))"))
  }
}
