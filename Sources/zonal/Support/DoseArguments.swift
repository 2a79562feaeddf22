import ArgumentParser
import Foundation
import Quantities
import Registry
import Vaccination

/// What is said of a dose on the command line; nothing of it tells whose it is.
struct DoseArguments: ParsableArguments {
  @Option(help: "Code of the ward where it was given.") var ward: String?
  @Option(help: "The day on which it was given.", transform: parseDay) var day: Day?
  @Option(help: "The time, as 14:05.") var time: String?
  @Option(help: "The product, by any of its names.") var product: String?
  @Option(help: "The lot.") var lot: String?
  @Option(help: "The code of the site.") var site: String?
  @Option(help: "The number that was written down.") var number: Int?
  @Option(help: "Code of the ward where the person lives; the register's word stands before it.") var home: String?

  /// The facts, those that are not said as they were before.
  ///
  /// - Throws: `VaccinationError.unknown`, `.unusable`; `ValidationError`.
  func facts(_ before: DoseFacts?, _ open: OpenVaccination) throws -> DoseFacts {
    guard let day = day ?? before?.day, let product = product ?? before?.product else {
      throw ValidationError("--day and --product are needed")
    }
    var facts = before ?? DoseFacts(day: day, product: product, ward: nil)
    (facts.day, facts.product) = (day, product)
    if let ward { facts.ward = try open.row(ofWard: ward) }
    if let home { facts.home = try open.row(ofWard: home) }
    if let lot { facts.lot = lot }
    if let site { facts.site = site }
    if let number { facts.number = number }
    if let time {
      guard let moment = Moment("\(day)T\(time)", offset: open.offset) else {
        throw ValidationError("'\(time)' is no time of day; write it as 14:05")
      }
      facts.minute = Int((moment.seconds + Int64(open.offset)) / 60 % 1440)
      if !time.contains(":") { throw ValidationError("'\(time)' is no time of day; write it as 14:05") }
    }
    return facts
  }

  var isEmpty: Bool {
    ward == nil && day == nil && time == nil && product == nil && lot == nil && site == nil && number == nil
      && home == nil
  }
}

/// Whose a dose is, as somebody types it on standard input.
struct DosePersonForm {
  static let fields = ["identifier", "name", "birth_date", "sex", "phone"]

  /// - Throws: `VaccinationError.unusable`; `IdentifierFault`; what `TypedForm` throws.
  static func read() throws -> DosePerson {
    let form = try TypedForm(fields)
    var person = DosePerson(identifier: nil, name: form.values["name"] ?? "", phone: form.values["phone"] ?? "")
    if let text = form.values["identifier"], !text.isEmpty {
      guard case .personal(let identifier) = try IdentityNumber(text) else {
        throw VaccinationError.unusable("the identifier has 12 digits; with an older number give name and birth date")
      }
      person.identifier = identifier
    }
    if let text = form.values["birth_date"], !text.isEmpty {
      if let day = Day(text) {
        person.birth = BirthDate(day)
      } else if let year = Int(text), (1850...2100).contains(year) {
        person.birth = BirthDate(year: year)
      } else {
        throw VaccinationError.unusable("birth_date is a day as 1990-05-01, or a year")
      }
    }
    if let text = form.values["sex"] {
      guard let sex = Sex(text) else { throw VaccinationError.unusable("sex is M or F, Nam or Nữ") }
      person.sex = sex
    }
    return person
  }

  static var hint: String { fields.map { "'\($0): …'" }.joined(separator: ", ") }
}
