import Store

extension Schema.Step {
  static let supportClaims = Schema.Step("claims", [])
}
