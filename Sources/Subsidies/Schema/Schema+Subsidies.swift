public import Store

extension Schema {
  /// The tables of support.
  public static let subsidies = Schema(
    name: "subsidies", steps: [.supportFacts, .supportClaims, .supportPayments, .supportPaid, .supportSaid])
}
