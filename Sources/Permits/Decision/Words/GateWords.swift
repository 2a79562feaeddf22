import Criteria
import Quantities

/// Sentences about wards and what the gate says of them.
struct GateWords {
  let edition: PolicyEdition
  let outlook: ZoneOutlook

  /// Where the level of a ward comes from.
  private func source(_ span: ZoneOutlook.Span) -> Localized {
    if let decree = span.decree {
      let source = outlook.decrees[decree].source
      return Localized(english: "by decree \(source)", vietnamese: "theo \(source)")
    }
    guard let revision = span.revision else {
      return Localized(english: "by no published map", vietnamese: "chưa có bản đồ nào được công bố")
    }
    return Localized(
      english: "by revision \(revision) of the zone map", vietnamese: "theo bản đồ công bố số \(revision)")
  }

  private func journey(_ role: GateRole, _ name: String) -> Localized {
    switch role {
    case .origin: Localized(english: "a journey from \(name)", vietnamese: "đi từ \(name)")
    case .destination: Localized(english: "a journey to \(name)", vietnamese: "đi đến \(name)")
    case .through: Localized(english: "a journey through \(name)", vietnamese: "đi qua \(name)")
    }
  }

  private func group(_ number: Int) -> Localized { edition.policy.groups[number].name }

  /// What the gate says of a ward by its level.
  func verdict(_ ward: Int, _ span: ZoneOutlook.Span, _ role: GateRole, _ verdict: GateVerdict, group number: Int)
    -> PermitReason
  {
    let name = PermitWords.name(outlook.places[ward])
    let (journey, group, source) = (journey(role, name), group(number), source(span))
    let code: PermitReason.Code
    let english: String
    let vietnamese: String
    let level = edition.number(span)
    let isRefused = verdict == .refuse
    if level == edition.noDataNumber {
      code = .noData
      if span.revision == nil {
        english = "\(name) has no level: neither a published map nor a decree says anything of it"
        vietnamese = "\(name) chưa có cấp độ: chưa có bản đồ công bố hay quyết định nào nêu"
      } else {
        english = "\(name) has no level: there are no data of it \(source.english)"
        vietnamese = "\(name) chưa có cấp độ: không có số liệu, \(source.vietnamese)"
      }
    } else if level == edition.unknownNumber {
      code = .unknownLevel
      english = "\(name) is at '\(span.level ?? "")' \(source.english), a level that the rules do not know"
      vietnamese = "\(name) ở mức '\(span.level ?? "")' \(source.vietnamese), quy định không có mức này"
    } else {
      switch role {
      case .origin: code = isRefused ? .originLevel : .originAsks
      case .destination: code = isRefused ? .destinationLevel : .destinationAsks
      case .through: code = isRefused ? .routeLevel : .routeAsks
      }
      let level = edition.name(ofLevel: span.level ?? "")
      english = "\(name) is at '\(level.english)' \(source.english)"
      vietnamese = "\(name) thuộc '\(level.vietnamese)' \(source.vietnamese)"
    }
    return PermitReason(
      code: code.rawValue,
      words: Localized(
        english: english + "; \(journey.english) is \(isRefused ? "not allowed" : "for an officer to decide") for "
          + "'\(group.english)'.",
        vietnamese: vietnamese + "; '\(group.vietnamese)' "
          + (isRefused
            ? "không được \(journey.vietnamese)." : "\(journey.vietnamese) phải do cán bộ xem xét.")),
      citation: edition.gate[number]?.citation ?? "", ward: ward, level: span.level,
      decree: span.decree.map { outlook.decrees[$0].id })
  }

  /// A stricter decree holds in a part of a ward.
  func part(_ ward: Int, _ decree: Int, _ role: GateRole, _ verdict: GateVerdict) -> PermitReason {
    let name = PermitWords.name(outlook.places[ward])
    let area = outlook.decrees[decree]
    let level = edition.name(ofLevel: area.level)
    let journey = journey(role, name)
    return PermitReason(
      code: PermitReason.Code.partlyDecreed.rawValue,
      words: Localized(
        english:
          "A part of \(name), '\(area.name)', is at '\(level.english)' by decree \(area.source); \(journey.english) "
          + (verdict == .refuse
            ? "is not allowed." : "is for an officer to decide, who must see whether it touches that part."),
        vietnamese:
          "Một phần của \(name), '\(area.name)', thuộc '\(level.vietnamese)' theo \(area.source); \(journey.vietnamese) "
          + (verdict == .refuse
            ? "không được phép." : "phải do cán bộ xem xét có liên quan đến phần đó hay không.")),
      citation: edition.terms.citation, ward: ward, level: area.level, decree: area.id)
  }

  /// A ward of the journey is known to change.
  func change(_ ward: Int, _ span: ZoneOutlook.Span) -> PermitReason {
    let name = PermitWords.name(outlook.places[ward])
    let level = span.level.map(edition.name(ofLevel:)) ?? edition.policy.noData.name
    let (moment, source) = (PermitWords.moment(span.from), source(span))
    return PermitReason(
      code: PermitReason.Code.changeKnown.rawValue,
      words: Localized(
        english: "A permit ends at \(moment.english), when \(name) comes to '\(level.english)' \(source.english).",
        vietnamese:
          "Giấy chỉ có giá trị đến \(moment.vietnamese), khi \(name) chuyển sang '\(level.vietnamese)' \(source.vietnamese)."
      ),
      citation: edition.terms.citation, ward: ward, level: span.level,
      decree: span.decree.map { outlook.decrees[$0].id }, from: span.from)
  }

  /// A journey that the gate allows.
  func allowed(_ origin: (Int, ZoneOutlook.Span), _ destination: (Int, ZoneOutlook.Span), group number: Int)
    -> PermitReason
  {
    let (a, b) = (outlook.places[origin.0], outlook.places[destination.0])
    let (from, to) = (edition.name(ofLevel: origin.1.level ?? ""), edition.name(ofLevel: destination.1.level ?? ""))
    let (source, group) = (source(destination.1), group(number))
    return PermitReason(
      code: PermitReason.Code.gateAllows.rawValue,
      words: Localized(
        english: "'\(group.english)' may go from \(PermitWords.name(a)) ('\(from.english)') to "
          + "\(PermitWords.name(b)) ('\(to.english)' \(source.english)).",
        vietnamese: "'\(group.vietnamese)' được đi từ \(PermitWords.name(a)) ('\(from.vietnamese)') đến "
          + "\(PermitWords.name(b)) ('\(to.vietnamese)' \(source.vietnamese))."),
      citation: edition.gate[number]?.citation ?? "", ward: destination.0, level: destination.1.level,
      decree: destination.1.decree.map { outlook.decrees[$0].id })
  }

  /// Moving here needs no permit.
  func notNeeded(_ origin: (Int, ZoneOutlook.Span), _ destination: (Int, ZoneOutlook.Span)) -> PermitReason {
    let (a, b) = (outlook.places[origin.0], outlook.places[destination.0])
    let (from, to) = (edition.name(ofLevel: origin.1.level ?? ""), edition.name(ofLevel: destination.1.level ?? ""))
    let source = source(destination.1)
    return PermitReason(
      code: PermitReason.Code.notNeeded.rawValue,
      words: Localized(
        english: "No permit is needed to go from \(PermitWords.name(a)) ('\(from.english)') to "
          + "\(PermitWords.name(b)) ('\(to.english)' \(source.english)), and nobody may ask for one.",
        vietnamese: "Không cần giấy đi đường khi đi từ \(PermitWords.name(a)) ('\(from.vietnamese)') đến "
          + "\(PermitWords.name(b)) ('\(to.vietnamese)' \(source.vietnamese)); không ai được yêu cầu giấy."),
      citation: edition.needed.citation, ward: destination.0, level: destination.1.level,
      decree: destination.1.decree.map { outlook.decrees[$0].id })
  }
}
