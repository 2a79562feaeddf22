import ArgumentParser
import Foundation
import Permits
import Quantities
import Server
import SpatialCore
import Store
import Surveillance
import Epidemiology
import Zones

/// What every verb of permits asks: which database, and who is at work.
struct PermitArguments: ParsableArguments {
  @OptionGroup var database: DatabaseArguments

  /// Runs the body with the office, the officer's access for travel permits, and the wards; errors become words.
  func use(_ body: (OpenOffice) throws -> Void) throws {
    try Failure.reporting {
      try database.use { open in
        try body(try OpenOffice(open, access: open.access(.travelPermit)))
      }
    }
  }
}

/// The permit office of an open database.
struct OpenOffice {
  let open: OpenDatabase
  let access: Access
  let office: PermitOffice
  let offset: Int

  init(_ open: OpenDatabase, access: Access) throws {
    self.open = open
    self.access = access
    offset = try open.file.read { try City($0) }.clockOffset
    office = PermitOffice(
      open.file, sealer: open.ring.sealer, offset: offset,
      quarantine: OrdersForPermits(offset: offset, now: DatabaseArguments.now))
  }

  /// The published map with what it announces.
  func snapshot() throws -> ZoneSnapshot {
    try open.file.read { reading in
      let vintage = try BoundaryVintage.load(named: nil, reading)
      return try ZoneSnapshot(vintage, index: WardIndex(wards: vintage.wards), reading)
    }
  }

  /// What decisions are made by now.
  func rules() throws -> PermitRules {
    let snapshot = try snapshot()
    return try open.file.read { try PermitRules(snapshot, at: DatabaseArguments.now(), $0) }
  }

  /// - Throws: `ValidationError`.
  func moment(_ text: String) throws -> Moment {
    guard let moment = Moment(text, offset: offset) else {
      throw ValidationError("'\(text)' is no moment; write it as 2021-09-06T06:00, or 2021-09-06 for its beginning")
    }
    return moment
  }

  /// - Throws: `PermitError.unknown`.
  func ward(_ code: String, _ vintage: BoundaryVintage) throws -> Int {
    guard let ward = vintage.wards.firstIndex(where: { $0.code == code }) else {
      throw PermitError.unknown(what: "ward", name: code, known: vintage.wards.map(\.code))
    }
    return ward
  }
}
