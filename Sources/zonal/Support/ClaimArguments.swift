import ArgumentParser
import Foundation
import Quantities
import Server
import SpatialCore
import Store
import Subsidies
import Surveillance

/// What every verb of claims and payments asks: which database, and who is at work.
struct ClaimArguments: ParsableArguments {
  @OptionGroup var database: DatabaseArguments
  @Option(help: "text or json.") var format: OutputFormat = .text

  /// Runs the body with the office, the officer's access for support, and the wards; errors become words.
  func use(_ body: (OpenClaims) throws -> Void) throws {
    try Failure.reporting { try database.use { open in try body(try OpenClaims(open, format: format)) } }
  }
}

/// The support office of an open database.
struct OpenClaims {
  let open: OpenDatabase
  let access: Access
  let office: SupportOffice
  let offset: Int
  let vintage: BoundaryVintage
  let format: OutputFormat

  init(_ open: OpenDatabase, format: OutputFormat) throws {
    self.open = open
    self.format = format
    access = try open.access(.support)
    (offset, vintage) = try open.file.read { (try City($0).clockOffset, try BoundaryVintage.load(named: nil, $0)) }
    office = SupportOffice(open.file, sealer: open.ring.sealer, offset: offset, known: KnownFactsOfCity())
  }

  var today: Day { DatabaseArguments.now().day(offset: offset) }

  /// The row of a ward that is named by its code.
  ///
  /// - Throws: `SupportError.unknown`.
  func row(ofWard code: String) throws -> Int {
    guard let ward = vintage.wards.firstIndex(where: { $0.code == code }) else {
      throw SupportError.unknown(what: "ward", name: code, known: vintage.wards.map(\.code))
    }
    return vintage.row(ward)
  }

  /// The code of a ward by its row; the row for wards of another vintage.
  func code(ofRow row: Int) -> String { vintage.ward(row: row).map { vintage.wards[$0].code } ?? "row \(row)" }

  /// One of the words of a closed list.
  ///
  /// - Throws: `SupportError.unknown`.
  func word<Value: RawRepresentable & CaseIterable>(_ text: String, _ what: String) throws -> Value
  where Value.RawValue == String {
    guard let value = Value(rawValue: text) else {
      throw SupportError.unknown(what: what, name: text, known: Value.allCases.map(\.rawValue))
    }
    return value
  }

  /// Prints a claim.
  func show(_ claim: ClaimRecord) { Console.line(ClaimPage.claim(claim, self)) }
}

/// Numbers of claims that one verb does the same with, each in its own transaction.
struct ClaimNumbers: ParsableArguments {
  @Argument(help: "Numbers of claims.") var numbers: [Int] = []

  func validate() throws {
    if numbers.isEmpty { throw ValidationError("name the numbers of one claim or more") }
  }

  /// Does something with each; what cannot be done is told, and the others are done.
  ///
  /// - Throws: `ExitCode` 2 when something could not be done.
  func each(_ open: OpenClaims, _ body: (Int) throws -> ClaimRecord) throws {
    var failed = false
    for number in numbers {
      do { open.show(try body(number)) } catch {
        Console.error("claim \(number): \(error)")
        failed = true
      }
    }
    if failed { throw Failure.unusable }
  }
}
