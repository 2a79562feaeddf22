import Store

extension Schema.Step {
  static let supportPayments = Schema.Step("payments", [])
}
