import Criteria
import EpidemicAreas
import Quantities
import SpatialCore
import Store
import Surveillance

/// Areas for people (lines) and for programs (JSON).
enum AreaPage {
  /// Writes a text to a file, whole or not at all.
  static func write(_ text: String, to path: String) throws {
    let file = try StagedFile(path)
    try file.write { put in try put(Array(text.utf8)) }
    try file.commit()
  }

  static func areas(_ areas: [EpidemicArea], _ office: OpenAreaOffice, _ format: OutputFormat) -> String {
    if format == .json { return list(areas.map { area($0, office) }) }
    if areas.isEmpty { return "no area" }
    return Console.table(
      [["area", "kind", "name", "state", "from", "until", "wards", "act"]]
        + areas.map { area in
          [
            String(area.number), area.kind.words.en, area.name, area.state(at: office.now).words.en,
            area.from.moment(offset: office.offset).description,
            (area.releasedAt ?? area.until).moment(offset: office.offset).description, codes(area.wards, office),
            area.act,
          ]
        })
  }

  static func area(
    _ area: EpidemicArea, _ history: [AreaVersion], _ count: AreaCount?, _ needs: [NeedCount], _ policy: AreaPolicy,
    _ office: OpenAreaOffice, _ format: OutputFormat
  ) -> String {
    if format == .json {
      return json([
        ("area", Self.area(area, office)), ("acts", .array(history.map { act($0, office) })),
        ("people", count.map { people($0) } ?? .null), ("needs", .array(needs.map(need))),
      ])
    }
    var lines = [areas([area], office, .text), ""]
    for version in history {
      let until = version.until.moment(offset: office.offset)
      lines.append(
        "\(version.recordedAt.moment(offset: office.offset))  \(version.kind.words.en) by \(version.actor): "
          + "\(version.note.act), \(version.note.authority); \(place(version.place, office)); until \(until)")
      if !version.note.reason.isEmpty { lines.append("  \(version.note.reason)") }
      if !version.finding.isEmpty { lines.append("  test: \(version.finding.joined(separator: ", "))") }
    }
    if let count { lines += ["", words(count, policy)] }
    if !needs.isEmpty { lines += ["", needCounts(needs, .text)] }
    return lines.joined(separator: "\n")
  }

  /// How many people, by age and need of help.
  private static func words(_ count: AreaCount, _ policy: AreaPolicy) -> String {
    let names = count.ageBreaks.enumerated().map { place, from in
      place + 1 < count.ageBreaks.count ? "\(from)–\(count.ageBreaks[place + 1] - 1)" : "\(from)+"
    }
    var rows = [["people on \(count.day)", String(count.total)]]
    for (name, number) in zip(names + ["of unknown age"], count.bands) where number > 0 {
      rows.append(["  \(name)", String(number)])
    }
    if let elderly = count.elderly { rows.append(["elderly", String(elderly)]) }
    for (group, found) in zip(policy.vulnerable, count.vulnerable) {
      rows.append([group.name.english, found.isKnown ? String(found.count) : "the register has no such group"])
    }
    rows.append(["alone in the household", String(count.alone)])
    rows.append(["  of unknown household", String(count.ofUnknownHousehold)])
    if count.unlocated > 0 { rows.append(["not located, and in none of these numbers", String(count.unlocated)]) }
    return Console.table(rows, right: [1])
  }

  static func release(_ finding: ReleaseFinding, _ number: Int, isAsked: Bool, _ format: OutputFormat) -> String {
    if format == .json {
      return json([
        ("area", .number(String(number))), ("outcome", .string(finding.outcome.rawValue)),
        ("earliest", text(finding.earliest?.description)), ("reasons", .array(finding.reasons.map(reason))),
        ("missing", .array(finding.missing.map { .string($0.rawValue) })), ("released", .bool(!isAsked)),
      ])
    }
    let head =
      switch finding.outcome {
      case .ready: "may be released"
      case .wait: "may not be released yet"
      case .unknown: "nobody can say whether it may be released"
      }
    return (["area \(number): \(isAsked ? head : "released; the test: \(head)")"] + finding.reasons.flatMap(words))
      .joined(separator: "\n")
  }

  static func passage(_ decision: PassageDecision, _ row: Int?, _ format: OutputFormat) -> String {
    if format == .json {
      return json([
        ("passage", number(row)), ("verdict", .string(decision.verdict.rawValue)),
        ("reasons", .array(decision.reasons.map(reason))),
      ])
    }
    return ([decision.verdict.rawValue] + decision.reasons.flatMap(words)).joined(separator: "\n")
  }

  // MARK: Parts

  static func words(_ reason: AreaReason) -> [String] {
    [
      "  \(reason.words.english)\(reason.citation.isEmpty ? "" : " (\(reason.citation))")",
      "  \(reason.words.vietnamese)",
    ]
  }

  static func codes(_ wards: [AreaWard], _ office: OpenAreaOffice) -> String {
    let shown = wards.prefix(6).map { office.code($0.row) + ($0.isWhole ? "" : " in part") }
    return shown.joined(separator: ", ") + (wards.count > 6 ? " … \(wards.count)" : "")
  }

  static func place(_ place: AreaPlace, _ office: OpenAreaOffice) -> String {
    switch place {
    case .wards(let rows): "\(rows.count) whole wards"
    case .shape(let shape): "\(Int(Geodesic.area(of: shape).rounded())) m²"
    case .addresses(let list):
      list.isEmpty ? "a list of addresses" : list.map(\.text).joined(separator: "; ")
    }
  }

  private static func area(_ area: EpidemicArea, _ office: OpenAreaOffice) -> JSONValue {
    object([
      ("area", .number(String(area.number))), ("kind", .string(area.kind.rawValue)), ("name", .string(area.name)),
      ("state", .string(area.state(at: office.now).rawValue)), ("version", .number(String(area.version))),
      ("place", .string(area.placeKind)),
      ("from", .string(area.from.moment(offset: office.offset).description)),
      ("until", .string(area.until.moment(offset: office.offset).description)),
      ("released", text(area.releasedAt?.moment(offset: office.offset).description)),
      (
        "wards",
        .array(
          area.wards.map { ward in
            object([("code", .string(office.code(ward.row))), ("whole", .bool(ward.isWhole))])
          })
      ), ("measures", .array(area.measures.map { .string($0) })), ("authority", .string(area.authority)),
      ("act", .string(area.act)), ("policy", .number(String(area.policy))), ("revision", number(area.revision)),
      ("proposal", number(area.proposal)), ("zone_decree", text(area.zoneDecree)),
    ])
  }

  private static func act(_ version: AreaVersion, _ office: OpenAreaOffice) -> JSONValue {
    object([
      ("version", .number(String(version.number))), ("kind", .string(version.kind.rawValue)),
      ("recorded_at", .string(version.recordedAt.description)), ("by", .string(version.actor)),
      ("act", .string(version.note.act)), ("authority", .string(version.note.authority)),
      ("reason", .string(version.note.reason)), ("place", .string(version.place.kind)),
      ("until", .string(version.until.moment(offset: office.offset).description)),
      ("finding", .array(version.finding.map { .string($0) })), ("revision", number(version.revision)),
    ])
  }

  private static func people(_ count: AreaCount) -> JSONValue {
    object([
      ("day", .string(count.day.description)), ("total", .number(String(count.total))),
      ("age_breaks", .array(count.ageBreaks.map { .number(String($0)) })),
      ("bands", .array(count.bands.map { .number(String($0)) })), ("elderly", number(count.elderly)),
      (
        "vulnerable",
        object(count.vulnerable.map { ($0.id, $0.isKnown ? .number(String($0.count)) : .null) })
      ), ("alone", .number(String(count.alone))),
      ("of_unknown_household", .number(String(count.ofUnknownHousehold))),
      ("unlocated", .number(String(count.unlocated))),
    ])
  }

  static func reason(_ reason: AreaReason) -> JSONValue {
    object([
      ("code", .string(reason.code.rawValue)), ("en", .string(reason.words.english)),
      ("vi", .string(reason.words.vietnamese)), ("citation", .string(reason.citation)),
    ])
  }

  static func need(_ count: NeedCount) -> JSONValue {
    object([
      ("need", .string(count.need)), ("open", .number(String(count.open))), ("urgent", .number(String(count.urgent))),
      ("overdue", .number(String(count.overdue))), ("done", .number(String(count.done))),
    ])
  }

  static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { JSONMember($0.0, $0.1) })
  }
  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  static func number(_ number: Int?) -> JSONValue { number.map { .number(String($0)) } ?? .null }

  static func json(_ members: [(String, JSONValue)]) -> String { written(object(members)) }
  static func list(_ values: [JSONValue]) -> String { written(.array(values)) }

  private static func written(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    writer.value(value)
    return writer.text
  }
}
