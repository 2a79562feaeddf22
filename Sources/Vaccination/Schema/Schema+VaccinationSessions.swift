import Store

extension Schema.Step {
  static let vaccinationSessions = Schema.Step("sessions", [])
}
