public import Criteria
public import Quantities
public import SpatialCore

/// The levels of one ward over some days with its changes and why, and its epidemic curve.
public struct WardTimeline: Sendable {
  public let ward: Int
  public let spans: [LevelSpan]
  /// Every change after the first day, in the order of time.
  public let changes: [ChangeLog.Change]
  public let curve: EpidemicCurve
  /// Days, as offsets from the first, without a case anywhere: nothing was reported then, rather than no case in the ward.
  public let silent: [Int]

  /// - Parameters:
  ///   - series: of all wards, through the last day; days before `first` are gone through silently.
  ///   - first: day on which the timeline begins.
  /// - Returns: `nil` when the series has no day from `first` on.
  /// - Throws: what `ZoneSeries.next` throws.
  public init?(
    of ward: Int, _ series: ZoneSeries, wards: [Ward], from first: Day, through last: Day
  ) throws(CriteriaError) {
    var series = series
    var history = LevelHistory(wards: 1)
    var changes: [ChangeLog.Change] = []
    var curve: EpidemicCurve?
    var silent: [Int] = []
    while let step = try series.next() {
      let day = step.day.on
      if day < first { continue }
      if curve == nil {
        curve = EpidemicCurve(step.classifier, ofWard: ward, from: first, through: last)
        silent = EpidemicCurve(step.classifier, from: first, through: last).silent
      }
      guard !history.append([step.day.inForce[ward]], on: day).isEmpty else { continue }
      var reasons = step.classifier.reasons(on: day, of: [ward], previous: step.previous)
      reasons.settle(by: step.day, step.classifier.edition, wards: wards)
      changes.append(ChangeLog.Change(on: day, reasons: reasons.statuses.flatMap(\.reasons)))
    }
    guard let curve else { return nil }
    self.ward = ward
    self.curve = curve
    self.changes = changes
    self.silent = silent
    spans = history.spans(0)
  }

  public var first: Day { curve.first }
}
