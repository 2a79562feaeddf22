public import Epidemiology
public import Quantities
import Registry
import Store
import Surveillance

/// Reads an employer's list of staff and enters an application for each row.
///
/// Rows in = applications + findings of rejected rows. What is wrong in a row is a finding with file, row and column, and nothing
/// personal; the others are entered. Each transaction takes some hundred rows.
public struct EmployerList {
  public struct Counts: Hashable, Sendable {
    public var rows = 0
    public var rejected = 0
    /// By the state after the first decision.
    public var states: [ApplicationState: Int] = [:]
  }

  /// One application that came of a row: what the employer gets back.
  public struct Entered: Sendable {
    public var row: Int
    public var receipt: Receipt
  }

  private let file: DatabaseFile
  private let office: PermitOffice
  private let rules: PermitRules
  private let employer: Int
  private let actor: String
  private let sink: FindingSink
  public var mapping: [String: String] = [:]
  public var rowsPerTransaction = 500
  /// Told of every finding, where the samples of the sink are not enough.
  public var found: (([Finding]) -> Void)?
  /// What holds for all rows that do not say otherwise.
  public var purpose: String
  public var from: Moment
  public var until: Moment

  /// - Parameter employer: its row.
  public init(
    _ office: PermitOffice, _ rules: PermitRules, employer: Int, purpose: String, from: Moment, until: Moment,
    actor: String, sink: FindingSink
  ) {
    file = office.file
    self.office = office
    self.rules = rules
    self.employer = employer
    self.purpose = purpose
    self.from = from
    self.until = until
    self.actor = actor
    self.sink = sink
  }

  /// Reads one file, `-` for standard input.
  ///
  /// - Parameter entered: called after each transaction with what came of it.
  /// - Throws: `IntakeError` when the file cannot be used; `StoreError`; what was entered before stays.
  public func run(_ path: String, entered: ([Entered]) throws -> Void = { _ in }) throws -> Counts {
    try run(DelimitedFile(path: path), entered: entered)
  }

  /// Reads an open file, or a list that is in memory.
  ///
  /// - Throws: as `run(_:entered:)` of a path.
  public func run(_ input: DelimitedFile, entered: ([Entered]) throws -> Void = { _ in }) throws -> Counts {
    let places = try StaffColumn.places(in: input, mapping: mapping)
    var reader = StaffRowReader(
      file: input, places: places, rules: rules, employer: employer, purpose: purpose, from: from, until: until)
    let batch = try file.write { writing in
      let batch = try writing.nextNumber(of: "permits_batches")
      try writing.run(
        "INSERT INTO permits_batches (id, employer, recorded_at, actor, row_count, taken) VALUES (?, ?, ?, ?, 0, 0)",
        [SQLValue(batch), SQLValue(employer), .integer(writing.instant.milliseconds), .text(actor)])
      return batch
    }
    var counts = Counts()
    var waiting: [(row: Int, form: PermitForm)] = []
    func finish() throws {
      let rows = waiting
      waiting.removeAll(keepingCapacity: true)
      let receipts = try file.write { writing in
        let receipts = try rows.map { row in
          var form = row.form
          form.batch = batch
          return Entered(row: row.row, receipt: try office.enter(form, rules, actor: actor, writing))
        }
        try writing.run(
          "UPDATE permits_batches SET row_count = ?, taken = taken + ? WHERE id = ?",
          [SQLValue(counts.rows), SQLValue(rows.count), SQLValue(batch)])
        writing.record(
          Act(
            actor: actor, kind: "application.list", subject: "list \(batch) of employer \(employer)",
            reason: Purpose.travelPermit.rawValue, facts: ["rows": String(rows.count)]))
        return receipts
      }
      for one in receipts { counts.states[one.receipt.state, default: 0] += 1 }
      sink.add(reader.findings)
      found?(reader.findings)
      reader.findings.removeAll()
      try entered(receipts)
    }
    try input.forEachRow { record in
      counts.rows += 1
      if let form = reader.form(record) {
        waiting.append((record.row, form))
      } else {
        counts.rejected += 1
      }
      if waiting.count >= rowsPerTransaction { try finish() }
      return true
    }
    try finish()
    return counts
  }
}
