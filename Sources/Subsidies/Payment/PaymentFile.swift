public import Store

/// A batch as it goes out: the same bytes whenever it is written.
public enum PaymentFile {
  public enum Form: String, CaseIterable, Sendable {
    /// A table for a treasury or a post office.
    case csv
    /// ISO 20022 customer credit transfer initiation, pain.001.001.09; of payments to accounts alone.
    case iso20022
  }

  struct Line {
    var number: Int
    var reference: String
    var amount: Int
    var policy: String
    var person: PaidPerson
  }
}

extension SupportOffice {
  /// The file of a batch, with names and accounts; the reading is in the log with how many there were.
  ///
  /// The amounts in it add up to the batch's total, or nothing is given out.
  ///
  /// - Throws: `AccessError.refused` without the right to pay; `SupportError.notFound`, `.unusable` for a form that the batch's means does
  ///   not have, `.unreadable`; `SealingError`; `StoreError`; `LogError`.
  public func file(ofBatch number: Int, as form: PaymentFile.Form, by access: Access) throws -> [UInt8] {
    let found = try file.disclose(.paySupport, to: access, kind: "support.payment-file") { reading in
      let batch = try batch(number, reading)
      if form == .iso20022, batch.means != .account {
        throw SupportError.unusable("a batch in cash has no ISO 20022 file; write it as csv")
      }
      let lines = try reading.all(
        "SELECT id, reference, amount, policy, sealed FROM support_payments WHERE batch = ? ORDER BY id",
        [SQLValue(number)]
      ) { row in
        PaymentFile.Line(
          number: row.int(0), reference: row.text(1), amount: row.int(2), policy: row.text(3),
          person: try SealedText.decode(sealer.open(row.bytes(4), table: Self.payments, row: row.int(0))))
      }
      guard lines.count == batch.payments, lines.reduce(0, { $0 + $1.amount }) == batch.total else {
        throw SupportError.unreadable
      }
      let bytes =
        switch form {
        case .csv: PaymentFile.csv(batch, lines)
        case .iso20022: PaymentFile.iso20022(batch, lines, offset: offset)
        }
      return Disclosure(
        bytes, subject: "support batch \(number)", wards: [],
        facts: ["payments": String(lines.count), "form": form.rawValue])
    }
    guard let found else { throw SupportError.notFound }
    return found
  }
}
