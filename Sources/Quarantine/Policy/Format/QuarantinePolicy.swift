public import Criteria
public import Quantities

/// A quarantine policy as its file says it: dated rules with citations for each kind of person.
///
/// Pure: it is given the day, and reads no clock. What holds for somebody is what held on the day of the last exposure or entry.
public struct QuarantinePolicy: Sendable {
  /// Id of the jurisdiction whose rules hold where no local one does.
  public static let national = "national"

  public var id: String
  public var version: String
  public var title: Localized
  /// Name of the file without its folder.
  public var file: String
  public var periods: [RulePeriod]
  /// The national one among them.
  public var jurisdictions: [RuleTerm]
  public var rules: [QuarantineRule]
  public var releases: [ReleaseRule]
  public var monitoring: Dated<MonitoringTerms>
  public var sources: [RuleSource]
  public var examples: [QuarantineExample]
  var citedKeys: [CitedKey] = []

  /// How people are looked after on a day; `nil` when the policy does not say.
  public func monitoring(on day: Day) -> MonitoringTerms? { monitoring.entry(at: Moment(day))?.value }

  /// The period that holds on a day; `nil` when the policy says nothing of it.
  func period(on day: Day) -> RulePeriod? { periods.first { $0.contains(Moment(day)) } }

  /// Id of the jurisdiction and those above it, in the order in which they are asked.
  func jurisdictions(of id: String) -> [String] { id == Self.national ? [id] : [id, Self.national] }
}
