import ArgumentParser
import Foundation
import Quantities
import Quarantine
import Registry
import SpatialCore
import Store
import Surveillance

/// What every verb of quarantine asks: which database, and who is at work.
struct QuarantineArguments: ParsableArguments {
  @OptionGroup var database: DatabaseArguments
  @Option(help: "text or json.") var format: OutputFormat = .text

  /// Runs the body with the office, the officer's access for quarantine, and the wards; errors become words.
  func use(_ body: (OpenQuarantine) throws -> Void) throws {
    try Failure.reporting { try database.use { open in try body(try OpenQuarantine(open, format: format)) } }
  }
}

/// Why something is done with an order.
struct GroundArguments: ParsableArguments {
  @Option(help: "Why, naming nobody: an act, a finding. It stands in the order's history.") var ground: String
}

/// The quarantine office of an open database.
struct OpenQuarantine {
  let open: OpenDatabase
  let access: Access
  let office: QuarantineOffice
  let offset: Int
  let vintage: BoundaryVintage
  let format: OutputFormat

  init(_ open: OpenDatabase, format: OutputFormat) throws {
    self.open = open
    self.format = format
    access = try open.access(.quarantine)
    (offset, vintage) = try open.file.read { (try City($0).clockOffset, try BoundaryVintage.load(named: nil, $0)) }
    office = QuarantineOffice(open.file, sealer: open.ring.sealer, offset: offset)
  }

  var today: Day { DatabaseArguments.now().day(offset: offset) }

  /// The row of a ward that is named by its code.
  ///
  /// - Throws: `QuarantineError.unknown`.
  func row(ofWard code: String) throws -> Int {
    guard let ward = vintage.wards.firstIndex(where: { $0.code == code }) else {
      throw QuarantineError.unknown(what: "ward", name: code, known: vintage.wards.map(\.code))
    }
    return vintage.row(ward)
  }

  /// The code of a ward by its row; the row for wards of another vintage.
  func code(ofRow row: Int) -> String { vintage.ward(row: row).map { vintage.wards[$0].code } ?? "row \(row)" }

  func place(_ text: String) throws -> OrderPlace {
    guard let place = OrderPlace(rawValue: text) else {
      throw QuarantineError.unknown(what: "place", name: text, known: OrderPlace.allCases.map(\.rawValue))
    }
    return place
  }

  func instant(_ text: String) throws -> Instant {
    guard let moment = Moment(text, offset: offset) else {
      throw ValidationError("'\(text)' is no moment; write it as 2021-08-07T06:00, or 2021-08-07 for its beginning")
    }
    return Instant(moment, offset: offset)
  }

  /// Prints an order.
  func show(_ order: OrderRecord) { Console.line(QuarantinePage.order(order, self)) }
}
