import ArgumentParser
import Criteria
import Epidemiology
import Quantities
import SpatialCore
import Zones

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say why a ward has its level, and what would change it.",
    discussion: """
      Takes the same inputs as compute and prints the reasons for one ward, named by its code or its name.

      Example:
        zonal explain 00067 --boundaries wards.geojson --population population.csv --cases cases.csv --criteria vn-4800 \\
          --on 2022-01-21
      """)

  @Argument(help: "The ward: its code, or its name (put 'ward, district' where a name is not unique).")
  var ward: String

  @OptionGroup var inputs: InputArguments

  @Option(help: "Folder or zones.geojson of the map before.")
  var previous: String?

  @Option(help: "Language of the reasons: en or vi.")
  var language: Language = .en

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  enum Language: String, ExpressibleByArgument, CaseIterable { case en, vi }

  func run() throws {
    try Failure.reporting {
      let sink = try FindingSink(path: nil)
      let loaded = try LoadedInputs(inputs, from: inputs.on, sink: sink)
      let index = try WardChoice.find(ward, in: loaded.boundaries.wards)
      let edition = try loaded.set.edition(on: inputs.on, asIf: inputs.asInForceOn)
      var before: [Int?]?
      if let previous {
        let published = try PublishedMap(path: previous)
        before = loaded.boundaries.wards.map { ward in
          published.zones[ward.code].flatMap { zone in
            edition.classes.firstIndex { $0.id == zone.level && $0.rank != nil }
          }
        }
      }
      var series = ZoneSeries(
        loaded.set, asInForceOn: inputs.asInForceOn, evidence: loaded.evidence, wards: loaded.boundaries.wards,
        from: inputs.on, through: inputs.on, previous: before)
      var last: ZoneSeries.Step?
      while let step = try series.next() { last = step }
      guard let last else { preconditionFailure("a series ends with its last day") }
      var map = ZoneMap(
        classifier: last.classifier, edition: edition, evidence: loaded.evidence, wards: loaded.boundaries.wards,
        on: inputs.on, previous: loaded.set.hasHistoryRules ? last.previous : before)
      if loaded.set.hasHistoryRules { map.settle(by: last.day, edition) }
      let bounds = try loaded.reform?.bounds(from: inputs.on - (map.caseWindow - 1), through: inputs.on)
      let open = UncertaintyLines.text(map, index, last.classifier, vietnamese: language == .vi)
      let page =
        ([text(map, index)] + open).joined(separator: "\n")
        + splitLine(map.zones[index], bounds.flatMap { $0.isEmpty ? nil : $0[index] })
      Console.line(format == .json ? map.explanationJSON(of: index) : page)
    }
  }

  /// What the confirmed cases of the window can be when wards were split before they were reported.
  private func splitLine(_ zone: ZoneStatus, _ bounds: Crosswalk.Bounds?) -> String {
    guard let bounds, bounds.isUncertain else { return "" }
    let rest = zone.confirmed - bounds.value
    let (part, low, high) = (
      Edition.short(bounds.ofSplits), Edition.short(rest + bounds.low), Edition.short(rest + bounds.high)
    )
    return language == .vi
      ? "\n  Trong số ca xác định, \(part) là phần chia từ các đơn vị cũ đã bị tách; con số thật nằm giữa \(low) và \(high)."
      : "\n  Of the confirmed, \(part) are this ward's share of earlier wards that were split; "
        + "the true number lies between \(low) and \(high)."
  }

  private func text(_ map: ZoneMap, _ index: Int) -> String {
    let zone = map.zones[index]
    let ward = map.wards[index]
    func say(_ text: Localized) -> String { language == .vi ? text.vietnamese : text.english }
    let vietnamese = language == .vi
    var lines = [
      "\(ward.name)\(ward.district.map { ", \($0)" } ?? "") (\(ward.code)), \(map.on): \(say(zone.level.name)) [\(zone.level.id)]",
      "",
    ]
    for (number, reason) in zone.reasons.enumerated() {
      lines.append("  \(number + 1). \(Self.spoken(say(reason.sentence)))")
      if !reason.citation.isEmpty {
        let doubt = Self.doubt(reason.confidence, vietnamese: vietnamese)
        lines.append("     \(reason.citation)\(doubt)")
      }
      if let up = reason.toNextUp {
        let far = Edition.short(up)
        lines.append(vietnamese ? "     Còn thấp hơn mức trên \(far)." : "     It is \(far) short of the next band up.")
      }
      if let down = reason.toNextDown {
        let far = Edition.short(down)
        lines.append(vietnamese ? "     Cao hơn mức dưới \(far)." : "     It is \(far) above the band below.")
      }
    }
    lines.append("")
    if map.criteria.hasHistoryRules, zone.casesToHigher != nil || zone.casesToLower != nil {
      lines.append(
        vietnamese
          ? "  Tính theo số liệu trong ngày, chưa kể quy định về thời gian và địa bàn giáp ranh:"
          : "  By the day's figures, before the rules on time and neighbours:")
    }
    if let more = zone.casesToHigher {
      lines.append(
        vietnamese
          ? "  Thêm \(more) ca thì tăng cấp." : "  \(more) more \(more == 1 ? "case" : "cases") would raise the level.")
    }
    if let fewer = zone.casesToLower {
      lines.append(
        vietnamese
          ? "  Bớt \(fewer) ca thì giảm cấp." : "  \(fewer) fewer \(fewer == 1 ? "case" : "cases") would lower it.")
    }
    let counts =
      "\(Edition.short(zone.confirmed)) confirmed, \(Edition.short(zone.probable)) probable, \(Edition.short(zone.suspected)) suspected"
    lines.append(
      vietnamese
        ? "  \(map.caseWindow) ngày: \(Edition.short(zone.confirmed)) xác định, \(Edition.short(zone.probable)) có thể, \(Edition.short(zone.suspected)) nghi ngờ. Dân số: \(zone.population?.description ?? "chưa có")."
        : "  In \(map.caseWindow) days: \(counts). Population: \(zone.population?.description ?? "not known").")
    return lines.joined(separator: "\n")
  }

  /// A sentence to be read aloud: with a capital and a full stop.
  private static func spoken(_ sentence: String) -> String {
    sentence.prefix(1).uppercased() + sentence.dropFirst() + (sentence.hasSuffix(".") ? "" : ".")
  }

  /// How well a rule is known, after its citation.
  private static func doubt(_ confidence: Confidence, vietnamese: Bool) -> String {
    switch confidence {
    case .text: ""
    case .consistent: vietnamese ? " (suy ra từ nguồn khác)" : " (pinned down by other texts)"
    case .memory: vietnamese ? " (theo trí nhớ, chưa đọc nguyên văn)" : " (from memory, not read in the act)"
    case .unknown: vietnamese ? " (chưa rõ)" : " (not known)"
    }
  }
}
