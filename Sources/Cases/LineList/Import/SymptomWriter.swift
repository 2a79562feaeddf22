import Store

/// Writes lines of symptoms, of which a record has each once. Belongs to one transaction.
struct SymptomWriter {
  private(set) var counts = LineCounts()

  mutating func write(_ lines: [SymptomLine], _ writer: CaseWriter) throws {
    for line in lines {
      let known = try CaseTables.symptoms(of: line.record, writer.writing).first { $0.symptom == line.symptom.symptom }
      var after = line.symptom
      // An empty cell says nothing, but what is absent has no days.
      if after.isPresent, let known, known.isPresent {
        after.from = after.from ?? known.from
        after.until = after.until ?? known.until
      }
      if after == known {
        counts.unchanged += 1
        continue
      }
      try writer.put(after, of: line.record)
      if known == nil { counts.added += 1 } else { counts.changed += 1 }
    }
  }
}
