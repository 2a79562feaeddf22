/// Which role has which right: the whole table.
///
/// Who keeps the system reads nobody's data; who drafts a map does not put it into force; who audits changes nothing.
extension Role {
  public var rights: Set<Right> { Self.table[self] ?? [] }

  private static let table: [Role: Set<Right>] = [
    .anyone: [.readZones],
    .checkpoint: [.readZones, .checkPermits],
    .permitOfficer: [.readZones, .readCitizens, .checkPermits, .issuePermits],
    .healthOfficer: [
      .readZones, .readCitizens, .changeCitizens, .matchCitizens, .readReports, .changeReports, .readStatistics,
      .checkPermits,
    ],
    .epidemiologist: [
      .readZones, .readReports, .readStatistics, .importReports, .importPopulation, .draftRevisions, .reviewRevisions,
    ],
    .publisher: [.readZones, .readStatistics, .reviewRevisions, .publishRevisions, .decree],
    .auditor: [.readZones, .readStatistics, .readLog],
    .administrator: [
      .readZones, .importCitizens, .importReports, .importPopulation, .importBoundaries, .readLog, .manageOfficers,
      .manageKeys, .backUp, .setRetention, .deleteDue,
    ],
  ]
}
