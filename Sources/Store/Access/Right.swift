/// Something that may be allowed or not, `noun.verb`.
public enum Right: String, CaseIterable, Sendable {
  // Published
  case readZones = "zones.read"
  // People
  case readCitizens = "citizens.read"
  case changeCitizens = "citizens.change"
  case importCitizens = "citizens.import"
  /// Decide which records are of one person, and which version of a conflict holds.
  case matchCitizens = "citizens.match"
  // Reports, doses and what is counted from them
  case readReports = "reports.read"
  case changeReports = "reports.change"
  case importReports = "reports.import"
  case readStatistics = "statistics.read"
  case importPopulation = "population.import"
  case importBoundaries = "boundaries.import"
  // The zone map
  case draftRevisions = "revisions.draft"
  case reviewRevisions = "revisions.review"
  case publishRevisions = "revisions.publish"
  /// Decrees and overrides.
  case decree = "decrees.make"
  // Permits
  case checkPermits = "permits.check"
  case issuePermits = "permits.issue"
  // Cases, quarantine, epidemic areas
  case readCases = "cases.read"
  case changeCases = "cases.change"
  /// Take whole line lists, as laboratories and other systems keep them.
  case importCases = "cases.import"
  case readQuarantine = "quarantine.read"
  case orderQuarantine = "quarantine.order"
  case readAreas = "areas.read"
  /// Propose areas, which somebody else decrees.
  case proposeAreas = "areas.propose"
  /// Enter who goes in and out at a checkpoint.
  case passAreas = "areas.pass"
  // Vaccination
  case readVaccination = "vaccination.read"
  /// Record doses, decide matches of doses, hold sessions, invite, certify.
  case recordDoses = "vaccination.record"
  /// Take whole lists of doses.
  case importDoses = "vaccination.import"
  // Support
  case readSupport = "support.read"
  /// Enter claims, decide them, and be the second pair of eyes on another officer's decision.
  case decideSupport = "support.decide"
  /// Take lists of other offices: social insurance, tax, social protection.
  case importSupport = "support.import"
  /// Make payment files, and enter what came back.
  case paySupport = "support.pay"
  // The file
  case readLog = "log.read"
  case manageOfficers = "officers.manage"
  case manageKeys = "keys.manage"
  case backUp = "file.back-up"
  case setRetention = "retention.set"
  case deleteDue = "retention.delete"

  /// Whether it is asked for a ward, and held within the officer's area only; others hold for the whole city or not at all.
  public var isBoundToArea: Bool {
    switch self {
    case .readCitizens, .changeCitizens, .matchCitizens, .readReports, .changeReports, .issuePermits, .readCases,
      .changeCases, .readQuarantine, .orderQuarantine, .readAreas, .readVaccination, .recordDoses, .readSupport,
      .decideSupport:
      true
    default: false
    }
  }
}
