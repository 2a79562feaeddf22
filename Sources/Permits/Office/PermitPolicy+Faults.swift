import Criteria
import Quantities

extension PermitPolicy {
  /// What a request names that the policy does not have, and what contradicts itself in it; `nil` for nothing.
  ///
  /// A mistyped document would otherwise be one that is missing.
  public func fault(of request: TravelRequest) -> PermitError? {
    let purposes = purposes.map(\.id) + exemptions.map(\.id)
    if !purposes.contains(request.purpose) {
      return .unknown(what: "purpose in the policy", name: request.purpose, known: purposes)
    }
    if let group = request.group, !groups.contains(where: { $0.id == group }) {
      return .unknown(what: "group in the policy", name: group, known: groups.map(\.id))
    }
    if let vehicle = request.vehicle, !vehicles.contains(where: { $0.id == vehicle }) {
      return .unknown(what: "kind of vehicle in the policy", name: vehicle, known: vehicles.map(\.id))
    }
    let known = documents.map(\.id)
    if let document = request.documents.subtracting(known).min() {
      return .unknown(what: "document in the policy", name: document, known: known)
    }
    if request.until <= request.from { return .unusable("the permit would end before it begins") }
    if request.weekdays.isEmpty { return .unusable("no day of the week is named") }
    return nil
  }
}
