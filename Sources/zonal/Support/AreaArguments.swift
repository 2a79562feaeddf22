import ArgumentParser
import EpidemicAreas
import Quantities
import Registry
import SpatialCore
import Store
import Surveillance

/// What every verb of areas asks: which database, who is at work, and why.
struct AreaArguments: ParsableArguments {
  @OptionGroup var database: DatabaseArguments

  @Option(
    help: ArgumentHelp("Why, for the decision log: quarantine, case-investigation, support …", valueName: "purpose"),
    transform: parsePurpose)
  var purpose: Purpose = .caseInvestigation

  /// Runs the body with the office, the officer's access and the wards; errors become words.
  func use(_ body: (OpenAreaOffice) throws -> Void) throws {
    try Failure.reporting {
      try database.use { open in try body(try OpenAreaOffice(open, access: open.access(purpose))) }
    }
  }
}

/// The office of areas of an open database.
struct OpenAreaOffice {
  let open: OpenDatabase
  let access: Access
  let office: AreaOffice
  let offset: Int
  let vintage: BoundaryVintage

  init(_ open: OpenDatabase, access: Access) throws {
    self.open = open
    self.access = access
    let (offset, vintage) = try open.file.read { (try City($0).clockOffset, try BoundaryVintage.load(named: nil, $0)) }
    self.offset = offset
    self.vintage = vintage
    office = AreaOffice(open.file, sealer: open.ring.sealer, offset: offset)
  }

  var now: Instant { DatabaseArguments.now() }
  var today: Day { now.day(offset: offset) }

  func policy() throws -> AdoptedAreaPolicy { try open.file.read { try AdoptedAreaPolicy.last($0) } }

  /// - Throws: `ValidationError`.
  func moment(_ text: String) throws -> Moment {
    guard let moment = Moment(text, offset: offset) else {
      throw ValidationError("'\(text)' is no moment; write it as 2021-07-31T06:00, or 2021-07-31 for its beginning")
    }
    return moment
  }

  /// - Throws: `ValidationError`.
  func day(_ text: String?) throws -> Day {
    guard let text else { return today }
    guard let day = Day(text) else { throw ValidationError("'\(text)' is no day; write it as 2021-07-31") }
    return day
  }

  /// The row of a ward.
  ///
  /// - Throws: `EpidemicAreaError.unknown`.
  func row(_ code: String) throws -> Int {
    guard let ward = vintage.wards.firstIndex(where: { $0.code == code }) else {
      throw EpidemicAreaError.unknown(what: "ward", name: code, known: vintage.wards.map(\.code))
    }
    return vintage.row(ward)
  }

  func code(_ row: Int) -> String { vintage.ward(row: row).map { vintage.wards[$0].code } ?? "" }
}
