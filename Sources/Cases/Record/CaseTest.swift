public import Quantities

/// A sample of a person and what a laboratory found in it.
public struct CaseTest: Hashable, Sendable {
  public enum Kind: Int, CaseIterable, Sendable {
    case pcr = 0
    case antigen = 1

    public var name: String { self == .pcr ? "pcr" : "antigen" }

    public init?(name: String) {
      guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
      self = found
    }
  }

  public enum Result: Int, CaseIterable, Sendable {
    case pending = 0
    case negative = 1
    case positive = 2
    case inconclusive = 3

    public var name: String {
      switch self {
      case .pending: "pending"
      case .negative: "negative"
      case .positive: "positive"
      case .inconclusive: "inconclusive"
      }
    }

    public init?(name: String) {
      guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
      self = found
    }
  }

  /// Row of the table; 0 before it is kept.
  public var number: Int
  public var kind: Kind
  public var result: Result
  /// Cycle threshold of a PCR in hundredths of a cycle: 3,050 is Ct 30.5.
  public var ct: Int?
  /// What was taken: `nasopharyngeal-swab`, `saliva`.
  public var sample: String?
  public var laboratory: String?
  public var sampledAt: Instant?
  public var resultedAt: Instant?

  public init(
    number: Int = 0, kind: Kind, result: Result, ct: Int? = nil, sample: String? = nil, laboratory: String? = nil,
    sampledAt: Instant? = nil, resultedAt: Instant? = nil
  ) {
    self.number = number
    self.kind = kind
    self.result = result
    self.ct = ct
    self.sample = sample
    self.laboratory = laboratory
    self.sampledAt = sampledAt
    self.resultedAt = resultedAt
  }
}
