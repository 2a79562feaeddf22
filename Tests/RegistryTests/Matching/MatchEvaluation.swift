@testable import Registry

/// What matching made of records whose people are known.
struct MatchEvaluation: CustomStringConvertible {
  var records = 0
  var strangers = 0
  /// Linked automatically to the right person.
  var right = 0
  /// Linked automatically to another.
  var wrong = 0
  /// Shown to people with the right one among the candidates.
  var shown = 0
  /// Shown to people with the right one first.
  var shownFirst = 0

  /// Of the links made automatically, how many are right.
  var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
  /// Of the records of people of the register, how many are linked automatically.
  var automaticRecall: Double { Double(right) / Double(records - strangers) }
  /// Of the same, how many are linked automatically or shown to people with the right one among the candidates.
  var recall: Double { Double(right + shown) / Double(records - strangers) }

  var description: String {
    "\(records) records, \(strangers) of strangers: precision of automatic links \(precision), automatic \(automaticRecall), "
      + "automatic or shown \(recall), \(wrong) wrong, shown first \(shownFirst) of \(shown)"
  }

  mutating func add(_ outcome: MatchOutcome, truth: Int?) {
    records += 1
    if truth == nil { strangers += 1 }
    switch outcome {
    case .linked(let candidate):
      if candidate.citizen == truth { right += 1 } else { wrong += 1 }
    case .queued(let candidates, _):
      if let place = candidates.firstIndex(where: { $0.citizen == truth }) {
        shown += 1
        if place == 0 { shownFirst += 1 }
      }
    }
  }

  /// Matches records of a register, one in twenty of people who are not in it.
  init(register: InventedPeople, records: Int, seed: UInt64, rule: AutomaticRule = AutomaticRule()) {
    let people = register.people.map(\.matchPerson)
    let index = MatchIndex(people)
    let matcher = Matcher(frequencies: RegisterFrequencies(people))
    let others = InventedPeople(count: records / 20 + 1, seed: seed &+ 1).people
    var clerk = CarelessClerk(seed: seed)
    for number in 0..<records {
      let isStranger = number % 20 == 0
      let person =
        isStranger ? others[number / 20] : register.people[Int.random(in: people.indices, using: &clerk.random)]
      add(index.match(clerk.record(of: person), with: matcher, rule: rule), truth: isStranger ? nil : person.citizen)
    }
  }
}
