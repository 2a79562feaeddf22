public import Quantities

/// Everything that an officer of the area may know of a record.
public struct CaseDetails: Sendable {
  /// One entry of the history of classes.
  public struct Classed: Hashable, Sendable {
    public var number: Int
    public var caseClass: CaseClass
    public var basis: CaseBasis
    public var definition: Int?
    public var reasons: [CaseReason]
    public var at: Instant
    public var actor: String
  }

  /// A class that an officer decided against the definition.
  public struct Decision: Hashable, Sendable {
    public var number: Int
    public var caseClass: CaseClass
    public var ground: String
    public var at: Instant
    public var actor: String
    public var withdrawnAt: Instant?
  }

  /// A record put under another one, or a pair found to be two people.
  public struct Merge: Hashable, Sendable {
    public var number: Int
    public var record: Int
    public var into: Int
    public var isSame: Bool
    public var at: Instant
    public var actor: String
    public var undoneAt: Instant?
  }

  public var record: CaseRecord
  public var sourceName: String
  public var person: CasePerson
  public var symptoms: [CaseSymptom]
  public var tests: [CaseTest]
  public var exposures: [CaseExposure]
  public var contacts: [CaseContact]
  public var visits: [MarkerVisit]
  /// The first entry first; its last reasons are those of the present class.
  public var classes: [Classed]
  public var decisions: [Decision]
  public var merges: [Merge]
  /// Records that stand under this one.
  public var under: [Int]
}
