import Store

extension Schema.Step {
  static let vaccinationCertificates = Schema.Step("certificates", [])
}
