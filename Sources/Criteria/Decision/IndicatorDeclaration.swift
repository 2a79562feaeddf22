public import Quantities

/// An indicator with its numbers resolved: what to measure.
public struct IndicatorDeclaration: Sendable {
  public struct Ages: Hashable, Sendable {
    public var from: Int?
    public var to: Int?

    public init(from: Int? = nil, to: Int? = nil) {
      self.from = from
      self.to = to
    }
  }

  public enum Form: Hashable, Sendable {
    case count(CaseSelection, ages: Ages, windowDays: Int)
    /// `count` is the position of the counting indicator.
    case rate(count: Int, per: Fraction, dividedBy: Fraction, ages: Ages)
    case coverage(DoseSelection, ages: Ages)
    case daysSince(CaseSelection, ages: Ages)
    case measure(name: String, take: MeasureTake, windowDays: Int)
    /// `per` is already divided by the weeks of a window of several.
    case measureRate(name: String, windowDays: Int, per: Fraction)
    case measureShare(part: String, whole: String, windowDays: Int)
    case residents(Ages)
    case vaccineWeightedRate(rate: Int, uptake: Int)
  }

  public var id: String
  public var name: Localized
  public var unit: Localized
  public var form: Form
}
