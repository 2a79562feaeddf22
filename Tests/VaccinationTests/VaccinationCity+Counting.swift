import Epidemiology
import Foundation
import Quantities
import Registry
import Store
import Surveillance
import TestSupport

@testable import Vaccination

extension VaccinationCity {
  /// Brings a file of doses in.
  @discardableResult
  func take(
    _ path: String, source: String = "MoH", rowsPerTransaction: Int = 5_000, dryRun: Bool = false,
    sink: FindingSink? = nil, progress: (DoseImportCounts) throws -> Void = { _ in }
  ) throws -> DoseImportCounts {
    var options = DoseImportOptions(source: source, today: Self.today)
    options.rowsPerTransaction = rowsPerTransaction
    options.isDryRun = dryRun
    return try DoseImport(
      office, access: access("an"), options: options, sink: sink ?? FindingSink(path: nil)
    ).run(path, progress: progress)
  }

  /// Row of the citizen of an identifier.
  func citizen(_ digits: String, _ reading: Reading) throws -> Int? {
    try PersonalIdentifier(digits: digits).flatMap { try office.register.row(of: $0, reading) }
  }

  func count(_ table: String) throws -> Int {
    try city.database.read { try $0.first("SELECT count(*) FROM \(table)") { $0.int(0) } ?? 0 }
  }

  /// What the zone map counts of doses: by ward, day and stratum, without zeros.
  func tallies() throws -> [[Int]: Int] {
    try city.database.read { reading in
      var counts: [[Int]: Int] = [:]
      for (key, count) in try reading.all(
        "SELECT ward, day, stratum, sum(count) FROM surveillance_tally GROUP BY ward, day, stratum",
        [], { ([$0.int(0), $0.int(1), $0.int(2)], $0.int(3)) })
      where count != 0 && Stratum(code: key[2]).isDose {
        counts[key] = count
      }
      return counts
    }
  }

  /// The same from the doses, one by one: by the words of the contract and not by the program's own settling.
  func recounted() throws -> [[Int]: Int] {
    try city.database.read { reading in
      let bands = try City(reading).ageBands
      var counts: [[Int]: Int] = [:]
      let doses = try reading.all(
        "SELECT \(DoseRecord.columns) FROM vaccination_doses d WHERE d.state <> 1", [], DoseRecord.init)
      for dose in doses {
        let isOurs = dose.citizen != nil
        let stratum = Stratum.of(
          dose: (isOurs ? dose.place : dose.facts.number) ?? 0, isOurs ? dose.series : dose.facts.series,
          ageBand: dose.age.map { Int(bands.bandOfAge[$0]) } ?? Stratum.unknownAge)
        counts[[dose.home ?? 0, Int(dose.facts.day.number), stratum.code], default: 0] += 1
      }
      return counts
    }
  }

  /// The bytes of the file and its journal as Latin text, for looking whether something stands in them.
  func databaseBytes() throws -> String {
    var data = Data()
    for name in ["city.zonal", "city.zonal-wal"] {
      data += FileManager.default.contents(atPath: city.folder.path(name)) ?? Data()
    }
    return String(decoding: data, as: UTF8.self)
  }
}
