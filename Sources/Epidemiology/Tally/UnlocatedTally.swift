/// Reports that lie in no ward, counted over the districts that they name.
///
/// The counts are a tally of their own whose places are districts; what names none is in its last place. So it has the days,
/// the strata and the algebra of every tally, and the tally of the wards is none the wiser: it has all these reports, too.
public struct UnlocatedTally: Hashable, Sendable {
  /// Names of the districts, by place.
  public let names: [String]
  /// The place of each ward's district; `nil` for a ward without one.
  public let places: [Int?]
  /// Counts by district, day and stratum.
  public let tally: Tally

  init(_ districts: DistrictIndex, _ tally: Tally) {
    names = districts.names
    places = districts.places
    self.tally = tally
  }
}
