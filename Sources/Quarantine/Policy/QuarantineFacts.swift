public import Quantities

/// What the rules ask about a person; what nobody has proved counts as if it were not so, which never shortens a quarantine.
public struct QuarantineFacts: Hashable, Codable, Sendable {
  public var kind: PersonKind
  /// Day of the last exposure or of the entry; of the first positive sample for an F0.
  public var exposure: Day
  public var doses: Int?
  /// Whether all doses of the series were given.
  public var isSeriesComplete: Bool?
  public var lastDose: Day?
  /// Since when the person counts as recovered.
  public var recovered: Day?
  /// Hours from the sample of a negative PCR to the entry.
  public var negativePCRHours: Int?
  public var hasSymptoms: Bool?
  /// Ct value of the positive sample in tenths: 305 for 30.5.
  public var ctTenths: Int?

  public init(
    kind: PersonKind, exposure: Day, doses: Int? = nil, isSeriesComplete: Bool? = nil, lastDose: Day? = nil,
    recovered: Day? = nil, negativePCRHours: Int? = nil, hasSymptoms: Bool? = nil, ctTenths: Int? = nil
  ) {
    self.kind = kind
    self.exposure = exposure
    self.doses = doses
    self.isSeriesComplete = isSeriesComplete
    self.lastDose = lastDose
    self.recovered = recovered
    self.negativePCRHours = negativePCRHours
    self.hasSymptoms = hasSymptoms
    self.ctTenths = ctTenths
  }
}
