import Criteria
import Quantities

extension Decider {
  /// Wards of the journey, each with what it is to it; a ward that is origin or destination is not asked as one on the way.
  private var wards: [(ward: Int, role: GateRole)] {
    var wards: [(ward: Int, role: GateRole)] = [(request.origin, .origin), (request.destination, .destination)]
    guard edition.terms.value?.route != .ends else { return wards }
    for (place, ward) in request.route.enumerated()
    where ward != request.origin && ward != request.destination && !request.route[..<place].contains(ward) {
      wards.append((ward, .through))
    }
    return wards
  }

  /// Whether the journey needs no permit in any ward at any time of it; then it is said.
  mutating func checkNeed() -> Bool {
    let wards = [request.origin, request.destination] + request.route
    if edition.isNeeded(wards, outlook, from: from, until: min(until, outlook.until)) { return false }
    isNeedless = true
    add(
      .tells,
      words.notNeeded(
        (request.origin, outlook.span(ofWard: request.origin, at: from)),
        (request.destination, outlook.span(ofWard: request.destination, at: from))))
    return true
  }

  mutating func checkGate(_ group: Int) {
    guard edition.gate[group] != nil, let terms = edition.terms.value else {
      let name = edition.policy.groups[group].name
      add(
        .refuses, .noGate, english: "The policy does not say where '\(name.english)' may go at this time.",
        vietnamese: "Quy định hiện chưa nêu '\(name.vietnamese)' được đi đâu.")
      return
    }
    if until > outlook.until {
      let moment = PermitWords.moment(outlook.until)
      add(
        .tells, .tooFarAhead,
        english: "A permit ends at \(moment.english): further ahead nothing is known of the zones.",
        vietnamese: "Giấy chỉ có giá trị đến \(moment.vietnamese): xa hơn chưa biết được các vùng.", from: outlook.until
      )
      cut(at: outlook.until)
    }
    let wards = wards
    if terms.needsMap, wards.contains(where: { outlook.span(ofWard: $0.ward, at: from).revision == nil }) {
      add(
        .refuses, .noMap, english: "No zone map is published yet, so nothing can be decided by it.",
        vietnamese: "Chưa có bản đồ vùng nào được công bố nên chưa thể quyết định.", citation: edition.terms.citation)
      return
    }
    var change: (ward: Int, span: ZoneOutlook.Span)?
    var isClear = true
    for (ward, role) in wards {
      let spans = outlook.spans[ward]
      let place = ZoneOutlook.place(spans, from)
      let now = spans[place]
      let verdict = edition.verdict(now, role, group: group, outlook)
      if verdict.own != .allow {
        add(verdict.own == .refuse ? .refuses : .asks, words.verdict(ward, now, role, verdict.own, group: group))
        isClear = false
      }
      if let part = verdict.part {
        add(verdict.all == .refuse ? .refuses : .asks, words.part(ward, part, role, verdict.all))
        isClear = false
      }
      guard let next = self.change(spans, place, role, group, terms) else { continue }
      if change.map({ next.from < $0.span.from }) ?? true { change = (ward, next) }
    }
    if let change, change.span.from < until {
      add(.tells, words.change(change.ward, change.span))
      cut(at: change.span.from)
    }
    if isClear {
      add(
        .tells,
        words.allowed(
          (request.origin, outlook.span(ofWard: request.origin, at: from)),
          (request.destination, outlook.span(ofWard: request.destination, at: from)), group: group))
    }
  }

  /// The first known change of a ward after which a permit would not hold.
  private func change(
    _ spans: [ZoneOutlook.Span], _ place: Int, _ role: GateRole, _ group: Int, _ terms: GateTerms
  ) -> ZoneOutlook.Span? {
    switch terms.atChange {
    case .ignore: return nil
    case .any: return place + 1 < spans.count ? spans[place + 1] : nil
    case .stricter:
      return spans[(place + 1)...].first { edition.verdict($0, role, group: group, outlook).all != .allow }
    }
  }
}

extension PolicyEdition {
  /// What the gate says of a ward in a time, for one role: by the ward's own level, and with stricter decrees in parts of it.
  ///
  /// - Returns: `part` is the number of the strictest decree in a part that is stricter than the ward's own level.
  func verdict(
    _ span: ZoneOutlook.Span, _ role: GateRole, group: Int, _ outlook: ZoneOutlook
  ) -> (own: GateVerdict, part: Int?, all: GateVerdict) {
    guard let gate = gate[group], let terms = terms.value else { return (.refuse, nil, .refuse) }
    let own = gate.cells[number(span)][role]
    guard terms.partly != .ignore, own != .refuse, !span.parts.isEmpty else { return (own, nil, own) }
    var strictest: (part: Int, verdict: GateVerdict)?
    for part in span.parts {
      let verdict = gate.cells[levelNumbers[outlook.decrees[part].level] ?? unknownNumber][role]
      if verdict > own, strictest.map({ verdict > $0.verdict }) ?? true { strictest = (part, verdict) }
    }
    guard let strictest else { return (own, nil, own) }
    return (own, strictest.part, terms.partly == .refuse ? .refuse : max(own, .review))
  }

  /// Whether moving in any of some wards needs a permit at any moment of a time.
  func isNeeded(_ wards: [Int], _ outlook: ZoneOutlook, from: Moment, until: Moment) -> Bool {
    guard let rule = needed.value else { return needed.isUnknown }
    if rule.everywhere { return true }
    return wards.contains { ward in
      if !rule.wards.isEmpty, rule.wards.contains(outlook.places[ward].code) { return true }
      let spans = outlook.spans[ward]
      let first = ZoneOutlook.place(spans, from)
      return spans[first...].contains { span in
        guard span.from < until || span.from == spans[first].from else { return false }
        if needs(level: number(span), wardIsNamed: false) { return true }
        guard terms.value?.partly != .ignore else { return false }
        return span.parts.contains {
          needs(level: levelNumbers[outlook.decrees[$0].level] ?? unknownNumber, wardIsNamed: false)
        }
      }
    }
  }
}
