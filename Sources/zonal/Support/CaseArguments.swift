import ArgumentParser
import Cases
import Foundation
import Quantities
import SpatialCore
import Store
import Surveillance

/// What every verb of cases asks: which database, and who is at work.
struct CaseArguments: ParsableArguments {
  @OptionGroup var database: DatabaseArguments

  /// Runs the body with the office, the officer's access and the city's clock; errors become words.
  ///
  /// - Parameter purpose: why personal data are looked at; it stands in the decision log.
  func use(_ purpose: Purpose = .caseInvestigation, _ body: (OpenCases) throws -> Void) throws {
    try Failure.reporting {
      try database.use { open in try body(try OpenCases(open, access: open.access(purpose))) }
    }
  }
}

/// The office of cases of an open database.
struct OpenCases {
  let open: OpenDatabase
  let access: Access
  let office: CaseOffice
  let offset: Int

  init(_ open: OpenDatabase, access: Access) throws {
    self.open = open
    self.access = access
    offset = try open.file.read { try City($0) }.clockOffset
    office = CaseOffice(open.file, sealer: open.ring.sealer, offset: offset)
  }

  /// What cases are classified by now.
  func rules() throws -> CaseRules {
    try open.file.read { try CaseRules(try BoundaryVintage.load(named: nil, $0), $0) }
  }

  /// - Throws: `ValidationError`.
  func day(_ text: String?, _ option: String) throws -> Day? {
    guard let text else { return nil }
    guard let day = Day(text) else { throw ValidationError("\(option) '\(text)' is no day; write it as 2021-08-02") }
    return day
  }

  var today: Day { DatabaseArguments.now().day(offset: offset) }

  /// - Throws: `ValidationError`.
  func instant(_ text: String?, _ option: String) throws -> Instant? {
    guard let text else { return nil }
    guard let moment = Moment(text, offset: offset) else {
      throw ValidationError("\(option) '\(text)' is no moment; write it as 2021-08-02T08:30")
    }
    return Instant(moment, offset: offset)
  }

  /// Row of the ward of a code.
  ///
  /// - Throws: `CaseError.unknown`.
  func ward(_ code: String?, _ rules: CaseRules) throws -> Int? {
    guard let code else { return nil }
    guard let ward = rules.vintage.wards.firstIndex(where: { $0.code == code }) else {
      throw CaseError.unknown(what: "ward", name: code, known: rules.vintage.wards.map(\.code))
    }
    return rules.vintage.row(ward)
  }

  /// - Throws: `CaseError.unknown`.
  func word<T>(_ text: String, _ what: String, _ known: [String], _ make: (String) -> T?) throws -> T {
    guard let value = make(text) else { throw CaseError.unknown(what: what, name: text, known: known) }
    return value
  }
}
