/// Which role has which right: the whole table.
///
/// Who keeps the system reads nobody's data; who drafts a map does not put it into force; who audits changes nothing.
extension Role {
  public var rights: Set<Right> { Self.table[self] ?? [] }

  /// The rights of a file's only officer: one person who tries the program out, or a small office. An administrator also does then
  /// what epidemiologists and publishers do, and still reads nobody's data.
  var rightsAlone: Set<Right> {
    guard self == .administrator else { return rights }
    return rights.union(Role.epidemiologist.rights).union(Role.publisher.rights).subtracting([.readReports])
  }

  private static let table: [Role: Set<Right>] = [
    .anyone: [.readZones],
    .checkpoint: [.readZones, .checkPermits, .passAreas],
    .permitOfficer: [.readZones, .readCitizens, .checkPermits, .issuePermits],
    .healthOfficer: [
      .readZones, .readCitizens, .changeCitizens, .matchCitizens, .readReports, .changeReports, .readStatistics,
      .checkPermits, .readCases, .changeCases, .readQuarantine, .orderQuarantine, .readAreas, .proposeAreas, .passAreas,
      .readVaccination, .recordDoses,
    ],
    .supportOfficer: [.readZones, .readCitizens, .readSupport, .decideSupport],
    .treasurer: [.readZones, .readSupport, .paySupport],
    .epidemiologist: [
      .readZones, .readReports, .readStatistics, .importReports, .importPopulation, .draftRevisions, .reviewRevisions,
      .importCases, .proposeAreas,
    ],
    .publisher: [.readZones, .readStatistics, .reviewRevisions, .publishRevisions, .decree],
    .auditor: [.readZones, .readStatistics, .readLog],
    .administrator: [
      .readZones, .importCitizens, .importReports, .importCases, .importDoses, .importSupport, .importPopulation,
      .importBoundaries, .readLog,
      .manageOfficers,
      .manageKeys, .backUp, .setRetention, .deleteDue,
    ],
  ]
}
