import Epidemiology
import Store

/// Says what lines would do, and does nothing. What one line would change, the next is not told.
struct LineTrial {
  private let sealer: Sealer
  private let options: LineOptions
  private let reading: Reading
  private var counts = LineCounts()

  init(_ sealer: Sealer, _ options: LineOptions, _ reading: Reading) {
    self.sealer = sealer
    self.options = options
    self.reading = reading
  }

  func read(_ lines: LinePortion.Lines, _ name: String) throws -> (LineCounts, [Finding]) {
    var trial = self
    var findings: [Finding] = []
    switch lines {
    case .cases(let lines):
      for line in lines { if let finding = try trial.read(line, name) { findings.append(finding) } }
    case .contacts(let lines): try trial.read(lines)
    case .tests(let lines): try trial.read(lines)
    case .exposures(let lines): try trial.read(lines)
    case .symptoms(let lines):
      for line in lines {
        let known = try CaseTables.symptoms(of: line.record, reading).first { $0.symptom == line.symptom.symptom }
        trial.count(isKnown: known != nil, isSame: known == line.symptom)
      }
    }
    return (trial.counts, findings)
  }

  private mutating func count(isKnown: Bool, isSame: Bool) {
    if !isKnown { counts.added += 1 } else if isSame { counts.unchanged += 1 } else { counts.changed += 1 }
  }

  private mutating func read<Line: EdgeLine>(_ lines: [Line]) throws {
    for line in lines {
      let found = try Line.existing(of: line.owner, sealer, reading).filter(line.agrees)
      guard found.count >= line.again else {
        counts.added += 1
        continue
      }
      count(isKnown: true, isSame: line.applied(to: found[line.again - 1]) == found[line.again - 1])
    }
  }

  private mutating func read(_ line: PreparedCase, _ name: String) throws -> Finding? {
    guard !line.isRepeated else {
      counts.repeated += 1
      return nil
    }
    guard !line.isNew, line.number > 0 else {
      counts.added += 1
      return nil
    }
    guard let (record, sealed) = try CaseTables.sealedRecord(line.number, reading) else {
      counts.added += 1
      return nil
    }
    let before =
      try sealed.map { try CasePerson.decode(sealer.open($0, table: CaseTables.records, row: line.number)) }
      ?? CasePerson()
    var (person, facts, status) = (before, record.facts, record.status)
    line.line.apply(to: &person, &facts, &status, derived: options.rules == nil)
    do throws(CaseError) { try facts.check(today: options.today) } catch {
      counts.rejected += 1
      return Finding(
        severity: .rejected, code: .contradictingRow, file: name, row: line.line.row,
        message: "with what is known already: \(error)")
    }
    count(isKnown: true, isSame: person == before && facts == record.facts && status == record.status)
    return nil
  }
}
