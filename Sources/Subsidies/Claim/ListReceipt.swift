/// What an officer is given who entered an employer's list.
public struct ListReceipt: Sendable {
  public let number: Int
  /// In the order of the rows.
  public let claims: [ClaimReceipt]
}
