public import Epidemiology
import Quantities
import Registry
public import Store

/// Reads lists of other offices: what they know of people that policies of support ask for.
///
/// Columns: `identifier`, `fact` (a spell or a question of the adopted policies), of a spell `from` and `through` (empty while it lasts), of
/// an answer `value` (yes, no or a number), and `employer`, of which only a keyed hash is kept. Rows in = kept + repeated + refused; a
/// refused row has a finding, which repeats nothing of the person. A file may come again; a later word on the same fact replaces the earlier.
public struct FactImport {
  /// Which office a list is of.
  public enum Kind: String, CaseIterable, Sendable {
    case socialInsurance = "social-insurance"
    case tax
    case socialProtection = "social-protection"
  }

  public struct Counts: Hashable, Sendable {
    public var rows = 0
    /// New, or said otherwise than before.
    public var kept = 0
    /// Known already.
    public var repeated = 0
    /// Not taken; each has a finding.
    public var refused = 0
    /// Of those kept, of people who are not in the register.
    public var unknownPeople = 0
  }

  private let file: DatabaseFile
  private let sealer: Sealer
  private let access: Access
  private let sink: FindingSink
  private let catalogue: SupportCatalogue
  public var rowsPerTransaction = 50_000

  /// - Parameter catalogue: whose spells and questions the rows may name.
  public init(
    _ file: DatabaseFile, sealer: Sealer, access: Access, catalogue: SupportCatalogue, sink: FindingSink
  ) {
    self.file = file
    self.sealer = sealer
    self.access = access
    self.catalogue = catalogue
    self.sink = sink
  }

  /// Reads one file, `-` for standard input.
  ///
  /// - Throws: `IntakeError` when the file cannot be used; `AccessError.refused`; `StoreError`. What was reported as done before stays.
  public func run(_ path: String, kind: Kind, progress: (Counts) -> Void = { _ in }) throws -> Counts {
    try file.read { _ in try access.require(.importSupport, subject: "list of \(kind.rawValue)") }
    let input = try DelimitedFile(path: path)
    var reader = try FactRowReader(input, catalogue: catalogue)
    var counts = Counts()
    var list: Int?
    var waiting: [FactRowReader.Row] = []
    func finish() throws {
      (list, counts) = try enter(waiting, into: list, kind, counts)
      waiting.removeAll(keepingCapacity: true)
      sink.add(reader.findings)
      reader.findings.removeAll()
      progress(counts)
    }
    try input.forEachRow { record in
      counts.rows += 1
      if let row = reader.row(record) { waiting.append(row) } else { counts.refused += 1 }
      if waiting.count >= rowsPerTransaction { try finish() }
      return true
    }
    try finish()
    return counts
  }

  private func enter(
    _ rows: [FactRowReader.Row], into list: Int?, _ kind: Kind, _ before: Counts
  ) throws -> (Int, Counts) {
    try file.write { writing in
      try access.require(.importSupport, subject: "list of \(kind.rawValue)")
      var counts = before
      let number = try list ?? begin(kind, writing)
      var names: [String: Int] = [:]
      let employers = sealer.keyedHash(label: "support employer")
      for row in rows {
        let name = try names[row.fact] ?? Self.name(row.fact, writing)
        names[row.fact] = name
        let person = sealer.lookup(row.identifier.digits)
        let first = row.value == nil ? Int(row.window.from) : ListedFacts.answer
        let known = try writing.first(
          "SELECT last_day, value FROM support_facts WHERE person = ? AND fact = ? AND first_day = ?",
          [.bytes(person), SQLValue(name), SQLValue(first)]
        ) { ($0.optionalInt(0), $0.optionalInt(1)) }
        let last = row.window.through.map { Int($0) }
        if let known, known == (last, row.value) {
          counts.repeated += 1
          continue
        }
        let citizen = try CitizenRegister.row(ofKey: person, writing)
        if citizen == nil { counts.unknownPeople += 1 }
        counts.kept += 1
        try writing.run(
          """
          INSERT INTO support_facts (person, fact, first_day, last_day, value, citizen, employer, list, line)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (person, fact, first_day) DO UPDATE SET last_day = excluded.last_day, value = excluded.value,
          citizen = excluded.citizen, employer = excluded.employer, list = excluded.list, line = excluded.line
          """,
          [
            .bytes(person), SQLValue(name), SQLValue(first), SQLValue(last), SQLValue(row.value), SQLValue(citizen),
            SQLValue(row.employer.map { employers($0) }), SQLValue(number), SQLValue(row.line),
          ])
      }
      try writing.run(
        "UPDATE support_fact_lists SET kept = ?, repeated = ?, refused = ? WHERE id = ?",
        [SQLValue(counts.kept), SQLValue(counts.repeated), SQLValue(counts.refused), SQLValue(number)])
      writing.record(
        access.act(
          "support.list.import", subject: "list \(number)",
          facts: [
            "kind": kind.rawValue, "kept": String(counts.kept - before.kept),
            "repeated": String(counts.repeated - before.repeated),
          ]))
      return (number, counts)
    }
  }

  private func begin(_ kind: Kind, _ writing: Writing) throws -> Int {
    let number = try writing.nextNumber(of: "support_fact_lists")
    try writing.run(
      """
      INSERT INTO support_fact_lists (id, kind, kept, repeated, refused, recorded_at, recorded_by)
      VALUES (?, ?, 0, 0, 0, ?, ?)
      """,
      [
        SQLValue(number), .text(kind.rawValue), .integer(writing.instant.milliseconds), .text(access.officer.name),
      ])
    return number
  }

  private static func name(_ name: String, _ writing: Writing) throws -> Int {
    let known = try writing.first("SELECT id FROM support_fact_names WHERE name = ?", [.text(name)]) { $0.int(0) }
    if let known { return known }
    let number = try writing.nextNumber(of: "support_fact_names")
    try writing.run("INSERT INTO support_fact_names (id, name) VALUES (?, ?)", [SQLValue(number), .text(name)])
    return number
  }
}
