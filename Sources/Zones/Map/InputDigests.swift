public import Criteria
public import Quantities
public import SpatialCore

/// SHA-256 of each part of what a map of a day rests on, in hexadecimal, so that only what has changed is gone through again.
public struct InputDigests: Sendable {
  /// Codes, names and positions of the wards.
  public var boundaries: String
  /// What the criteria set says on the day.
  public var rules: String
  public var population: String
  /// Other figures up to the day.
  public var measures: String
  public var counts: CountDigests

  /// - Parameter boundaries: the digest of the wards, if it is known.
  public init(edition: Edition, evidence: Evidence, wards: [Ward], on day: Day, boundaries: String? = nil) {
    self.boundaries = boundaries ?? InputsDigest.boundaries(wards)
    rules = InputsDigest.rules(edition)
    population = InputsDigest.population(evidence.population, wards)
    measures = InputsDigest.measures(evidence.measures, wards, through: day)
    counts = CountDigests(evidence.tally, through: day)
  }

  /// The `inputs_digest` of a map.
  ///
  /// - Parameter previous: level of each ward in the map before, when the map was made from it.
  public func all(previous: [Int?]? = nil) -> String { InputsDigest.all(self, previous: previous) }
}
