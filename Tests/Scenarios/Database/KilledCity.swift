import Foundation
import Quantities
import Store
import Surveillance
import Testing

/// The database of Hanoi under a program that is killed again and again, and what must hold after each time.
final class KilledCity {
  /// What is brought in, in this order.
  struct Delivery {
    var kind: String
    var files: [String]
  }

  let city: CityDatabase
  /// Of each file, how many rows were said to be safe.
  private var safe: [String: Int] = [:]
  private var published: Set<Int> = []
  private(set) var kills = 0

  init(copyOf base: CityDatabase) throws { city = try CityDatabase(copyOf: base) }

  static let publish = [
    "publish", "--on", "2022-01-21", "--criteria", "vn-4800", "--reviewer", "an", "--approver", "an", "--progress",
    "always",
  ]

  static func arguments(_ delivery: Delivery) -> [String] {
    ["import", delivery.kind] + delivery.files + ["--source", "CDC", "--batch", "500", "--progress", "always"]
  }

  /// When a program dies: so many lines after its begin, and then a while.
  struct Moment {
    var lines: Int
    var seconds: Double
  }

  /// Starts a verb, kills it, and looks at what is left.
  ///
  /// - Returns: whether it had not ended by itself.
  func kill(_ arguments: [String], at moment: Moment) throws -> Bool {
    let program = try RunningProgram(arguments + city.database + ["--as", "an"])
    while program.isRunning, program.linesSaid < moment.lines { Thread.sleep(forTimeInterval: 0.001) }
    Thread.sleep(forTimeInterval: moment.seconds)
    program.kill()
    let outcome = try program.outcome()
    if program.wasKilled { kills += 1 } else { try #require(outcome.status == 0, "\(outcome.errors)") }
    try note(outcome.errors)
    try check()
    return program.wasKilled
  }

  /// Remembers what the program has said to be safe.
  private func note(_ said: String) throws {
    // The last line may have been cut off in the middle.
    let lines = said.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    for line in lines {
      if let match = line.wholeMatch(of: /· (.+): (\d+) rows are safe/), let rows = Int(match.2) {
        safe[String(match.1)] = max(safe[String(match.1)] ?? 0, rows)
      } else if let match = line.wholeMatch(of: /· revision (\d+) is published/), let number = Int(match.1) {
        published.insert(number)
      }
    }
  }

  /// What must hold after every death.
  func check() throws {
    try city.look { file in
      try file.checkPages()
      #expect(try LogVerification().run(file).findings == [])
      try file.read { reading in
        #expect(try Recount.differences(reading) == 0)
        for (name, rows) in safe {
          let kept = try reading.first(
            """
            SELECT count(*) FROM surveillance_reports r JOIN surveillance_imports i ON i.id = r.import WHERE i.file = ?
            """, [.text(name)]
          ) { $0.int(0) }
          #expect(try #require(kept) >= rows, "\(name): what was said to be safe is there")
        }
        let revisions = try Archive.revisions(reading)
        for revision in revisions {
          // Fails where there is a ward of which nothing is kept.
          _ = try Archive.map(of: revision.number, reading)
        }
        let inForce = Set(revisions.filter { $0.state == .inForce }.map(\.number))
        #expect(published.isSubset(of: inForce))
        let acts = try reading.all("SELECT subject FROM store_log WHERE kind = 'revision.publish'") { $0.text(0) }
        #expect(Set(acts) == Set(inForce.map { "revision \($0)" }))
      }
    }
  }

  /// Identifiers that a file begins with, as far as its rows were said to be safe, and that are not in the register.
  func missing(of file: String) throws -> [String] {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let rows = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").dropFirst()
    let wanted = rows.prefix(safe[name] ?? 0).map { String($0.prefix { $0 != "," }) }
    let there = try city.look { file in
      Set(
        try file.read {
          try $0.all("SELECT record FROM surveillance_reports WHERE record IS NOT NULL") { $0.text(0) }
        })
    }
    return wanted.filter { !there.contains($0) }
  }
}

/// Everything that imports leave behind, without numbers and times.
struct Holdings: Hashable {
  var reports: [String]
  var records: Int
  var tally: [String]

  init(_ city: CityDatabase) throws {
    (reports, records, tally) = try city.look { file in
      try file.read { reading in
        (
          try reading.all(
            """
            SELECT coalesce(record, ''), version, ward, day, stratum, coalesce(age, -1), count, coalesce(product, 0)
            FROM surveillance_reports ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
            """
          ) { row in "\(row.text(0)) " + (1...7).map { String(row.int($0)) }.joined(separator: " ") },
          try reading.first("SELECT count(*) FROM surveillance_records") { $0.int(0) } ?? -1,
          try reading.all(
            """
            SELECT vintage, ward, day, stratum, sum(count) FROM surveillance_tally
            GROUP BY vintage, ward, day, stratum ORDER BY vintage, ward, day, stratum
            """
          ) { row in (0...4).map { String(row.int($0)) }.joined(separator: " ") }
        )
      }
    }
  }
}
