public import Epidemiology
import Quantities
public import Store

/// Payments that came back, as a bank's file has them: columns `reference`, `day`, `reason`; others are ignored.
///
/// Rows in = returned + repeated + findings. One transaction: all of the file, or nothing when it cannot be read.
public struct ReturnedPayments: Sendable {
  /// A row that could not be taken.
  public struct Finding: Hashable, Sendable {
    /// Record in the file, the header being 1.
    public var row: Int
    public var column: String
    /// A sentence for a person: what is wrong and what to do. Names nobody.
    public var message: String
  }

  public struct Counts: Hashable, Sendable {
    public var rows = 0
    public var returned = 0
    /// That were known to have come back.
    public var repeated = 0
    public var findings: [Finding] = []
  }

  private let office: SupportOffice

  public init(_ office: SupportOffice) { self.office = office }

  /// Takes a file.
  ///
  /// - Throws: `IntakeError` when the file cannot be used; `SupportError.unusable` without a column that is needed; `AccessError.refused`
  ///   without the right to pay; `StoreError`; `LogError`.
  public func take(_ input: DelimitedFile, by access: Access) throws -> Counts {
    let header = input.header.map { $0.lowercased() }
    let names = ["reference", "day", "reason"]
    let places = names.map { header.firstIndex(of: $0) }
    guard let reference = places[0], let day = places[1], let reason = places[2] else {
      let missing = zip(names, places).filter { $0.1 == nil }.map(\.0)
      throw SupportError.unusable(
        "'\(input.name)' has no column \(missing.joined(separator: ", ")); it needs \(names.joined(separator: ", "))")
    }
    var rows: [(row: Int, fields: [String])] = []
    try input.forEachRecord { rows.append(($0, $1)) }
    return try office.file.write { writing in
      try access.require(.paySupport, subject: "returned payments")
      var counts = Counts()
      for (row, fields) in rows {
        counts.rows += 1
        func text(_ place: Int) -> String {
          place < fields.count ? fields[place].trimmingBlanks() : ""
        }
        func find(_ column: String, _ message: String) {
          counts.findings.append(Finding(row: row, column: column, message: message))
        }
        guard let on = Day(text(day)) else {
          find("day", "is no day; write it as 2021-09-07")
          continue
        }
        let state = try writing.first(
          "SELECT state FROM support_payments WHERE reference = ?", [.text(text(reference))]
        ) { $0.text(0) }
        if state == PaymentRecord.State.returned.rawValue {
          counts.repeated += 1
          continue
        }
        do throws(SupportError) { try SupportOffice.check(ground: text(reason)) } catch {
          find("reason", "\(error)")
          continue
        }
        do {
          if state == nil, on <= writing.instant.day(offset: office.offset),
            try office.freePaid(reference: text(reference), by: access, writing)
          {
            counts.returned += 1
            continue
          }
          _ = try office.bounce(text(reference), on: on, because: text(reason), by: access, writing)
          counts.returned += 1
        } catch let error as SupportError {
          switch error {
          case .notFound: find("reference", "no payment has this reference; check whether the file is of this city")
          case .inFuture: find("day", "\(error)")
          default: find("reference", "\(error)")
          }
        }
      }
      writing.record(
        access.act(
          "support.returned-file", subject: "returned payments",
          facts: [
            "rows": String(counts.rows), "returned": String(counts.returned), "repeated": String(counts.repeated),
            "findings": String(counts.findings.count),
          ]))
      return counts
    }
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
