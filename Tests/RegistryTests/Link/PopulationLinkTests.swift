import Foundation
import Testing

@testable import Registry

@Suite struct PopulationLinkTests {
  private static func lines(_ people: ClosedRange<Int>, version: Int = 1) -> [String] {
    people.map { PopulationTown.line($0, version: version) }
  }

  private static func people(_ people: ClosedRange<Int>, version: Int = 1) -> [String] {
    people.map { "\(1_098_000_000 + $0) \(version) Nguyễn Văn \($0)-\(version)" }
  }

  @Test func `all changes are pulled in batches, and the next run has nothing to do`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    try database.add(Self.lines(1...25))
    let link = try database.link { $0.changes = 10 }
    let summary = try await link.pull(into: town.sink)
    #expect(summary.batches == 3 && summary.counts == DeltaCounts(applied: 25) && summary.retries == 0)
    #expect(try town.people() == Self.people(1...25))
    #expect(try town.cursor() == "c25")
    let again = try await link.pull(into: town.sink)
    #expect(again.batches == 1 && again.counts == DeltaCounts())
    #expect(try town.cursor() == "c25")
    try database.add(
      Self.lines(3...4, version: 2) + ["{\"identifier\":\"001098000005\",\"version\":2,\"withdrawn\":true}"])
    #expect(try await link.pull(into: town.sink).counts.applied == 3)
    #expect(try town.people().count == 24)
    #expect(try town.people()[2] == "1098000003 2 Nguyễn Văn 3-2")
  }

  @Test func `a database without changes gives an empty batch`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    let summary = try await database.link().pull(into: town.sink)
    #expect(summary == PopulationLink.Summary(batches: 1, counts: DeltaCounts(), retries: 0, faults: []))
  }

  // MARK: Answers that must not be taken

  @Test(
    arguments: [
      ("wrong-signature 1", LinkError.forged(key: "stand-in-1")), ("no-signature 1", .unsigned),
      ("unknown-key 1", .unknownKey(identifier: "stranger")), ("altered 1", .forged(key: "stand-in-1")),
      ("stale 1", .malformed("the batch answers another question than the one that was asked")),
      ("miscounted 1", .malformed("it has 10 lines and says 11")),
      ("stuck 1", .malformed("it says that there is more, and goes on where it began")),
      ("unclosed 1", .malformed("the last line is not the one that closes a batch")),
      ("more 1", .malformed("it has 13 lines, and at most 10 were asked for")), ("status 1 401", .refused(status: 401)),
      ("status 1 404", .refused(status: 404)), ("redirect 1", .refused(status: 307)),
      ("endless 1", .tooLarge(bytes: 200_000)), ("huge 1", .tooLarge(bytes: 200_000)),
      ("status 1 503:3600", .busy(seconds: 3600)),
    ])
  func `an answer that is not as it should be changes nothing, and the run can be repeated`(
    _ example: (behaviour: String, error: LinkError)
  ) async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    try database.add(Self.lines(1...30))
    let link = try database.link {
      $0.changes = 10
      $0.bytes = 200_000
    }
    // After one good batch.
    town.failsAfter = 1
    await #expect(throws: PopulationTown.Crash.self) { try await link.pull(into: town.sink) }
    town.failsAfter = .max
    #expect(try town.people() == Self.people(1...10))
    try database.behave(example.behaviour)
    await #expect(throws: example.error) { try await link.pull(into: town.sink) }
    #expect(try town.people() == Self.people(1...10))
    #expect(try town.cursor() == "c10")
    #expect(try await link.pull(into: town.sink).counts.applied == 20)
    #expect(try town.people() == Self.people(1...30))
  }

  @Test func `a wrong token is refused, once`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    let path = database.folder.appendingPathComponent("other").path
    try StandIn.write("another-word", path, mode: 0o600)
    let link = try PopulationLink(
      address: database.address, token: try BearerToken(file: path), keys: try database.keys, chance: { 0 },
      sleep: { _ in })
    await #expect(throws: LinkError.refused(status: 401)) { try await link.pull(into: town.sink) }
    #expect(try database.questions().count == 1)
  }

  // MARK: Failures that pass

  @Test(arguments: ["status 2 503", "status 2 429", "status 2 500", "cut 2", "silent 2"])
  func `a failure that passes is waited for`(_ behaviour: String) async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    try database.add(Self.lines(1...30))
    try database.behave(behaviour)
    let waits = Waits()
    let summary = try await database.link(waits) { limits in
      limits.changes = 10
      if behaviour.hasPrefix("silent") { limits.silence = 10 }
    }.pull(into: town.sink)
    #expect(summary.retries == 2)
    #expect(waits.all == [0.5, 1])
    #expect(try town.people() == Self.people(1...30))
    #expect(town.entered == 30)
  }

  @Test func `what the database asks to wait is waited, and more`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    try database.behave("status 1 503:7")
    let waits = Waits()
    _ = try await database.link(waits).pull(into: town.sink)
    #expect(waits.all == [7.5])
  }

  @Test func `a database that stays away is given up after some tries`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    try database.behave("status 100 503")
    let waits = Waits()
    await #expect(throws: LinkError.unavailable(reason: "HTTP 503", attempts: 6)) {
      try await database.link(waits).pull(into: town.sink)
    }
    #expect(waits.all == [0.5, 1, 2, 4, 8])
    #expect(try database.questions().count == 6)
  }

  @Test func `nobody there is an error that says so`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    let link = try PopulationLink(
      address: "http://127.0.0.1:1", token: try database.token, keys: try database.keys, chance: { 0 }, sleep: { _ in })
    await #expect(throws: LinkError.unavailable(reason: "it cannot be reached", attempts: 6)) {
      try await link.pull(into: town.sink)
    }
  }

  @Test func `a slow database is borne, a silent one and a dripping one are not`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    try database.add(Self.lines(1...3))
    try database.behave("late 1 300")
    #expect(try await database.link().pull(into: town.sink).retries == 0)
    try database.behave("late 1 120000")
    #expect(try await database.link { $0.silence = 2 }.pull(into: town.sink).retries >= 1)
    try database.add(Self.lines(4...9))
    try database.behave("dripping 1 200")
    #expect(try await database.link { $0.answer = 2 }.pull(into: town.sink).retries >= 1)
    #expect(try town.people() == Self.people(1...9))
  }

  @Test func `a run that is called off ends, and what was applied stays`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    try database.add(Self.lines(1...30))
    try database.behave("late 1 60000")
    let link = try database.link()
    let sink = town.sink
    let task = Task { [sendable = UncheckedSink(sink)] in try await link.pull(into: sendable.sink) }
    try await Task.sleep(for: .milliseconds(200))
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(try town.people().isEmpty)
  }

  @Test func `a run that is called off before it begins asks nothing more than once`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    try database.add(Self.lines(1...3))
    let link = try database.link()
    let task = Task { [sendable = UncheckedSink(town.sink)] in
      // Called off while it waits here, so that the question is asked by a task that is cancelled already.
      try? await Task.sleep(for: .seconds(60))
      return try await link.pull(into: sendable.sink)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(try database.questions().count <= 1)
    #expect(try town.people().isEmpty)
  }

  /// The sink is used by one task at a time.
  private struct UncheckedSink: @unchecked Sendable {
    let sink: LedgerSink
    init(_ sink: LedgerSink) { self.sink = sink }
  }

  // MARK: Once and in order

  @Test func `batches that come twice change nothing`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    try database.add(Self.lines(1...20))
    let link = try database.link { $0.changes = 20 }
    _ = try await link.pull(into: town.sink)
    try database.add(Self.lines(21...22))
    // The lines of the batch before come again with the new ones, under a new cursor.
    try database.behave("again 1")
    let counts = try await database.link { $0.changes = 50 }.pull(into: town.sink).counts
    #expect(counts == DeltaCounts(applied: 2, known: 20))
    #expect(try town.people() == Self.people(1...22))
    #expect(town.entered == 22)
  }

  @Test func `an earlier version that comes later is old news`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    try database.add((1...5).flatMap { person in (1...4).map { PopulationTown.line(person, version: $0) } })
    try database.behave("reversed 1")
    let counts = try await database.link().pull(into: town.sink).counts
    #expect(counts == DeltaCounts(applied: 5, known: 15))
    #expect(try town.people() == Self.people(1...5, version: 4))
    try database.add(Self.lines(1...5, version: 3))
    #expect(try await database.link().pull(into: town.sink).counts == DeltaCounts(known: 5))
    #expect(try town.people() == Self.people(1...5, version: 4))
  }

  @Test func `a crash in the middle of a batch leaves all of it or nothing`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    try database.add(Self.lines(1...40))
    let link = try database.link { $0.changes = 10 }
    for crash in 0..<4 {
      town.failsAfter = 1
      if crash == 3 { town.failsAfter = .max }
      do {
        _ = try await link.pull(into: town.sink)
      } catch is PopulationTown.Crash {}
      #expect(try town.people() == Self.people(1...(10 * (crash + 1))))
      #expect(try town.cursor() == "c\(10 * (crash + 1))")
    }
  }

  @Test func `lines that cannot be read are counted, named and passed over`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    try database.add([
      PopulationTown.line(1, version: 1), "{\"identifier\":\"003098000001\",\"version\":1}",
      "{\"identifier\":\"001098000009\",\"version\":0}",
      "{\"identifier\":\"001098000008\",\"version\":1,\"birth_date\":\"1998-02-30\"}",
      "no json", PopulationTown.line(2, version: 1),
    ])
    let summary = try await database.link().pull(into: town.sink)
    #expect(summary.counts == DeltaCounts(applied: 2, rejected: 4))
    #expect(summary.faults.count == 4)
    #expect(summary.faults[0].hasPrefix("batch 0, line 2, identifier: "))
    #expect(summary.faults[2] == "batch 0, line 4, birth_date: it is no day of the form YYYY-MM-DD, and no year")
    for fault in summary.faults { #expect(!fault.contains("098000") && !fault.contains("02-30")) }
    #expect(try town.people() == Self.people(1...2))
  }

  @Test func `nothing personal and no secret stands in a question`() async throws {
    let (database, town) = (try StandIn(), try PopulationTown())
    try database.add(Self.lines(1...25))
    _ = try await database.link { $0.changes = 10 }.pull(into: town.sink)
    #expect(
      try database.questions() == [
        "/changes?since=0&limit=10 application/x-ndjson zonal",
        "/changes?since=c10&limit=10 application/x-ndjson zonal",
        "/changes?since=c20&limit=10 application/x-ndjson zonal",
      ])
  }
}
