import Criteria
import Quantities
import Store
import TestSupport
import Testing

@testable import Cases

@Suite struct TracingTests {
  let city: CaseCity

  init() throws { city = try CaseCity() }

  private func trace(_ number: Int, _ direction: TraceList.Direction, _ steps: Int) throws -> TraceList {
    try city.office.trace(number, direction, steps: steps, city.rules(), to: city.access("dung"))
  }

  @Test func `forward lists those who were met while infectious, and whom these met after that`() throws {
    let a = try city.enter("A", onset: 12).number
    let (b, c, d, e) = (
      try city.enter("B", ward: 3).number, try city.enter("C", ward: 1).number, try city.enter("D", ward: 2).number,
      try city.enter("E", ward: 2).number
    )
    try city.test(a, .pcr, .positive, day: 13)
    try city.meet(a, b, day: 10)
    try city.meet(a, c, day: 9)
    // D met B after B met A, E before that.
    try city.meet(b, d, day: 11)
    try city.meet(b, e, day: 9)
    let list = try trace(a, .forward, 3)
    #expect(list.from == CaseCity.day(10))
    #expect(list.until == nil)
    #expect(list.entries.map(\.record) == [d, b])
    #expect(list.entries.map(\.step) == [2, 1])
    #expect(list.entries.map(\.via) == [b, a])
    #expect(list.byWard.map(\.ward) == [city.ward(2), city.ward(3)])
    #expect(list.entries.allSatisfy { $0.isInWindow == .yes && $0.isClose == .yes })
    #expect(list.entries[1].reason.english == "household contact with record \(a), 2022-01-10; close")
    #expect(try trace(a, .forward, 1).entries.map(\.record) == [b])
  }

  @Test func `backward lists those who were met within the incubation, and whom these met before that`() throws {
    let a = try city.enter("A", report: 19, onset: 19).number
    let (b, c, d, e) = (
      try city.enter("B").number, try city.enter("C").number, try city.enter("D").number, try city.enter("E").number
    )
    try city.meet(a, b, day: 5)
    try city.meet(a, c, day: 4)
    try city.meet(d, b, day: 2)
    try city.meet(b, e, day: 6)
    let list = try trace(a, .backward, 2)
    #expect((list.from, list.until) == (CaseCity.day(5), CaseCity.day(19)))
    #expect(list.entries.map(\.record) == [b, d])
  }

  @Test func `a contact of an unknown day spares nobody, and is told so`() throws {
    let (a, b) = (try city.enter("A", onset: 12).number, try city.enter("B").number)
    try city.meet(a, b, day: nil, kind: .other)
    let entry = try trace(a, .forward, 1).entries[0]
    #expect(entry.isInWindow == .unknown)
    #expect(entry.isClose == .unknown)
    #expect(entry.reason.vietnamese.contains("chưa rõ"))
  }

  @Test func `the walk agrees with one that tries every way`() throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      var random = SplitMix(seed: seed)
      let city = try CaseCity()
      let people = try (0..<9).map { try city.enter("P\($0)", onset: $0 == 0 ? 10 : nil).number }
      var days: [[Int]: [Int]] = [:]
      for _ in 0..<14 {
        let pair = Array(people.shuffled(using: &random).prefix(2)).sorted()
        let day = Int.random(in: 6...19, using: &random)
        days[pair, default: []].append(day)
        try city.meet(pair[0], pair[1], day: day)
      }
      // Every way of at most three contacts with days that do not go back, the first from the 8th on.
      var shortest: [Int: Int] = [:]
      func walk(_ number: Int, _ day: Int, _ step: Int, _ seen: [Int]) {
        for other in people where !seen.contains(other) {
          for next in days[[number, other].sorted()] ?? [] where next >= day {
            shortest[other] = min(shortest[other] ?? .max, step)
            if step < 3 { walk(other, next, step + 1, seen + [other]) }
          }
        }
      }
      walk(people[0], 8, 1, [people[0]])
      let list = try city.office.trace(people[0], .forward, steps: 3, city.rules(), to: city.access("dung"))
      let found = Dictionary(uniqueKeysWithValues: list.entries.map { ($0.record, $0.step) })
      #expect(found == shortest, "seed \(seed)")
    }
  }

  @Test func `records of one person are walked as one`() throws {
    let (a, b, c) = (
      try city.enter("A", onset: 12).number, try city.enter("B").number, try city.enter("B", birthYear: 1970).number
    )
    let d = try city.enter("D").number
    try city.meet(a, b, day: 12)
    try city.meet(c, d, day: 13)
    #expect(try trace(a, .forward, 2).entries.map(\.record) == [b])
    let merge = try city.office.merge(c, into: b, city.rules(), by: city.access("dung")).entry!
    #expect(try trace(a, .forward, 2).entries.map(\.record) == [b, d])
    _ = try city.office.undo(merge: merge, city.rules(), by: city.access("dung"))
    #expect(try trace(a, .forward, 2).entries.map(\.record) == [b])
  }

  @Test func `the graph around a record has each person and contact once, and says what it leaves out`() throws {
    let people = try (0..<5).map { try city.enter("P\($0)", ward: $0).number }
    for other in people[1...] { try city.meet(people[0], other) }
    try city.meet(people[1], people[2])
    let graph = try city.office.graph(around: people[0], steps: 1, city.rules(), to: city.access("chi"))
    #expect(Set(graph.nodes.map(\.record)) == Set(people))
    #expect(graph.edges.count == 5)
    #expect(graph.nodes.filter { !$0.isOwn }.map(\.record) == [people[4]])
    #expect(!graph.isCut)
    let small = try city.office.graph(around: people[0], steps: 1, limit: 3, city.rules(), to: city.access("chi"))
    #expect(small.nodes.count == 3)
    #expect(small.isCut)
  }
}
