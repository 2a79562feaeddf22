package import Criteria
package import Quantities
package import SpatialCore

extension ZoneStatus {
  /// A status that an archive kept, as it was.
  package init(
    kept ward: Int, classIndex: Int, level: Level, values: [Fraction?], reasons: [Reason], suspected: Fraction,
    probable: Fraction, confirmed: Fraction, confirmedTotal: Fraction, population: Fraction?, casesToHigher: Int?,
    casesToLower: Int?
  ) {
    self.init(
      ward: ward, classIndex: classIndex, level: level, values: values, reasons: reasons, suspected: suspected,
      probable: probable, confirmed: confirmed, confirmedTotal: confirmedTotal, population: population,
      casesToHigher: casesToHigher, casesToLower: casesToLower)
  }
}

extension ZoneMap {
  /// A map that an archive kept, as it was.
  package init(
    kept criteria: CriteriaSet, indicators: [IndicatorDeclaration], asInForceOn: Day?, on day: Day, dataThrough: Day?,
    caseWindow: Int, inputsDigest: String, boundariesDigest: String, vintage: String?, wards: [Ward],
    zones: [ZoneStatus], populationSource: PopulationSource
  ) {
    self.init(
      criteria: criteria, indicators: indicators, asInForceOn: asInForceOn, on: day, dataThrough: dataThrough,
      caseWindow: caseWindow, inputsDigest: inputsDigest, boundariesDigest: boundariesDigest, vintage: vintage,
      wards: wards, zones: zones)
    self.populationSource = populationSource
  }
}
