import Cases
import Epidemiology
import Foundation
import Quantities
import Registry
import Store
import Surveillance
import TestSupport

/// Takes line lists into a city and out of it again.
struct ListTrip {
  let city: CaseCity

  init() throws { city = try CaseCity() }

  func options(_ source: String = "CDC", withRules: Bool = false) throws -> LineOptions {
    var options = LineOptions(source: source, vintage: city.city.vintage, now: CaseCity.noon)
    if withRules { options.rules = try city.rules() }
    return options
  }

  /// Brings a list in, and says how its rows were used and what was found.
  @discardableResult
  func take(
    _ text: String, _ kind: LineKind = .cases, _ options: LineOptions? = nil, as officer: String = "an",
    progress: (LineImport.Progress) throws -> Void = { _ in }
  ) throws -> (counts: LineCounts, findings: [Finding]) {
    let path = city.city.folder.path("list-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let sink = try FindingSink(path: nil)
    let counts = try LineImport(
      city.city.database, sealer: city.ring.sealer, access: city.access(officer), options: options ?? self.options(),
      sink: sink
    ).run(path, kind: kind, progress: progress)
    return (counts, sink.samples)
  }

  /// Brings resources in.
  @discardableResult
  func take(
    resources texts: [String], _ options: LineOptions? = nil
  ) throws -> (counts: FHIRImport.Counts, findings: [Finding]) {
    let paths = try texts.enumerated().map { place, text in
      let path = city.city.folder.path("\(UUID().uuidString)-\(place).ndjson")
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      return path
    }
    let sink = try FindingSink(path: nil)
    let counts = try FHIRImport(
      city.city.database, sealer: city.ring.sealer, access: city.access("an"), options: options ?? self.options(),
      sink: sink
    ).run(paths)
    return (counts, sink.samples)
  }

  func export(_ form: CaseExport.Form = .lists, as officer: String = "dung") throws -> [String: String] {
    let result = try CaseExport(city.city.database, sealer: city.ring.sealer).run(form, to: city.access(officer))
    return Dictionary(uniqueKeysWithValues: result.files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  /// Brings all lists of an export in.
  func take(lists: [String: String], withRules: Bool = false) throws {
    for kind in LineKind.allCases {
      try take(lists["\(kind.rawValue).csv"]!, kind, options("elsewhere", withRules: withRules))
    }
  }

  /// The record of a name at the source CDC.
  func record(_ name: String) throws -> CaseRecord? {
    try city.city.database.read { reading in
      try CaseTables.source(named: "CDC", reading).flatMap { try CaseTables.number(source: $0, name: name, reading) }
        .flatMap { try CaseTables.record($0, reading) }
    }
  }

  /// What the zone map counts, by ward row, day, stratum.
  func tally() throws -> [[Int]] {
    try city.city.database.read { reading in
      try reading.all(
        """
        SELECT ward, day, stratum, sum(count) FROM surveillance_tally GROUP BY ward, day, stratum HAVING sum(count) <> 0
        ORDER BY ward, day, stratum
        """
      ) { [$0.int(0), $0.int(1), $0.int(2), $0.int(3)] }
    }
  }

  /// Kinds of the acts in the log, in their order.
  func acts() throws -> [String] {
    try city.city.database.read { try $0.all("SELECT kind FROM store_log ORDER BY number") { $0.text(0) } }
  }
}
