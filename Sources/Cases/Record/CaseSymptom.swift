public import Quantities

/// A symptom that a person said to have, or not to have.
public struct CaseSymptom: Hashable, Sendable {
  /// As the case definitions name it: `fever`, `loss-of-smell`.
  public var symptom: String
  public var isPresent: Bool
  public var from: Day?
  public var until: Day?

  public init(_ symptom: String, isPresent: Bool = true, from: Day? = nil, until: Day? = nil) {
    self.symptom = symptom
    self.isPresent = isPresent
    self.from = from
    self.until = until
  }
}
