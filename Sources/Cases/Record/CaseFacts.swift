public import Epidemiology
public import Quantities
public import Registry

/// What is said of a person when they are entered: everything but who they are. What nobody said is `nil`; nothing is guessed.
public struct CaseFacts: Hashable, Sendable {
  /// The day on which somebody told of the person. It also says which case definition is applied.
  public var reportDay: Day
  /// Row of `store_wards` where the person lives; `nil` when unknown or elsewhere.
  public var residence: Int?
  /// Row of `store_wards` where the person was found; one of the two wards must be known.
  public var reportWard: Int?
  public var birthYear: Int?
  /// Completed years at the report.
  public var age: Int?
  public var sex: Sex
  public var transmission: Transmission
  /// First day with symptoms.
  public var onset: Day?
  /// Last day of exposure, as it was told; contacts of the tables have their own times.
  public var exposure: Day?
  /// Whether the person was asked about exposures and symptoms: what they then did not tell is known to be absent.
  public var askedExposures: Bool
  public var askedSymptoms: Bool
  /// Doses of vaccine received; `nil` when nobody knows.
  public var doses: Int?
  public var lastDose: Day?
  /// The day of recovery from an earlier infection.
  public var recovered: Day?
  public var outcome: Outcome
  public var outcomeDay: Day?

  public init(
    reportDay: Day, residence: Int? = nil, reportWard: Int? = nil, birthYear: Int? = nil, age: Int? = nil,
    sex: Sex = .unknown, transmission: Transmission = .community, onset: Day? = nil, exposure: Day? = nil,
    askedExposures: Bool = false, askedSymptoms: Bool = false, doses: Int? = nil, lastDose: Day? = nil,
    recovered: Day? = nil, outcome: Outcome = .unknown, outcomeDay: Day? = nil
  ) {
    self.reportDay = reportDay
    self.residence = residence
    self.reportWard = reportWard
    self.birthYear = birthYear
    self.age = age
    self.sex = sex
    self.transmission = transmission
    self.onset = onset
    self.exposure = exposure
    self.askedExposures = askedExposures
    self.askedSymptoms = askedSymptoms
    self.doses = doses
    self.lastDose = lastDose
    self.recovered = recovered
    self.outcome = outcome
    self.outcomeDay = outcomeDay
  }

  /// The ward that the person counts in.
  public var ward: Int? { residence ?? reportWard }
}
