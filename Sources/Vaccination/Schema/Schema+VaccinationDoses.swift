import Store

extension Schema.Step {
  static let vaccinationDoses = Schema.Step("doses", [])
}
