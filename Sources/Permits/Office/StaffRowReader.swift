import Epidemiology
import Foundation
import Quantities
import Registry
import SpatialCore
import Surveillance

/// Makes applications of the rows of an employer's list. The findings never repeat what tells of a person.
struct StaffRowReader {
  let file: DelimitedFile
  let places: [StaffColumn: Int]
  let rules: PermitRules
  let employer: Int
  let purpose: String
  let from: Moment
  let until: Moment
  var findings: [Finding] = []
  private let wards: [String: Int]

  init(
    file: DelimitedFile, places: [StaffColumn: Int], rules: PermitRules, employer: Int, purpose: String, from: Moment,
    until: Moment
  ) {
    self.file = file
    self.places = places
    self.rules = rules
    self.employer = employer
    self.purpose = purpose
    self.from = from
    self.until = until
    wards = Dictionary(
      uniqueKeysWithValues: rules.vintage.wards.enumerated().map { ($0.element.code, $0.offset) })
  }

  /// - Returns: `nil` for a row that is refused; the last finding says why.
  mutating func form(_ row: DelimitedRecord) -> PermitForm? {
    guard row.fieldCount == file.header.count else {
      refuse(
        .fieldCount, nil, row,
        "the row has \(row.fieldCount) fields and the header \(file.header.count); nothing is taken")
      return nil
    }
    func text(_ column: StaffColumn) -> String? {
      guard let place = places[column] else { return nil }
      guard let text = String(validating: row.fields[place].trimmed.bytes, as: UTF8.self), text.utf8.count <= 500 else {
        return nil
      }
      let clean = text.precomposedStringWithCanonicalMapping
      return clean.isEmpty ? nil : clean
    }
    let identifier: PersonalIdentifier
    do {
      guard case .personal(let found) = try IdentityNumber(text(.identifier) ?? "") else {
        refuse(.invalidIdentifier, .identifier, row, "a personal identifier has 12 digits")
        return nil
      }
      identifier = found
    } catch {
      refuse(.invalidIdentifier, .identifier, row, "\(error)")
      return nil
    }
    guard let name = text(.name), name.utf8.count <= 200 else {
      refuse(.invalidText, .name, row, "the row has no name, or one of more than 200 bytes")
      return nil
    }
    guard let origin = ward(text(.originWard), .originWard, row),
      let destination = ward(text(.destinationWard), .destinationWard, row)
    else { return nil }
    var route: [Int] = []
    for code in words(text(.route)) {
      guard let ward = ward(code, .route, row) else { return nil }
      route.append(ward)
    }
    var hours = ClockSpan.wholeDay
    if let written = text(.hours) {
      guard let span = ClockSpan(written) else {
        refuse(.invalidMoment, .hours, row, "hours are written as 07:00-18:30")
        return nil
      }
      hours = span
    }
    var weekdays = Set(1...7)
    if let written = text(.weekdays) {
      let days = Set(written.compactMap(\.wholeNumberValue))
      guard days.count == written.count, days.isSubset(of: 1...7) else {
        refuse(.invalidCategory, .weekdays, row, "weekdays are digits from 1 to 7, each once")
        return nil
      }
      weekdays = days
    }
    var birthYear: Int?
    if let written = text(.birthYear) {
      guard let year = Int(written), (1850...2100).contains(year) else {
        refuse(.invalidDate, .birthYear, row, "a year of birth has four digits")
        return nil
      }
      birthYear = year
    }
    let holder = HolderDetails(
      identifier: identifier, name: name, birthYear: birthYear, phone: text(.phone) ?? "",
      occupation: text(.occupation) ?? "", plate: text(.plate) ?? "")
    let request = TravelRequest(
      purpose: text(.purpose) ?? purpose, applicant: .employer, origin: origin, destination: destination, route: route,
      from: from, until: until, hours: hours, weekdays: weekdays, vehicle: text(.vehicle),
      documents: Set(words(text(.documents))))
    if let fault = rules.policy.fault(of: request) {
      refuse(.invalidCategory, nil, row, Self.words(fault))
      return nil
    }
    return PermitForm(holder: holder, request: request, employer: employer)
  }

  /// Without the value that was written: in a list whose columns are exchanged it may be anything.
  private static func words(_ fault: PermitError) -> String {
    guard case .unknown(let what, _, let known) = fault else { return fault.description }
    return "there is no such \(what); there are \(known.joined(separator: ", "))"
  }

  private func words(_ text: String?) -> [String] { text?.split(separator: " ").map(String.init) ?? [] }

  private mutating func ward(_ code: String?, _ column: StaffColumn, _ row: DelimitedRecord) -> Int? {
    if let code, let ward = wards[code] { return ward }
    refuse(
      code == nil ? .missingPlace : .unknownWardCode, column, row,
      code == nil ? "the row names no ward" : "no ward of the map has this code")
    return nil
  }

  private mutating func refuse(_ code: Finding.Code, _ column: StaffColumn?, _ row: DelimitedRecord, _ message: String)
  {
    findings.append(
      Finding(
        severity: .rejected, code: code, file: file.name, row: row.row,
        column: column.flatMap { places[$0] }.map { file.header[$0] } ?? "", message: message))
  }
}
