/// What the public sees of counts of persons: how few are withheld, and to what the others are rounded.
public struct DisclosureRule: Hashable, Sendable {
  /// Counts that are shown as less than this are withheld.
  public var threshold: Int
  /// Counts are shown as multiples of this.
  public var base: Int
  /// Percents of a group are shown as multiples of this.
  public var percentStep: Int
  /// Residents that a ward must have for a percent of all of them to be shown, and for one of a group of some ages.
  public var leastResidents: Int
  public var leastResidentsOfAges: Int
  /// Days since an event are shown as multiples of this, and withheld below it.
  public var dayStep: Int
  /// Names of measures that count no person and are shown as they are.
  public var measuresOfNoPerson: Set<String>
  public var citation: String

  public init(
    threshold: Int, base: Int, percentStep: Int, leastResidents: Int, leastResidentsOfAges: Int, dayStep: Int,
    measuresOfNoPerson: Set<String>, citation: String
  ) {
    self.threshold = threshold
    self.base = base
    self.percentStep = percentStep
    self.leastResidents = leastResidents
    self.leastResidentsOfAges = leastResidentsOfAges
    self.dayStep = dayStep
    self.measuresOfNoPerson = measuresOfNoPerson
    self.citation = citation
  }
}
