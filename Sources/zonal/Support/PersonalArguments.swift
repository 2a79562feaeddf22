import ArgumentParser
import Quantities
import Registry
import Store
import Surveillance

/// What every question about people asks: which database, who asks, and why.
struct PersonalArguments: ParsableArguments {
  @OptionGroup var database: DatabaseArguments

  @Option(
    help: ArgumentHelp(
      "Why: one of \(Purpose.allCases.map(\.rawValue).joined(separator: ", ")). It stands in the decision log.",
      valueName: "purpose"),
    transform: parsePurpose)
  var purpose: Purpose

  /// Runs the body with the database, the officer's access and the city; errors become words.
  func use(_ body: (OpenDatabase, Access, CityRegister) throws -> Void) throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(purpose)
        try body(open, access, try CityRegister(open))
      }
    }
  }
}

/// The register of an open database, with what is needed to read and print of it.
struct CityRegister {
  var register: CitizenRegister
  var wards: CityWards
  var today: Day
  var offset: Int

  init(_ open: OpenDatabase, vintage: String? = nil) throws {
    let (city, wards) = try open.file.read { (try City($0), try CityWards(vintage: vintage, $0)) }
    offset = city.clockOffset
    today = city.day(at: DatabaseArguments.now())
    self.wards = wards
    register = CitizenRegister(open.file, sealer: open.ring.sealer, offset: offset)
  }
}
