public import Quantities
import Store

/// What a treasurer sends to the bank or the post at once.
public struct PaymentBatch: Hashable, Sendable {
  public let number: Int
  /// The message's own name, by which the bank takes it once.
  public let message: String
  public let means: Payee.Means
  public let payments: Int
  /// Whole đồng: the sum of the payments.
  public let total: Int
  /// The day on which it is to be paid.
  public let payDay: Day
  public let debtor: Debtor
  public let madeAt: Instant
  public let madeBy: String
  /// When the bank said that it was done; `nil` before.
  public let settledAt: Instant?

  static let columns =
    "id, message, means, payments, total, pay_day, debtor, account, bank, made_at, made_by, settled_at"

  /// - Throws: `SupportError.unreadable`.
  init(_ row: Statement) throws(SupportError) {
    guard let means = Payee.Means(rawValue: row.text(2)) else { throw .unreadable }
    number = row.int(0)
    message = row.text(1)
    self.means = means
    payments = row.int(3)
    total = row.int(4)
    payDay = Day(number: Int32(truncatingIfNeeded: row.int(5)))
    debtor = Debtor(name: row.text(6), account: row.text(7), bank: row.text(8))
    madeAt = Instant(milliseconds: Int64(row.int(9)))
    madeBy = row.text(10)
    settledAt = row.optionalInt(11).map { Instant(milliseconds: Int64($0)) }
  }
}

/// The account of the treasury that pays: no person's.
public struct Debtor: Hashable, Sendable {
  public var name: String
  public var account: String
  /// BIC (ISO 9362).
  public var bank: String

  public init(name: String, account: String, bank: String) {
    self.name = name
    self.account = account
    self.bank = bank
  }

  /// - Throws: `SupportError.unusable`.
  func check() throws(SupportError) {
    guard ClaimPerson.isName(name) else {
      throw .unusable("who pays is named in 1 to 140 signs, beginning with a letter")
    }
    guard (4...34).contains(account.count), account.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      throw .unusable("the account that pays has 4 to 34 letters and digits, without blanks")
    }
    guard Payee.isBIC(bank) else {
      throw .unusable("the bank that pays is named by its BIC of 8 or 11 signs, as BFTVVNVX (ISO 9362)")
    }
  }
}
