import Store
import Surveillance
import TestSupport
import Testing

@testable import Cases

@Suite struct HistoryPropertyTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `after any history the counts are those of the records, and so are the F numbers and classes`(seed: UInt64)
    throws
  {
    let city = try CaseCity()
    var history = try RandomHistory(city, seed: seed)
    for step in 0..<60 {
      try history.act()
      guard step % 5 == 4 else { continue }
      try #require(try history.tally() == history.counted(), "seed \(seed), act \(step)")
      try #require(try city.city.database.read { try Recount.differences($0) } == 0, "seed \(seed), act \(step)")
      let rules = try city.rules()
      let derived = try city.city.database.read { try CaseDistances.derive(rules, $0) }
      for number in history.people where try city.record(number).mergedInto == nil {
        try #require(try city.status(number).distance == derived[number], "seed \(seed), act \(step), record \(number)")
      }
      // All classified at once, from nothing, are what they became one by one.
      let state = try history.state()
      let people = history.people
      let anew = try city.city.database.rehearse { writing -> [Int: String] in
        try writing.run(
          "UPDATE cases_records SET class = 5, distance = NULL, infectious_from = NULL, infectious_until = NULL")
        _ = try CaseSettling.settle(people, rules, actor: "test", writing)
        return Dictionary(
          uniqueKeysWithValues: try people.map { number in
            let record = try CaseTables.record(number, writing)!
            return (number, record.mergedInto.map { "under \($0)" } ?? "\(record.status)")
          })
      }
      for (number, text) in state { try #require(anew[number] == text, "seed \(seed), act \(step), record \(number)") }
    }
  }

  @Test(arguments: [11, 12, 13, 14, 15, 16] as [UInt64])
  func `merges that are undone leave everything as it was`(seed: UInt64) throws {
    let city = try CaseCity()
    var history = try RandomHistory(city, seed: seed)
    for _ in 0..<40 { try history.act() }
    let (state, tally) = (try history.state(), try history.tally())
    let before = history.merges.count
    for _ in 0..<30 where history.merges.count < before + 5 {
      try history.merge(history.people.randomElement(using: &history.random)!)
    }
    let rules = try city.rules()
    try #require(history.merges.count > before, "seed \(seed)")
    // The last first, or in any order: what was put under what is a tree.
    for merge in history.merges[before...].shuffled(using: &history.random) {
      _ = try city.office.undo(merge: merge, rules, by: city.access("dung"))
    }
    for (number, text) in try history.state() { try #require(state[number] == text, "seed \(seed), record \(number)") }
    #expect(try history.tally() == tally)
  }
}
