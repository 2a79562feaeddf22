import Quantities
public import SpatialCore
import Zones

extension ZoneRevision {
  /// Everything that is said of a revision, as an object for programs.
  public var json: JSONValue {
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    func number(_ number: Int?) -> JSONValue { number.map { .number(String($0)) } ?? .null }
    return .object([
      JSONMember("revision", number(self.number)), JSONMember("state", .string(state.rawValue)),
      JSONMember("on", .string(on.description)), JSONMember("corrects", number(corrects)),
      JSONMember("known_at", .string(knownAt.description)),
      JSONMember("data_through", text(dataThrough?.description)),
      JSONMember("inputs_digest", .string("sha256:" + inputsDigest)),
      JSONMember("population", .string(populationSource.rawValue)),
      JSONMember("drafted_at", .string(draftedAt.description)),
      JSONMember("drafted_by", .string(draftedBy)), JSONMember("reviewed_by", text(reviewedBy)),
      JSONMember("approved_by", text(approvedBy)),
      JSONMember("published_at", text(publishedAt?.description)),
      JSONMember("in_force_from", text(inForceFrom?.description)),
      JSONMember("act", .string(act)),
      JSONMember("reason", .string(reason)),
    ])
  }
}
