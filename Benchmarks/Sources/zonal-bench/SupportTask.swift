import ArgumentParser
import Foundation
import Quantities
import Registry
import Store
import Subsidies
import Surveillance

struct SupportTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "support",
    abstract: "All shipped policies of support put to everybody in a made-up register.",
    discussion: """
      Of 20 citizens four are known to be insured, one of them with a suspended contract; one was an F1, one in 100 an F0, one in 30 is in a
      group. Rows of citizens have zeros of a record's size, which nobody opens.
      """)

  @Option(help: "File to make; it must not be there.") var database: String
  @Option(help: "How many citizens.") var citizens = 8_400_000
  @Option(help: "How many wards.") var wards = 579
  @Option(help: "Threads.") var threads = 2

  func run() throws {
    let file = try DatabaseFile.create(database, schemas: [.registry, .surveillance, .subsidies]) {
      Instant(milliseconds: 1_631_000_000_000)
    }
    let (_, fillWall, _) = try Stopwatch.measure { try SupportRegister.fill(file, citizens: citizens, wards: wards) }
    guard let library = SupportLibrary.shipped else { throw ValidationError("there are no shipped policies") }
    let catalogue = SupportCatalogue(try library.ids.sorted(by: >).map { try library.policies($0) })
    let day = Day("2021-11-20")!
    let sweep = SupportSweep(
      catalogue, places: SupportRegister.places(wards: wards), day: day,
      rooms: [SupportRegister.Rooms(citizens: citizens)])
    let rows = Array(1...wards)
    let (totals, wall, cpu) = try Stopwatch.measure { try sweep.totals(file, wards: rows, threads: threads) }
    let (one, oneWall, _) = try Stopwatch.measure { try sweep.entries(file, wards: [rows[0]], threads: threads).count }
    let all = totals.counts.keys.map { totals.total($0) }
    report([
      "citizens": Double(totals.people.values.reduce(0, +)), "policies": Double(catalogue.items.count),
      "fill_wall": fillWall, "wall": wall, "cpu": cpu, "entitled": Double(all.reduce(0) { $0 + $1.entitled }),
      "open": Double(all.reduce(0) { $0 + $1.open }), "amount": Double(all.reduce(0) { $0 + $1.amount }),
      "ward_entries": Double(one), "ward_wall": oneWall,
    ])
    try file.close()
  }
}

/// A register that was never filled by people, made by the database itself.
enum SupportRegister {
  static func fill(_ file: DatabaseFile, citizens: Int, wards: Int) throws {
    try file.write { writing in
      try writing.run("INSERT INTO store_vintages (id, name, digest, recorded_at) VALUES (1, 'bench', '', 0)")
      for ward in 1...wards {
        try writing.run(
          "INSERT INTO store_wards (id, vintage, place, code, name, area) VALUES (?, 1, ?, ?, '', x'00')",
          [SQLValue(ward), SQLValue(ward - 1), .text(code(ward))])
      }
      for (place, group) in ["poor", "near-poor", "social-protection"].enumerated() {
        try PriorityGroup(number: place, code: group, name: group).put(writing)
      }
      try writing.run(
        "INSERT INTO registry_entries (id, recorded_at, actor, kind) VALUES (1, 0, 'bench', 'import')")
      for (number, name) in ["social-insurance", "employer-ordered-to-stop", "job-suspended"].enumerated() {
        try writing.run(
          "INSERT INTO support_fact_names (id, name) VALUES (?, ?)", [SQLValue(number + 1), .text(name)])
      }
      try writing.run(
        """
        INSERT INTO support_fact_lists (id, kind, kept, repeated, refused, recorded_at, recorded_by)
        VALUES (1, 'social-insurance', 0, 0, 0, 0, 'bench')
        """)
    }
    let numbers = "WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2) "
    let birth = "-7000 + (i * 7919) % 25000"
    let size = 200_000
    for first in stride(from: 1, through: citizens, by: size) {
      let range = [SQLValue(first), SQLValue(min(first + size - 1, citizens))]
      try file.write { writing in
        try writing.run(
          numbers
            + """
            INSERT INTO registry_citizens (id, version, entry, birth_day, sex, groups, household, sealed)
            SELECT i, 1, 1, \(birth), 1 + i % 2, CASE WHEN i % 30 = 7 THEN 1 << (i % 3) ELSE 0 END, i / 4, zeroblob(180) FROM n
            """, range)
        for (fact, of, value) in [(1, 5, "1"), (2, 20, "1")] {
          try writing.run(
            numbers
              + """
              INSERT INTO support_facts (person, fact, first_day, value, citizen, list, line)
              SELECT CAST(printf('%012d', i) AS BLOB), \(fact), -2147483648, \(value), i, 1, i FROM n WHERE i % \(of) = 0
              """, range)
        }
        try writing.run(
          numbers
            + """
            INSERT INTO support_facts (person, fact, first_day, last_day, citizen, list, line)
            SELECT CAST(printf('%012d', i) AS BLOB), 3, 18840 + i % 60, 18840 + i % 60 + i % 50, i, 1, i FROM n WHERE i % 20 = 0
            """, range)
      }
    }
    for ward in 1...wards {
      try file.write { writing in
        try writing.run(
          "WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + ?3 FROM n WHERE i + ?3 <= ?2) "
            + """
            INSERT INTO registry_residences (ward, kind, citizen, first_day, dwelling, birth_day)
            SELECT ?1, 0, i, -719162, 1, \(birth) FROM n
            """, [SQLValue(ward), SQLValue(citizens), SQLValue(wards)])
      }
    }
  }

  static func code(_ ward: Int) -> String { String(repeating: "0", count: 5 - String(ward).count) + String(ward) }

  /// A third of the wards red for 15 days in September 2021.
  static func places(wards: Int) -> GivenPlaces {
    func span(_ from: String, _ through: String, _ level: String, _ revision: Int) -> PlaceSpan {
      PlaceSpan(from: Day(from)!, through: Day(through)!, level: level, revision: revision, decree: nil)
    }
    var places: [String: [PlaceSpan]] = [:]
    for ward in 1...wards {
      places[code(ward)] = [
        span("2020-01-01", "2021-09-05", "green", 1),
        span("2021-09-06", "2021-09-20", ward % 3 == 0 ? "red" : "orange", 2),
        span("2021-09-21", "2022-12-31", "green", 3),
      ]
    }
    return GivenPlaces(places)
  }

  /// Orders and cases.
  struct Rooms: BulkFacts {
    var citizens: Int

    func forEachSpell(
      on day: Day, _ reading: Reading,
      _ body: (_ citizen: Int, _ kind: String, _ from: Day, _ through: Day?, _ origin: FactOrigin) throws -> Void
    ) throws {
      let first = Day("2021-07-20")!
      for citizen in stride(from: 3, through: citizens, by: 20) {
        let from = first + citizen % 60
        try body(citizen, "quarantined-f1", from, from + (13 + citizen % 3), .quarantine)
      }
      for citizen in stride(from: 11, through: citizens, by: 100) {
        let from = first + citizen % 60
        try body(citizen, "treated-f0", from, from + (9 + citizen % 40), .cases)
      }
    }
  }
}
