import Quantities

/// The people of a register in memory, filed so that a record is compared with few of them.
///
/// Some 250 bytes a person with a middle name. Immutable and shared between threads.
public struct MatchIndex: Sendable {
  /// By the day they are filed under, then by the key of their name.
  private let people: [MatchPerson]
  /// Of each of them what most comparisons end at; side by side, so that a day's people are read in one sweep.
  private let briefs: [NameBrief]
  private let firstDay: Int32
  /// Where the people of each day begin, and behind the last day where they end.
  private let starts: [Int32]
  private let phones: [(number: UInt64, place: Int32)]
  private let formerNumbers: [(number: UInt64, place: Int32)]

  /// Of a day with more people than this, only those of the record's name are compared: 1 January stands for unknown days.
  static let mostOfADay = 1_024

  /// - Complexity: O(*n* log *n*).
  public init(_ people: [MatchPerson]) {
    let filed = people.compactMap { person in person.birth.filed.map { (day: $0.number, person: person) } }
      .sorted { a, b in
        if a.day != b.day { return a.day < b.day }
        let (first, second) = (NameBrief(a.person.name), NameBrief(b.person.name))
        return first.hasKey(of: second) ? a.person.citizen < b.person.citizen : first.key < second.key
      }
    self.people = filed.map(\.person)
    briefs = filed.map { NameBrief($0.person.name) }
    firstDay = filed.first?.day ?? 0
    var starts = [Int32](repeating: 0, count: Int((filed.last?.day ?? -1) - firstDay) + 2)
    for (day, _) in filed { starts[Int(day - firstDay) + 1] += 1 }
    for day in 1..<max(1, starts.count) { starts[day] += starts[day - 1] }
    self.starts = starts
    phones = Self.filed(self.people) { $0.phone?.number }
    formerNumbers = Self.filed(self.people) { $0.formerNumber.map { UInt64($0.number) } }
  }

  private static func filed(
    _ people: [MatchPerson], _ number: (MatchPerson) -> UInt64?
  ) -> [(number: UInt64, place: Int32)] {
    people.indices.compactMap { place in number(people[place]).map { ($0, Int32(place)) } }
      .sorted { ($0.number, $0.place) < ($1.number, $1.place) }
  }

  public var count: Int { people.count }

  // MARK: Matching

  /// Finds the citizen of a record, or the candidates for people to choose from.
  ///
  /// - Complexity: comparisons with those born on the day and some of the record's name, a few hundred among 8 million people.
  public func match(_ record: MatchRecord, with matcher: Matcher, rule: AutomaticRule = AutomaticRule()) -> MatchOutcome
  {
    if record.name.isEmpty { return .queued([], [.noName]) }
    if record.birth == nil, record.phone == nil, record.formerNumber == nil { return .queued([], [.noBirthDate]) }
    let prepared = matcher.prepared(record)
    var best: [(score: Double, citizen: Int, place: Int)] = []
    // One more than is shown, for the rule looks at the second.
    let most = max(2, rule.mostShown)
    forEachPlace(record, matcher.isWorthComparing(prepared)) { place in
      let score = matcher.score(prepared, people[place])
      if best.count == most, score < best[most - 1].score { return }
      let found = (score: score, citizen: people[place].citizen, place: place)
      if best.contains(where: { $0.place == place }) { return }
      let position =
        best.firstIndex { MatchCandidate.isBetter((found.score, found.citizen), ($0.score, $0.citizen)) } ?? best.count
      best.insert(found, at: position)
      if best.count > most { best.removeLast() }
    }
    return rule.decide(best.map { matcher.candidate(prepared, people[$0.place]) })
  }

  /// The citizens whom a record is compared with; some may come twice.
  ///
  /// - Parameter isWorth: whether somebody born on the day is looked at, by the name.
  func forEachPlace(_ record: MatchRecord, _ isWorth: (NameBrief) -> Bool, _ body: (Int) -> Void) {
    let blocks = MatchBlocks(record)
    if let day = blocks.day {
      let range = places(of: day)
      if range.count <= Self.mostOfADay {
        for place in range where isWorth(briefs[place]) { body(place) }
      } else {
        for key in blocks.keys { forEach(NameBrief.Key(key), in: range, body) }
      }
    }
    if let key = blocks.keys.first.map(NameBrief.Key.init) {
      for day in blocks.slipDays { forEach(key, in: places(of: day), body) }
    }
    if let phone = record.phone { forEach(phone.number, in: phones, body) }
    if let former = record.formerNumber { forEach(UInt64(former.number), in: formerNumbers, body) }
  }

  private func places(of day: Day) -> Range<Int> {
    let place = Int(day.number) - Int(firstDay)
    guard place >= 0, place + 1 < starts.count else { return 0..<0 }
    return Int(starts[place])..<Int(starts[place + 1])
  }

  private func forEach(_ key: NameBrief.Key, in range: Range<Int>, _ body: (Int) -> Void) {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if briefs[middle].key < key { low = middle + 1 } else { high = middle }
    }
    while low < range.upperBound, briefs[low].key == key {
      body(low)
      low += 1
    }
  }

  private func forEach(_ number: UInt64, in filed: [(number: UInt64, place: Int32)], _ body: (Int) -> Void) {
    var (low, high) = (0, filed.count)
    while low < high {
      let middle = (low + high) / 2
      if filed[middle].number < number { low = middle + 1 } else { high = middle }
    }
    while low < filed.count, filed[low].number == number {
      body(Int(filed[low].place))
      low += 1
    }
  }
}
