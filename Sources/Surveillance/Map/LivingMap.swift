public import Criteria
public import Epidemiology
public import Quantities
import SpatialCore
public import Store
public import Zones

/// The zone map that follows the register: counts, figures and levels in memory, kept current report by report.
///
/// Equal to what `zonal compute` makes of the same reports, byte for byte. One writer owns it; what others read is a
/// `ZoneSnapshot`.
public struct LivingMap {
  public let vintage: BoundaryVintage
  public let city: City
  public private(set) var population: Population
  public private(set) var measures: Measures
  /// Whether residents come from the register of citizens or from a table.
  public private(set) var populationSource: PopulationSource
  private var counts: LivingCounts
  private var hasDoses: Bool
  private var current: Current?

  /// The last map that was made, and what it takes to renew it.
  private struct Current {
    var map: ZoneMap
    var day: ReplayDay
    var edition: Edition
    var bands: AgeBands
    var digests: InputDigests
    /// What the doses of each place say; together they say what coverage can be asked for everywhere.
    var doseAttributes: [UInt8]
    /// Wards whose counts changed since.
    var changed: Set<Int> = []
  }

  /// Reads what the database knows.
  ///
  /// - Parameters:
  ///   - knownThrough: leave out what became known after this day; `nil` for everything.
  ///   - population: residents from the register of citizens; `nil` takes the table.
  /// - Throws: `StoreError`; `SurveillanceError.noPopulation`.
  public init(
    _ vintage: BoundaryVintage, knownThrough: Day? = nil, population: Population? = nil, _ reading: Reading
  ) throws {
    self.vintage = vintage
    city = try City(reading)
    counts = try LivingCounts(vintage, bands: city.ageBands, knownThrough: knownThrough, reading)
    self.population = try population ?? FigureTables.population(vintage, reading)
    populationSource = population == nil ? .table : .register
    if self.population.figures.isEmpty { throw SurveillanceError.noPopulation }
    measures = try FigureTables.measures(vintage, reading)
    hasDoses =
      try reading.first("SELECT 1 FROM surveillance_imports WHERE kind = 'doses' LIMIT 1") { $0.int(0) } != nil
  }

  /// Takes over what an import has changed in the counts.
  public mutating func apply(_ summary: ImportSummary) { apply(summary.changes, isDoses: summary.kind == .doses) }

  mutating func apply(_ delta: TallyDelta, isDoses: Bool) {
    if isDoses, !hasDoses {
      hasDoses = true
      current = nil
    }
    for (key, count) in delta.counts[vintage.number] ?? [:] where count != 0 {
      let place = key.ward == 0 ? vintage.wards.count : vintage.ward(row: Int(key.ward))
      guard let place else { continue }
      counts.apply(
        LivingCounts.Change(
          place: place, stratum: Stratum(code: Int(key.stratum)), day: Day(number: key.day), count: count))
      current?.changed.insert(place)
    }
  }

  /// The zone map of a day, and the rules and announcements that it was made with.
  ///
  /// After a few reports only their wards are classified anew, unless the rules look at other days or wards.
  ///
  /// - Parameters:
  ///   - set: a criteria set without faults.
  ///   - asInForceOn: apply the rules of this day.
  /// - Throws: `CriteriaError`; `SurveillanceError.noReports`; `TallyMismatch.tooCoarse` when the counts cannot answer the ages that
  ///   the rules ask for; take `Recount` first.
  public mutating func map(
    on day: Day, _ set: CriteriaSet, asInForceOn: Day? = nil, threads: Int = 1
  ) throws -> (map: ZoneMap, day: ReplayDay) {
    let edition = try set.edition(on: day, asIf: asInForceOn)
    if var kept = current, kept.map.on == day, kept.map.asInForceOn == (edition.day == day ? nil : edition.day),
      kept.edition.saysTheSame(as: edition), kept.edition.set.id == set.id, kept.edition.set.version == set.version
    {
      if kept.changed.isEmpty { return (kept.map, kept.day) }
      if !set.hasHistoryRules, try renew(&kept) {
        current = kept
        return (kept.map, kept.day)
      }
    }
    let bands = AgeBands(
      breaks: set.hasHistoryRules ? try set.ageBreaks() : IndicatorEvaluator.ageBreaks(edition))
    let evidence = try evidence(bands, through: day)
    var series = ZoneSeries(
      set, asInForceOn: asInForceOn, evidence: evidence, wards: vintage.wards, from: day, through: day)
    var last: ZoneSeries.Step?
    while let step = try series.next() { last = step }
    guard let last else { preconditionFailure("a series has at least one day") }
    let digests = InputDigests(
      edition: last.classifier.edition, evidence: evidence, wards: vintage.wards, on: day, boundaries: vintage.digest)
    var map = last.map(
      evidence, wards: vintage.wards, isFirstShown: true, boundariesDigest: vintage.digest, vintage: vintage.name,
      digests: digests, threads: threads)
    map.populationSource = populationSource
    current = Current(
      map: map, day: last.day, edition: last.classifier.edition, bands: bands, digests: digests,
      doseAttributes: counts.places.indices.map { counts.doseAttributes(of: $0, through: day) })
    return (map, last.day)
  }

  /// Everything that is known up to a day.
  ///
  /// - Throws: `SurveillanceError.noReports`; `TallyMismatch.tooCoarse`.
  func evidence(_ bands: AgeBands, through day: Day) throws -> Evidence {
    let evidence = Evidence(
      tally: try counts.tally.coarsened(to: bands).through(day), population: population, measures: measures,
      hasDoses: hasDoses)
    guard evidence.tally.entries.contains(where: { !$0.isDose }) else { throw SurveillanceError.noReports(on: day) }
    return evidence
  }

  /// Classifies the wards anew that have changed.
  ///
  /// - Returns: whether that was enough.
  private func renew(_ kept: inout Current) throws -> Bool {
    let day = kept.map.on
    for place in kept.changed {
      let entries = try place < vintage.wards.count ? counts.tally(of: [place]).coarsened(to: kept.bands).entries : nil
      if let entries {
        kept.digests.counts.replace(place, by: entries)
      } else {
        kept.digests.counts.replace(place, by: try counts.unlocated().coarsened(to: kept.bands).entries)
      }
    }
    // The first dose that says its age makes coverage by age known everywhere, and the last one that is taken back unknown.
    let before = kept.doseAttributes.reduce(0, |)
    for place in kept.changed { kept.doseAttributes[place] = counts.doseAttributes(of: place, through: day) }
    let attributes = kept.doseAttributes.reduce(0, |)
    guard attributes == before else { return false }
    let wards = kept.changed.filter { $0 < vintage.wards.count }.sorted()
    let part = try counts.tally(of: wards).coarsened(to: kept.bands).through(day)
    kept.map.renew(
      wards, edition: kept.edition,
      evidence: Evidence(
        tally: part, population: population.of(wards), measures: measures.of(wards), hasDoses: hasDoses,
        doseAttributes: (attributes & 1 != 0, attributes & 2 != 0)),
      digests: kept.digests, dataThrough: counts.lastCase(through: day))
    kept.changed = []
    return true
  }
}
