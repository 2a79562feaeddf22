import Cases
import Credentials
import EpidemicAreas
import Epidemiology
import Foundation
import Quantities
import Quarantine
import Registry
import SpatialCore
import Store
import Surveillance
import TestSupport

/// An alley of Chương Dương, 31 July to 14 August 2021, told by the rooms of cases, quarantine and epidemic areas: who was ill and whom
/// they met, what was ordered and why, what was closed, and how it ended.
final class AlleyStory {
  let city: AlleyCity
  let rules: CaseRules
  var text = ""
  var records: [String: Int] = [:]
  var orders: [String: Int] = [:]
  var codes: [String: String] = [:]
  var area = 0

  init() throws {
    city = try AlleyCity()
    let vintage = city.vintage
    rules = try city.file.read { try CaseRules(vintage, $0) }
  }

  func told() throws -> String {
    text = """
      An alley of Chương Dương, Hanoi, 31 July to 14 August 2021, told by geodata/criteria/cases, quarantine and areas.
      Dates, acts and rules are those of the sources named there. The people are made up, and so is the alley; that the whole ward was
      closed for 14 days from 31 July 2021 is not.

      """
    try firstCase()
    try contacts()
    try closing()
    try ordering()
    try secondCase()
    try strangers()
    try watching()
    try recovering()
    try ending()
    return text
  }

  // MARK: Telling

  /// Sets the clock and begins a paragraph.
  func at(_ moment: String, _ title: String) {
    city.clock.set(AlleyCity.instant(moment))
    text += "\n== \(moment.replacing("T", with: " ")): \(title)\n"
  }

  func say(_ line: String) { text += line + "\n" }

  func hoa(_ purpose: Purpose = .contactTracing) throws -> Access { try city.access("hoa", purpose) }
  func khoa(_ purpose: Purpose = .contactTracing) throws -> Access { try city.access("khoa", purpose) }

  /// What an act made of a record.
  func tell(_ name: String, _ receipt: CaseReceipt) {
    let verdict = receipt.verdict
    say("\(name): \(verdict.caseClass.words.en)\(verdict.isOpen ? ", not certain" : "")")
    for reason in verdict.reasons where reason.outcome != .failed {
      say("  \(reason.outcome == .met ? "because" : "open"): \(reason.rule) (\(reason.citation))")
    }
    if let from = verdict.infectiousFrom {
      say("  can infect others from \(from)\(verdict.infectiousUntil.map { " until \($0)" } ?? "")")
    }
  }

  /// The classes that the records have now, and what the counts of the zone map have of them.
  func tellClasses() throws {
    let khoa = try khoa()
    for (name, record) in records.sorted(by: { $0.value < $1.value }) {
      let found = try city.cases.details(record, to: khoa).record
      let distance = found.status.distance.map { "F\($0)" } ?? "no F"
      say("  \(name): \(found.status.caseClass.words.en), \(distance)")
    }
    let statistics = try city.file.read {
      try $0.first(
        "SELECT coalesce(sum(count), 0) FROM surveillance_tally WHERE ward = ?", [SQLValue(city.row(AlleyCity.ward))]
      ) { $0.int(0) }
    }
    say("  the zone map counts \(statistics ?? 0) reports in Chương Dương")
  }
}
