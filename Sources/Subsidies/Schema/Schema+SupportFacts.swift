import Store

extension Schema.Step {
  static let supportFacts = Schema.Step("facts", [])
}
