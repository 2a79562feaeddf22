import Foundation
import Testing

/// The program is killed at random moments of imports and publications: nothing that it called safe is lost, nothing half is seen,
/// and running it again completes the work.
///
/// `ZONAL_KILLS` says how often it is killed at least (5 when it is not set), `ZONAL_SEED` from where the moments are drawn.
@Suite struct KillTests {
  let kills = ProcessInfo.processInfo.environment["ZONAL_KILLS"].flatMap { Int($0) } ?? 5
  let seed = ProcessInfo.processInfo.environment["ZONAL_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1 << 32)

  @Test func `what was acknowledged outlives any death, and another run completes it without doubles`() throws {
    print("moments of death drawn from ZONAL_SEED=\(seed)")
    var random = Seeded(seed)
    let files = try TemporaryFolder()
    let (corrections, corrected) = try Self.corrections(in: files)
    let folder = "\(Zonal.root)/geodata/hanoi-2021"
    let deliveries = [
      KilledCity.Delivery(
        kind: "cases", files: ["cases.csv", "cases-by-ward.csv", "cases-by-name.csv"].map { "\(folder)/\($0)" }),
      KilledCity.Delivery(kind: "cases", files: [corrections]),
      KilledCity.Delivery(kind: "doses", files: ["\(folder)/doses.csv"]),
    ]

    // Undisturbed, and how long and how talkative each is.
    let base = try CityDatabase.hanoi()
    let calm = try CityDatabase(copyOf: base)
    var lives: [(lines: Int, seconds: Double)] = []
    for arguments in deliveries.map(KilledCity.arguments) + [KilledCity.publish] {
      let begin = ContinuousClock.now
      let outcome = try calm.run(arguments)
      try #require(outcome.status == 0, "\(outcome.errors)")
      let lines = outcome.errors.split(separator: "\n").count { $0.hasPrefix("·") }
      lives.append((lines, (ContinuousClock.now - begin) / .seconds(1)))
    }
    func moment(_ life: (lines: Int, seconds: Double)) -> KilledCity.Moment {
      let lines = Int.random(in: 0...life.lines, using: &random)
      return KilledCity.Moment(
        lines: lines, seconds: Double.random(in: 0...life.seconds / Double(life.lines + 1), using: &random))
    }
    let holdings = try Holdings(calm)
    let computed = try TemporaryFolder()
    var inputs = Zonal.hanoi
    for i in inputs.indices where inputs[i] == "geodata/hanoi-2021/cases.csv" { inputs[i] = corrected }
    let outcome = try Zonal.run(["compute"] + inputs + ["--output", computed.path])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let expected = try computed.text("zones.geojson")

    var done = 0
    var attempts = 0
    while done < kills {
      let killed = try KilledCity(copyOf: base)
      for (number, delivery) in deliveries.enumerated() {
        for _ in 0..<(number == 0 ? 3 : 2) {
          attempts += 1
          _ = try killed.kill(KilledCity.arguments(delivery), at: moment(lives[number]))
        }
        if number == 0 { #expect(try killed.missing(of: "\(folder)/cases.csv").isEmpty) }
        try killed.city.done(KilledCity.arguments(delivery))
      }
      #expect(try Holdings(killed.city) == holdings, "the same as of an import that nothing disturbed")
      for _ in 0..<2 {
        attempts += 1
        _ = try killed.kill(KilledCity.publish, at: moment(lives[3]))
      }
      try killed.city.done(KilledCity.publish)
      try killed.check()
      // No report came in between, so all revisions are of the same reports.
      for revision in 1...(try killed.city.number("SELECT max(number) FROM surveillance_revisions")) {
        let folder = try TemporaryFolder()
        try killed.city.done(["history", "--revision", "\(revision)", "--output", folder.path], as: nil)
        #expect(try folder.text("zones.geojson") == expected, "revision \(revision)")
      }
      done += killed.kills
      try #require(attempts < 20 || done * 2 > attempts, "the program must be at work when it is killed")
    }
    print("killed \(done) times in \(attempts) attempts")
  }

  /// Corrections of every seventh case, and the file of cases as it is after them.
  private static func corrections(in folder: TemporaryFolder) throws -> (corrections: String, corrected: String) {
    let text = try String(contentsOfFile: "\(Zonal.root)/geodata/hanoi-2021/cases.csv", encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    var (corrections, corrected) = ([lines[0]], [lines[0]])
    for (number, line) in lines.dropFirst().enumerated() {
      guard number % 7 == 0, line.hasSuffix(",1") else {
        corrected.append(line)
        continue
      }
      // A count of 0 takes the report out.
      let isTakenOut = number % 14 == 0
      corrections.append(line.dropLast() + (isTakenOut ? "0" : "3"))
      if !isTakenOut { corrected.append(line.dropLast() + "3") }
    }
    return (
      try folder.write(corrections.joined(separator: "\n") + "\n", "corrections.csv"),
      try folder.write(corrected.joined(separator: "\n") + "\n", "cases.csv")
    )
  }
}
