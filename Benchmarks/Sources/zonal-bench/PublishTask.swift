import ArgumentParser
import Criteria
import Epidemiology
import Foundation
import Quantities
import Registry
import SpatialCore
import Store
import Surveillance
import Zones

struct PublishTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "From one report to a new published map in a copy of a database, and a position's level from memory.")

  @Option(help: "A database with boundaries, population and reports; it is copied, not changed.") var database: String
  @Option(help: "A criteria file.") var criteria: String
  @Option var on: String
  @Option(help: "How many reports, each published by itself.") var reports = 300
  @Option(help: "How many positions are asked for.") var positions = 1_000_000

  func run() throws {
    guard let day = Day(on) else { throw ValidationError("'\(on)' is no day") }
    let copy = database + ".bench"
    defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + end) } }
    try? FileManager.default.removeItem(atPath: copy)
    try FileManager.default.copyItem(atPath: database, toPath: copy)
    let clock: @Sendable () -> Instant = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    let file = try DatabaseFile.open(copy, schemas: [.registry, .surveillance], clock: clock)
    let key = try MasterKey.find(keyFile: nil, beside: database, environment: ProcessInfo.processInfo.environment)
    _ = try KeyRing.open(file, masterKey: key, actor: "bench")
    let (vintage, access) = try file.read { reading in
      guard let officer = try Officers.all(reading).first else { throw ValidationError("the database has no officer") }
      return (
        try BoundaryVintage.load(named: nil, reading),
        try Access(officer, purpose: .publication, at: clock(), reading)
      )
    }
    let set = try CriteriaSet.load(path: criteria)
    let text = try String(contentsOfFile: criteria, encoding: .utf8)
    let live = try LiveZones(file, vintage: vintage)
    let approval = LiveZones.Approval(
      officer: access, reviewer: access, approver: access, act: "bench", reason: "a report came")
    try live.publish(on: day, set, text: text, approval)

    var random = SystemRandomNumberGenerator()
    var wall: [Double] = []
    var cpu: [Double] = []
    for number in 0..<reports {
      let report = LocatedReport(
        identity: .named("bench-\(number)"), day: day - Int.random(in: 0..<7, using: &random),
        ward: Int.random(in: vintage.wards.indices, using: &random), stratum: .confirmedCase,
        age: Int.random(in: 0...90, using: &random))
      let (_, elapsed, used) = try Stopwatch.measure {
        try live.take([report], kind: .cases, source: "bench", by: access)
        try live.publish(on: day, set, text: text, approval)
      }
      wall.append(elapsed)
      cpu.append(used)
    }
    wall.sort()
    cpu.sort()

    let snapshot = live.snapshot
    let boxes = vintage.wards.map(\.area.boundingBox)
    let asked = (0..<positions).map { _ in
      let box = boxes.randomElement(using: &random)!
      return Coordinate(
        x: Double.random(in: box.minX...box.maxX, using: &random),
        y: Double.random(in: box.minY...box.maxY, using: &random))
    }
    let now = clock()
    let (found, lookupWall, lookupCPU) = try Stopwatch.measure {
      try asked.count { try snapshot.answer(at: $0, at: now).level != nil }
    }
    report([
      "p50": wall[wall.count / 2], "p99": wall[wall.count * 99 / 100], "cpu": cpu[cpu.count / 2],
      "lookup_wall": lookupWall / Double(positions), "lookup_cpu": lookupCPU / Double(positions),
      "found": Double(found), "wards": Double(vintage.wards.count), "reports": Double(reports),
    ])
    try file.close()
  }
}
