import Cases
import Criteria
import Quantities
import Quarantine
import Registry
import SpatialCore
import Store
import Surveillance
import TestSupport
import Zones

/// A family of Chương Dương from the lockdown of July 2021 to the money of September, told by all applications: who was ill, what was
/// ordered and closed, what was refused, who was vaccinated, who was entitled to what, and what was paid, once.
final class FamilyStory {
  let city: FamilyCity
  let rules: CaseRules
  var text = ""
  var records: [String: Int] = [:]
  var orders: [String: Int] = [:]
  var claims: [(title: String, number: Int)] = []

  init() throws {
    city = try FamilyCity()
    let vintage = city.vintage
    rules = try city.file.read { try CaseRules(vintage, $0) }
  }

  func told() throws -> String {
    text = """
      A family of Chương Dương, Hanoi, 24 July to October 2021, told by all applications. Dates, acts and rules are those of the sources named
      in geodata/criteria. The people are made up.

      """
    try locking()
    try falling()
    try closing()
    try travelling("2021-08-02T09:00", "The mother wants to go to a hospital")
    try refusing()
    try recovering()
    try vaccinating()
    try claiming()
    try deciding()
    try paying()
    try correcting()
    try vaccinatingAgain()
    try proving()
    return text
  }

  /// Sets the clock and begins a paragraph.
  func at(_ moment: String, _ title: String) {
    city.clock.set(StoryCity.instant(moment))
    text += "\n== \(moment.replacing("T", with: " ")): \(title)\n"
  }

  func say(_ line: String) { text += line + "\n" }

  /// What somebody is told who may not.
  func refused(_ what: String, _ body: () throws -> Void) {
    do {
      try body()
      say("\(what): done")
    } catch { say("\(what): refused, \(error)") }
  }
}
