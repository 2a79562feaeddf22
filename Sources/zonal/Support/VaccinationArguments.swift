import ArgumentParser
import Quantities
import Registry
import SpatialCore
import Store
import Surveillance
import Vaccination

/// What every verb of vaccination asks: which database, and who is at work.
struct VaccinationArguments: ParsableArguments {
  @OptionGroup var database: DatabaseArguments
  @Option(help: "text or json.") var format: OutputFormat = .text

  /// Runs the body with the office, the officer's access for vaccination, and the wards; errors become words.
  func use(_ body: (OpenVaccination) throws -> Void) throws {
    try Failure.reporting { try database.use { open in try body(try OpenVaccination(open, format: format)) } }
  }
}

/// The vaccination office of an open database.
struct OpenVaccination {
  let open: OpenDatabase
  let access: Access
  let office: VaccinationOffice
  let offset: Int
  let vintage: BoundaryVintage
  let format: OutputFormat

  init(_ open: OpenDatabase, format: OutputFormat) throws {
    self.open = open
    self.format = format
    access = try open.access(.vaccination)
    (offset, vintage) = try open.file.read { (try City($0).clockOffset, try BoundaryVintage.load(named: nil, $0)) }
    office = VaccinationOffice(open.file, sealer: open.ring.sealer, offset: offset)
  }

  var today: Day { DatabaseArguments.now().day(offset: offset) }

  /// The row of a ward that is named by its code.
  ///
  /// - Throws: `VaccinationError.unknown`.
  func row(ofWard code: String) throws -> Int {
    guard let ward = vintage.wards.firstIndex(where: { $0.code == code }) else {
      throw VaccinationError.unknown(what: "ward", name: code, known: vintage.wards.map(\.code))
    }
    return vintage.row(ward)
  }

  /// The code of a ward by its row; the row for wards of another vintage.
  func code(ofRow row: Int) -> String { vintage.ward(row: row).map { vintage.wards[$0].code } ?? "row \(row)" }
}
