public import Quantities

/// Everything that is known of a person and that a case definition may ask about, without who they are.
public struct CaseEvidence: Hashable, Sendable {
  /// A meeting with a case that counts as F0.
  public struct Encounter: Hashable, Sendable {
    public var kind: ContactKind
    public var from: Day?
    public var until: Day?
    public var closeness: Closeness
    /// Whether it fell into the time in which the case could infect others.
    public var isInWindow: Known

    public init(
      kind: ContactKind, from: Day? = nil, until: Day? = nil, closeness: Closeness = Closeness(),
      isInWindow: Known = .yes
    ) {
      self.kind = kind
      self.from = from
      self.until = until
      self.closeness = closeness
      self.isInWindow = isInWindow
    }
  }

  public var reportDay: Day
  public var onset: Day?
  public var askedExposures: Bool
  public var askedSymptoms: Bool
  /// Whether each symptom that was spoken of is present.
  public var symptoms: [String: Bool]
  public var tests: [CaseTest]
  public var encounters: [Encounter]
  public var exposures: [CaseExposure]
  /// 0 for F0, 1 for F1 and so on.
  public var distance: Int?
  /// Seconds that the clocks of the place are ahead of UTC.
  public var offset: Int

  public init(
    reportDay: Day, onset: Day? = nil, askedExposures: Bool = false, askedSymptoms: Bool = false,
    symptoms: [String: Bool] = [:], tests: [CaseTest] = [], encounters: [Encounter] = [],
    exposures: [CaseExposure] = [], distance: Int? = nil, offset: Int = 25_200
  ) {
    self.reportDay = reportDay
    self.onset = onset
    self.askedExposures = askedExposures
    self.askedSymptoms = askedSymptoms
    self.symptoms = symptoms
    self.tests = tests
    self.encounters = encounters
    self.exposures = exposures
    self.distance = distance
    self.offset = offset
  }

  /// The day from which exposures are counted back: of the onset, else of the first positive sample, else of the report.
  public var referenceDay: Day {
    onset ?? tests.filter { $0.result == .positive }.compactMap(\.sampledAt).min()?.day(offset: offset) ?? reportDay
  }
}
