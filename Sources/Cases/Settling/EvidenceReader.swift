import Quantities
import Store

/// Gathers what is known of a person from all their records.
struct EvidenceReader {
  let graph: ContactGraph
  private var reading: Reading { graph.reading }
  private var offset: Int { graph.rules.offset }

  init(_ graph: ContactGraph) { self.graph = graph }

  /// Everything but encounters and the F number, which follow from others.
  ///
  /// - Throws: `CaseError.notFound`, `.unreadable`; `StoreError`.
  func own(_ root: Int) throws -> CaseEvidence {
    guard let record = try CaseTables.record(root, reading) else { throw CaseError.notFound }
    var evidence = CaseEvidence(
      reportDay: record.facts.reportDay, onset: record.facts.onset, askedExposures: record.facts.askedExposures,
      askedSymptoms: record.facts.askedSymptoms, offset: offset)
    var onsets: [Day] = []
    for member in try graph.members(root) {
      if member != root, let other = try CaseTables.record(member, reading) {
        evidence.askedExposures = evidence.askedExposures || other.facts.askedExposures
        evidence.askedSymptoms = evidence.askedSymptoms || other.facts.askedSymptoms
        if let onset = other.facts.onset { onsets.append(onset) }
      }
      for symptom in try CaseTables.symptoms(of: member, reading) {
        // What one record says to be present is, whatever another one denies.
        evidence.symptoms[symptom.symptom] = symptom.isPresent || evidence.symptoms[symptom.symptom] == true
      }
      evidence.tests += try CaseTables.tests(of: member, reading)
      evidence.exposures += try exposures(member)
    }
    evidence.onset = evidence.onset ?? onsets.min()
    evidence.tests.sort { $0.number < $1.number }
    return evidence
  }

  /// Meetings with those who count as F0, by contacts and at markers.
  ///
  /// - Throws: as `own`.
  func encounters(_ root: Int) throws -> [CaseEvidence.Encounter] {
    var encounters: [CaseEvidence.Encounter] = []
    for edge in try graph.edges(root) {
      let other = try graph.node(edge.other)
      guard graph.isF0(other) else { continue }
      encounters.append(
        CaseEvidence.Encounter(
          kind: edge.kind, from: edge.from, until: edge.until, closeness: edge.closeness,
          isInWindow: graph.isInWindow(edge, of: other)))
    }
    for meeting in try meetings(root) {
      let other = try graph.node(meeting.other)
      guard graph.isF0(other) else { continue }
      encounters.append(
        CaseEvidence.Encounter(
          kind: .place, from: meeting.from, until: meeting.until, isInWindow: graph.isInWindow(meeting, of: other)))
    }
    return encounters
  }

  /// Others who were at the same markers in an overlapping time.
  ///
  /// - Throws: as `own`.
  func meetings(_ root: Int) throws -> [GraphEdge] {
    var meetings: [GraphEdge] = []
    for member in try graph.members(root) {
      let found = try reading.all(
        """
        SELECT o.record, max(v.from_at, o.from_at), min(v.until_at, o.until_at) FROM cases_visits v
        JOIN cases_visits o ON o.marker = v.marker AND o.record <> v.record AND o.from_at <= v.until_at AND o.until_at >= v.from_at
        WHERE v.record = ? ORDER BY o.record, 2
        """, [SQLValue(member)]
      ) { ($0.int(0), CaseTables.instant($0, 1), CaseTables.instant($0, 2)) }
      for (record, from, until) in found {
        let other = try graph.root(record)
        guard other != root else { continue }
        meetings.append(
          GraphEdge(
            contact: 0, other: other, kind: .place, from: from?.day(offset: offset), until: until?.day(offset: offset),
            closeness: Closeness()))
      }
    }
    return meetings
  }

  /// Those whose evidence may change with somebody: who met them, and who was where they were.
  func neighbours(_ root: Int) throws -> Set<Int> {
    Set(try graph.edges(root).map(\.other) + meetings(root).map(\.other))
  }

  private func exposures(_ record: Int) throws -> [CaseExposure] {
    try reading.all(
      "SELECT id, kind, ward, from_day, until_day FROM cases_exposures WHERE record = ? ORDER BY id",
      [SQLValue(record)]
    ) { row in
      CaseExposure(
        number: row.int(0), kind: try CaseTables.value(row.int(1)), ward: row.optionalInt(2),
        from: CaseTables.day(row, 3), until: CaseTables.day(row, 4))
    }
  }
}
