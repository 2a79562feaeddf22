import Criteria
import Quantities

/// Works out an example of a policy in a world of its own wards.
struct PolicyExampleRun {
  let policy: PermitPolicy
  let example: PolicyExample

  private var places: [PolicyExample.Place] { [example.origin, example.destination] + example.through }

  /// Ward 0 is the origin, 1 the destination, the others are on the way; each has its level by the first published map.
  private var outlook: ZoneOutlook {
    var decrees: [ZoneOutlook.Decree] = []
    let spans = places.map { place in
      var parts: [Int] = []
      if let part = place.part {
        parts = [decrees.count]
        decrees.append(ZoneOutlook.Decree(id: "part-\(decrees.count)", level: part))
      }
      func span(_ level: String, _ from: Moment) -> ZoneOutlook.Span {
        ZoneOutlook.Span(from: from, level: level, isUnranked: level == policy.noData.id, revision: 1, parts: parts)
      }
      var spans = [span(place.level, example.at)]
      if let then = place.then, let from = place.thenFrom, from > example.at { spans.append(span(then, from)) }
      return spans
    }
    return ZoneOutlook(
      from: example.at, until: example.at + 24 * 400,
      places: places.indices.map { ZoneOutlook.Place(code: "example-\($0)", name: "ward \($0)") }, decrees: decrees,
      spans: spans)
  }

  /// - Throws: `PermitError.notInForce`.
  func decision() throws(PermitError) -> PermitDecision {
    let request = TravelRequest(
      group: example.group, purpose: example.purpose, applicant: example.applicant, origin: 0, destination: 1,
      route: Array(places.indices.dropFirst(2)), from: example.at, until: example.at + example.hours,
      hours: example.clock, weekdays: example.weekdays, vehicle: example.vehicle, documents: example.documents)
    let order = QuarantineOrder(name: "an order", from: example.at, until: nil)
    return try policy.decide(
      request, in: outlook, at: example.at, quarantine: example.inQuarantine ? order : nil)
  }

  /// What becomes of a live permit for the journey; `keep` where nothing is said of it.
  ///
  /// - Throws: `PermitError.notInForce`.
  func change() throws(PermitError) -> (action: PermitVerdict.Action, codes: [String]) {
    let edition = try policy.edition(at: example.at)
    var permits = LivePermits()
    permits.append(
      serial: 1, group: edition.group(ofPurpose: example.purpose) ?? "",
      form: example.form ?? edition.acceptedForms?.issued ?? "", origin: 0, destination: 1,
      route: Array(places.indices.dropFirst(2)), from: example.at, until: example.at + example.hours)
    let verdict = Reevaluation(policy, in: outlook, at: example.at).verdicts(of: permits).first
    return (verdict?.action ?? .keep, verdict?.codes.map(\.rawValue) ?? [])
  }
}
