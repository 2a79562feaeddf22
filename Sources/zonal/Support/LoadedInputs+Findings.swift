import ArgumentParser
import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Zones

extension LoadedInputs {
  /// What was remarked about the boundaries, as findings.
  static func findings(of boundaries: BoundarySet, file: String) -> [Finding] {
    boundaries.findings.flatMap { found -> [Finding] in
      var result = found.defects.filter { ![.winding, .repeatedPoint].contains($0.kind) }.map { defect in
        Finding(
          severity: .note, code: .invalidGeometry, file: name(file), column: "geometry", value: found.code,
          message: "ward \(found.code) (feature \(found.feature)): \(defect)")
      }
      if let repair = found.repair {
        result.append(
          Finding(
            severity: .note, code: .repairedGeometry, file: name(file), column: "geometry", value: found.code,
            message: "ward \(found.code): \(repair.statement)"))
      }
      if found.withoutArea {
        result.append(
          Finding(
            severity: .note, code: .invalidGeometry, file: name(file), column: "geometry", value: found.code,
            message: "ward \(found.code) (feature \(found.feature)) has no area; rows can name it by code only"))
      }
      return result
    }
  }

  /// What the counts and figures themselves make worth remarking.
  func evidenceFindings(edition: Edition, on day: Day) -> [Finding] {
    var findings: [Finding] = []
    for (ward, isDoses, total) in evidence.tally.negativeTotals() {
      let code = boundaries.wards[ward].code
      findings.append(
        Finding(
          severity: .note, code: .negativeTotal, file: "", column: "count", value: total.description,
          message: "ward \(code): its \(isDoses ? "doses" : "cases") add up to \(total), less than nothing; "
            + "corrections take back more than was reported, so its indicators are not computed"))
    }
    for (ward, place) in boundaries.wards.enumerated()
    where evidence.population.residents(ward: ward, on: day) == nil {
      findings.append(
        Finding(
          severity: .note, code: .noPopulation, file: "", column: "population", value: place.code,
          message: "ward \(place.code) has no population on \(day), so no rates"))
    }
    let levels = Classifier(edition: edition, evidence: evidence, wards: boundaries.wards).levels(on: day)
    var nowhere = Array(repeating: true, count: edition.indicators.count)
    for ward in boundaries.wards.indices {
      for (position, value) in levels.values(at: ward).enumerated() {
        guard let value else { continue }
        nowhere[position] = false
        if case .coverage = edition.indicators[position].form, value > 100 {
          findings.append(
            Finding(
              severity: .note, code: .coverageAbove100, file: "", column: edition.indicators[position].id,
              value: value.description,
              message: "ward \(boundaries.wards[ward].code): more doses than residents; places of injection may differ "
                + "from residence, or the population be out of date"))
        }
      }
    }
    for (position, indicator) in edition.indicators.enumerated() where nowhere[position] {
      if case .daysSince = indicator.form { continue }
      findings.append(
        Finding(
          severity: .note, code: .missingInput, file: "", column: indicator.id,
          message: "\(edition.set.id) reads '\(indicator.name.english)', which no ward has in these files"))
    }
    return findings
  }
}
