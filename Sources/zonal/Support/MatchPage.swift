import Quantities
import Registry
import SpatialCore

/// A record of the queue of matches, for an officer who may see it.
struct MatchPage {
  var match: QueuedMatch
  var wards: CityWards
  var offset: Int

  /// What a list shows: nothing of the person.
  var line: String {
    var text = "\(match.number)  \(match.source) \(match.record)"
    if let ward = match.ward.flatMap(wards.ward) { text += "  \(ward.code)" }
    if !match.reasons.isEmpty { text += "  " + match.reasons.map(\.description).joined(separator: "; ") }
    if let best = match.candidates.first { text += "  best: citizen \(best.citizen), \(score(best))" }
    if let citizen = match.citizen { text += "  is citizen \(citizen)" }
    return text
  }

  var text: String {
    var lines = [["record \(match.number)", "\(match.source) \(match.record), \(match.state)"]]
    for column in MatchColumn.allCases {
      if let text = match.said.fields[column.rawValue] {
        lines.append(["  " + column.rawValue.replacing("_", with: " "), text])
      }
    }
    for reason in match.reasons { lines.append(["  queued", reason.description]) }
    if let name = match.decidedBy, let at = match.decidedAt {
      lines.append(["  decided", "by \(name), \(at.moment(offset: offset))"])
    }
    if match.withheld > 0 { lines.append(["  elsewhere", "\(match.withheld) candidates of other areas"]) }
    return Console.table(lines)
  }

  func words(of candidate: MatchCandidate) -> String {
    "citizen \(candidate.citizen) with \(score(candidate)): "
      + candidate.evidence.map { "\($0.field.code.replacing("-", with: " ")) \($0.agreement)" }.joined(separator: ", ")
  }

  private func score(_ candidate: MatchCandidate) -> String {
    "\((candidate.score * 10).rounded() / 10) bits"
  }

  var json: String {
    func number(_ number: Int?) -> JSONValue { number.map { .number(String($0)) } ?? .null }
    var writer = JSONWriter()
    writer.value(
      .object([
        JSONMember("match", number(match.number)), JSONMember("source", .string(match.source)),
        JSONMember("record", .string(match.record)), JSONMember("state", .string("\(match.state)")),
        JSONMember("citizen", number(match.citizen)),
        JSONMember(
          "said", .object(match.said.fields.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) })),
        JSONMember("reasons", .array(match.reasons.map { .string($0.rawValue) })),
        JSONMember(
          "candidates",
          .array(
            match.candidates.map { candidate in
              .object([
                JSONMember("citizen", number(candidate.citizen)), JSONMember("bits", .number("\(candidate.score)")),
                JSONMember("evidence", .array(candidate.evidence.map { .string($0.description) })),
              ])
            })), JSONMember("withheld", number(match.withheld)),
      ]))
    return writer.text
  }
}
