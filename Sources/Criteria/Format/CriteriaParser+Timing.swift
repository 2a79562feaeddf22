import Quantities
import Yams

/// Reads rules on time, on neighbours and on larger areas.
extension CriteriaParser {
  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  func timing(_ node: YAMLNode) throws(CriteriaError) -> TimingSource {
    let parts = try node.members(["calendar", "review", "streaks", "minimum_stay", "one_step", "notice"])
    var timing = TimingSource()
    if let calendar = parts["calendar"] { timing.calendar = try self.calendar(calendar) }
    timing.review = try parts["review"].map { n throws(CriteriaError) in try review(n) }
    for item in try parts["streaks"]?.list() ?? [] {
      let streak = try streak(item)
      guard !timing.streaks.contains(where: { $0.change == streak.change }) else {
        throw item.fail("there is already a streak for this change; a set has one to raise and one to lower at most")
      }
      timing.streaks.append(streak)
    }
    for item in try parts["minimum_stay"]?.list() ?? [] { timing.stays.append(try stay(item)) }
    timing.step = try parts["one_step"].map { n throws(CriteriaError) in try step(n) }
    timing.notice = try parts["notice"].map { n throws(CriteriaError) in try notice(n) }
    return timing
  }

  private func calendar(_ node: YAMLNode) throws(CriteriaError) -> WorkCalendar {
    let parts = try node.members(["weekend", "holidays"], required: ["weekend"])
    var calendar = WorkCalendar(weekend: Set(try weekdays(try parts.need("weekend"))))
    for item in try parts["holidays"]?.list() ?? [] {
      let holiday = try item.members(["from", "until", "citation", "confidence"], required: ["from", "citation"])
      _ = try holiday.cited()
      let from = try holiday.need("from").day()
      let until = try holiday["until"].map { n throws(CriteriaError) in try n.day() } ?? from
      guard from <= until, until.days(since: from) < 60 else {
        throw item.fail("a holiday of less than no day, or of more than sixty")
      }
      for day in 0...until.days(since: from) { calendar.holidays.insert(from + day) }
    }
    return calendar
  }

  private func weekdays(_ node: YAMLNode) throws(CriteriaError) -> [Int] {
    let names = try node.node.sequence == nil ? [node.text()] : node.words(of: Self.weekdays)
    return try names.map { name throws(CriteriaError) in
      guard let position = Self.weekdays.firstIndex(of: name) else {
        throw node.fail("'\(name)' is none of \(Self.weekdays.joined(separator: ", "))")
      }
      return position + 1
    }
  }

  private func clock(_ node: YAMLNode) throws(CriteriaError) -> Int {
    guard let second = Moment.secondOfDay(try node.text()) else {
      throw node.fail("'\(try node.text())' is no time of the form \"HH:MM\"")
    }
    return second
  }

  private func review(_ node: YAMLNode) throws(CriteriaError) -> TimingSource.Review {
    let parts = try node.members(["on", "on_holiday", "citation", "confidence"], required: ["on", "citation"])
    let (citation, confidence) = try parts.cited()
    return TimingSource.Review(
      weekdays: try weekdays(try parts.need("on")),
      onHoliday: try parts["on_holiday"]?.choice(TimingSource.Review.OnHoliday.self) ?? .hold, citation: citation,
      confidence: confidence, line: node.line)
  }

  private func unit(_ parts: YAMLMapping) throws(CriteriaError) -> TimingSource.Unit {
    try parts["unit"]?.choice(TimingSource.Unit.self) ?? .days
  }

  private func streak(_ node: YAMLNode) throws(CriteriaError) -> TimingSource.Streak {
    let parts = try node.members(
      ["id", "change", "length", "unit", "citation", "confidence"], required: ["id", "change", "length", "citation"])
    let (citation, confidence) = try parts.cited()
    let change = try parts.need("change").choice(TimingSource.Direction.self)
    guard change != .both else { throw node.fail("a streak is for one change, 'raise' or 'lower'; write two") }
    return TimingSource.Streak(
      id: try parts.identifier("id"), change: change, length: try parts.text("length"), unit: try unit(parts),
      citation: citation, confidence: confidence, line: node.line)
  }

  private func stay(_ node: YAMLNode) throws(CriteriaError) -> TimingSource.Stay {
    let parts = try node.members(
      ["id", "levels", "length", "unit", "citation", "confidence"], required: ["id", "length", "citation"])
    let (citation, confidence) = try parts.cited()
    return TimingSource.Stay(
      id: try parts.identifier("id"), levels: try parts["levels"]?.texts() ?? [], length: try parts.text("length"),
      unit: try unit(parts), citation: citation, confidence: confidence, line: node.line)
  }

  private func step(_ node: YAMLNode) throws(CriteriaError) -> TimingSource.Step {
    let parts = try node.members(
      ["id", "change", "skips", "citation", "confidence"], required: ["id", "change", "citation"])
    let (citation, confidence) = try parts.cited()
    var skips: [(from: String, to: String)] = []
    for item in try parts["skips"]?.list() ?? [] {
      let skip = try item.members(["from", "to"], required: ["from", "to"])
      skips.append((try skip.text("from"), try skip.text("to")))
    }
    return TimingSource.Step(
      id: try parts.identifier("id"), change: try parts.need("change").choice(TimingSource.Direction.self),
      skips: skips, citation: citation, confidence: confidence, line: node.line)
  }

  private func notice(_ node: YAMLNode) throws(CriteriaError) -> TimingSource.Notice {
    let parts = try node.members(
      ["id", "change", "hours", "announced_at", "effective_on", "effective_at", "citation", "confidence"],
      required: ["id", "change", "hours", "announced_at", "citation"])
    let (citation, confidence) = try parts.cited()
    let change = try parts.need("change").choice(TimingSource.Direction.self)
    guard change != .lower else { throw node.fail("a notice is for 'raise' or for 'both'") }
    return TimingSource.Notice(
      id: try parts.identifier("id"), change: change, hours: try parts.text("hours"),
      announcedAt: try clock(try parts.need("announced_at")),
      effectiveOn: try parts["effective_on"].map { n throws(CriteriaError) in try weekdays(n) } ?? [],
      effectiveAt: try parts["effective_at"].map { n throws(CriteriaError) in try clock(n) }, citation: citation,
      confidence: confidence, line: node.line)
  }

  func neighbours(_ node: YAMLNode) throws(CriteriaError) -> NeighbourSource {
    let parts = try node.members(["contact", "rules"], required: ["contact", "rules"])
    var rules: [NeighbourSource.Rule] = []
    for item in try parts.need("rules").list() {
      let rule = try item.members(
        ["id", "next_to", "at_least", "citation", "confidence"], required: ["id", "next_to", "at_least", "citation"])
      let (citation, confidence) = try rule.cited()
      rules.append(
        NeighbourSource.Rule(
          id: try rule.identifier("id"), nextTo: try rule.text("next_to"), atLeast: try rule.text("at_least"),
          citation: citation, confidence: confidence, line: item.line))
    }
    return NeighbourSource(
      contact: try parts.need("contact").choice(NeighbourSource.Contact.self), rules: rules, line: node.line)
  }

  func rollUp(_ node: YAMLNode) throws(CriteriaError) -> RollUpSource {
    let parts = try node.members(
      ["id", "name", "of", "by", "shares", "rules"], required: ["id", "name", "of", "by", "shares", "rules"])
    var shares: [RollUpSource.Share] = []
    for item in try parts.need("shares").list() {
      let share = try item.members(["id", "level", "or_higher"], required: ["id", "level"])
      shares.append(
        RollUpSource.Share(
          id: try share.identifier("id"), level: try share.text("level"),
          orHigher: try share["or_higher"]?.flag() ?? false, line: item.line))
    }
    var rules: [RollUpSource.Rule] = []
    for item in try parts.need("rules").list() {
      let rule = try item.members(["id", "level", "when", "citation", "confidence"], required: ["id", "level"])
      let (citation, confidence) = try rule.cited()
      var when: [RollUpSource.Condition] = []
      for item in try rule["when"]?.list() ?? [] {
        let condition = try item.members(["of"] + Self.comparisons, required: ["of"])
        let bounds = try bounds(condition)
        guard let bound = bounds.first, bounds.count == 1 else {
          throw item.fail("a condition of a roll-up has one bound: \(Self.comparisons.joined(separator: ", "))")
        }
        when.append(RollUpSource.Condition(share: try condition.text("of"), bound: bound, line: item.line))
      }
      rules.append(
        RollUpSource.Rule(
          id: try rule.identifier("id"), level: try rule.text("level"), when: when, citation: citation,
          confidence: confidence, line: item.line))
    }
    return RollUpSource(
      id: try parts.identifier("id"), name: try localized(try parts.need("name")), of: try parts.text("of"),
      by: try parts.need("by").choice(RollUpSource.Grouping.self), shares: shares, rules: rules, line: node.line)
  }
}
