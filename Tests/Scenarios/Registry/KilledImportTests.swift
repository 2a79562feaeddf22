import Foundation
import Store
import Testing

/// An import of citizens that is killed goes on where it was.
///
/// `ZONAL_SEED` says from where the moments are drawn.
@Suite struct KilledImportTests {
  @Test func `an import that is killed at random moments goes on, and comes to the same register`() throws {
    let seed = ProcessInfo.processInfo.environment["ZONAL_SEED"].flatMap { UInt64($0) } ?? .random(in: 0..<1 << 32)
    print("moments of death drawn from ZONAL_SEED=\(seed)")
    var state = seed
    let calm = try RegisterCity(citizens: 6000)
    let order = ["import", "citizens", calm.citizens, "--source", "police", "--rows-per-transaction", "200"]
    let begin = ContinuousClock.now
    try calm.done(order)
    let life = (ContinuousClock.now - begin) / .seconds(1)

    let city = try RegisterCity(citizens: 1)
    var deaths = 0
    for _ in 0..<8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Zonal.program)
      process.arguments = order + ["--database", city.path, "--as", "an"]
      process.currentDirectoryURL = URL(fileURLWithPath: Zonal.root)
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      // Early enough that the last rows are left for the runs to come.
      usleep(UInt32(life * 400_000 * Double(state >> 40) / Double(1 << 24)))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { deaths += 1 }
    }
    #expect(deaths > 0)
    let said = try city.done(order)
    #expect(said.contains("6000 rows, 6000 new") || deaths < 8, "\(said)")
    let ages = ["citizens", "count", "--ages", "0,18,65", "--on", "2021-09-06"]
    #expect(try city.done(ages) == calm.done(ages))
    let acts = try RegisterLog.acts(city.path)
    if deaths == 8 {
      #expect(acts.count { $0.kind == "import.begin" } == 1)
      #expect(acts.count { $0.kind == "import.end" } == 1)
    }
    print("\(deaths) deaths, \(acts.count { $0.kind == "import.resume" }) resumed")
    #expect(try city.done(["verify-log", "--pages"]).contains("intact"))
  }
}
