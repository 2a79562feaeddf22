import Quantities

/// Which days of a window somebody lived or worked at one of some levels, as far as it is known.
struct PlaceDays {
  private enum State: UInt8 { case no, yes, unknown }

  let window: DayWindow
  private var states: [State]
  /// Stays of which nobody said anything.
  let unknownKinds: [SupportFacts.Stay.Kind]
  private(set) var spans: [PlaceSpan] = []
  private let levels: [String]

  init(_ place: PlaceCondition, _ facts: SupportFacts, _ window: DayWindow, _ places: any PlaceHistory) throws {
    self.window = window
    levels = place.levels
    unknownKinds = place.at.filter { kind in
      facts.statements[kind.rawValue]?.value != 0 && !facts.stays.contains { $0.kind == kind }
    }
    states = Array(repeating: unknownKinds.isEmpty ? .no : .unknown, count: window.days)
    for stay in facts.stays where place.at.contains(stay.kind) {
      let days = DayWindow(from: stay.from ?? window.from, through: stay.through ?? window.through)
      guard days.from <= days.through, let cut = days.cut(to: window) else { continue }
      var isPublished = [Bool](repeating: false, count: cut.days)
      for span in try places.spans(ofWard: stay.ward, from: cut.from, through: cut.through) {
        guard let part = DayWindow(from: span.from, through: span.through).cut(to: cut) else { continue }
        if !spans.contains(span) { spans.append(span) }
        for day in 0..<part.days { isPublished[part.from.days(since: cut.from) + day] = true }
        guard levels.contains(span.level) else { continue }
        for day in 0..<part.days { states[part.from.days(since: window.from) + day] = .yes }
      }
      for day in 0..<cut.days where !isPublished[day] {
        let index = cut.from.days(since: window.from) + day
        if states[index] == .no { states[index] = .unknown }
      }
    }
  }

  /// Stretches of days that count, unknown ones left out.
  var runs: [DayWindow] { runs { $0 == .yes } }

  var longest: DayWindow? { runs.max { $0.days < $1.days } }

  /// `nil` where what is not known could still make it hold.
  func holds(least: Int) -> Bool? {
    if let longest, longest.days >= least { return true }
    return runs { $0 != .no }.contains { $0.days >= least } ? nil : false
  }

  private func runs(_ counts: (State) -> Bool) -> [DayWindow] {
    var runs: [DayWindow] = []
    var first: Int?
    for day in 0...states.count {
      if day < states.count, counts(states[day]) {
        first = first ?? day
      } else if let begin = first {
        runs.append(DayWindow(from: window.from + begin, through: window.from + (day - 1)))
        first = nil
      }
    }
    return runs
  }

  /// Those at the levels when there are any, otherwise all that were looked at.
  private var cited: [PlaceSpan] {
    let counting = spans.filter { levels.contains($0.level) }
    return counting.isEmpty ? spans : counting
  }

  var revisions: Set<Int> { Set(cited.compactMap(\.revision)) }
  var decrees: [String] { Set(cited.compactMap(\.decree)).sorted() }

  /// Revisions and decrees by which it can be looked up.
  var reference: String {
    (revisions.sorted().map { "revision \($0)" } + decrees.map { "decree \($0)" }).joined(separator: ", ")
  }
}
