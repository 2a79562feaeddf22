/// What must be so of a person for a rule to be theirs; everything that is named must hold, and what is not proved does not.
public struct PersonCondition: Hashable, Sendable {
  /// Doses and their age.
  public struct Vaccination: Hashable, Sendable {
    public enum Doses: Hashable, Sendable {
      /// All of the series.
      case complete
      case atLeast(Int)
    }

    public var doses: Doses
    /// Days from the last dose to the exposure at the least.
    public var leastDays: Int
    /// Calendar months from the last dose to the exposure at the most; `nil` for no limit.
    public var mostMonths: Int?
  }

  /// Of vaccination and recovery one is enough; both `nil` ask for neither.
  public var vaccination: Vaccination?
  /// Calendar months from the recovery to the exposure at the most.
  public var recoveredMonths: Int?
  /// Hours from the sample of a negative PCR to the entry at the most.
  public var negativePCRHours: Int?
  public var hasSymptoms: Bool?
  /// The least Ct value in tenths.
  public var ctTenths: Int?
  /// Where the person is to be; empty for anywhere.
  public var places: Set<OrderPlace> = []

  public var isEmpty: Bool { self == PersonCondition() }
}
