import Epidemiology
import Store

extension CitizenImport {
  /// Row numbers of the wards of a vintage by code.
  ///
  /// - Throws: `RegistryError.unknownVintage`, `StoreError`.
  static func wards(_ vintage: String, _ reading: Reading) throws -> [String: Int] {
    let rows = try reading.all(
      "SELECT w.code, w.id FROM store_wards w JOIN store_vintages v ON v.id = w.vintage WHERE v.name = ?",
      [.text(vintage)]
    ) { ($0.text(0), $0.int(1)) }
    guard !rows.isEmpty else {
      let known = try reading.all("SELECT name FROM store_vintages ORDER BY name", []) { $0.text(0) }
      throw RegistryError.unknownVintage(name: vintage, known: known)
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  /// Enters a portion of the file and notes how far it is, in one transaction.
  ///
  /// - Returns: the import as it stands then, and findings about rows that were not taken.
  /// - Throws: `StoreError`, `SealingError`, `RegistryError`.
  func enter(
    _ portion: BatchReader.Portion, _ record: ImportRecord, _ reader: CitizenRowReader, _ columns: CitizenColumns
  ) throws -> (ImportRecord, [Finding]) {
    try file.write { writing in
      let resolution = try BatchResolution(portion.batch, writing, keys)
      var conflicts: [Int] = []
      if resolution.writes {
        var writer = try CitizenWriter(
          writing, keys, actor: access.officer.name, kind: "import", source: reader.source, importing: record.number)
        conflicts = try writer.write(resolution, of: portion.batch)
      }
      var record = record
      record.counts.add(resolution.counts)
      record.counts.rows += portion.refused
      record.counts.rejected += portion.refused
      record.rowsDone = portion.rowsDone
      record.digest = FileSurvey.digest(portion.hash, keys)
      try record.note(isDone: false, writing)
      return (record, findings(resolution, portion.batch, conflicts, reader, columns))
    }
  }

  /// What is to be said of rows that changed nothing because others say otherwise.
  ///
  /// - Parameter conflicts: their numbers in the queue; `nil` in a dry run.
  func findings(
    _ resolution: BatchResolution, _ batch: CitizenBatch, _ conflicts: [Int]?, _ reader: CitizenRowReader,
    _ columns: CitizenColumns
  ) -> [Finding] {
    func finding(_ code: Finding.Code, _ row: Int, _ fields: CitizenFields, _ message: String) -> Finding {
      let names = fields.list.map { field in columns.name(CitizenColumn(rawValue: field.column)!) }
      return Finding(
        severity: .rejected, code: code, file: reader.fileName, row: batch.rows[row].line,
        column: names.joined(separator: " "), message: message)
    }
    let contested = resolution.conflicts.enumerated().map { place, conflict in
      let waiting = conflicts.map { "it waits as conflict \($0[place])" } ?? "it would wait for a decision"
      return finding(
        .conflictingRecord, conflict.row, conflict.fields,
        "another source says otherwise; nothing was changed, and \(waiting)")
    }
    let repeated = resolution.repeated.map { row, fields in
      finding(
        .contradictingRow, row, fields,
        "an earlier row of this file says otherwise of the same citizen; nothing was changed")
    }
    return contested + repeated
  }

  /// Notes that the whole file is in the register.
  func end(_ record: ImportRecord) throws {
    try file.write { writing in
      try record.note(isDone: true, writing)
      let counts = record.counts
      writing.record(
        access.act(
          "import.end", subject: "citizens import \(record.number)",
          facts: [
            "rows": String(counts.rows), "added": String(counts.added), "changed": String(counts.changed),
            "conflicting": String(counts.conflicting), "rejected": String(counts.rejected),
          ]))
    }
  }
}
