public import Quantities

/// Which confirmed claims a treasurer pays at once, from which account.
public struct PaymentOrder: Hashable, Sendable {
  public var means: Payee.Means
  public var debtor: Debtor
  public var payDay: Day
  /// The policy by its id; `nil` for all.
  public var policy: String?
  /// Row number of the ward in `store_wards`; `nil` for all.
  public var ward: Int?
  /// Only claims of these numbers; `nil` for all.
  public var claims: Set<Int>?
  /// Payments at most; what is left waits for the next batch, the most urgent come first.
  public var most: Int

  public init(
    means: Payee.Means, debtor: Debtor, payDay: Day, policy: String? = nil, ward: Int? = nil, claims: Set<Int>? = nil,
    most: Int = 10_000
  ) {
    self.means = means
    self.debtor = debtor
    self.payDay = payDay
    self.policy = policy
    self.ward = ward
    self.claims = claims
    self.most = most
  }
}

/// A batch that was made, and what was asked for and is not in it.
public struct BatchReceipt: Sendable {
  public let batch: PaymentBatch
  /// Claims whose claimant has money for the same days already, by number. Somebody has to look at them.
  public let left: [Int]
}

/// Confirmed claims that wait to be paid: numbers only.
public struct PayableSum: Hashable, Sendable {
  public let policy: String
  public let means: Payee.Means
  public let claims: Int
  /// Whole đồng.
  public let total: Int
}
