public import Store

extension Schema {
  /// The tables of vaccination.
  public static let vaccination = Schema(
    name: "vaccination",
    steps: [.vaccinationDoses, .vaccinationSessions, .vaccinationCertificates, .vaccinationCoverage])
}
