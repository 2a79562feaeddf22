public import Criteria
import Quantities

/// Policies of support as their file says them: who is entitled to what after which event, with dates and citations.
///
/// Pure: the day is given, and no clock is read.
public struct SupportPolicies: Sendable {
  public var id: String
  public var version: String
  public var title: Localized
  /// Name of the file without its folder.
  public var file: String
  /// When claims are taken.
  public var periods: [RulePeriod]
  public var spells: [SpellTerm]
  public var questions: [SupportQuestion]
  public var documents: [SupportDocument]
  public var policies: [SupportPolicy]
  public var sources: [RuleSource]
  public var examples: [SupportExample]
  var citedKeys: [CitedKey] = []

  public func policy(_ id: String) -> SupportPolicy? { policies.first { $0.id == id } }
  public func spell(_ id: String) -> SpellTerm? { spells.first { $0.id == id } }
  public func question(_ id: String) -> SupportQuestion? { questions.first { $0.id == id } }
  public func document(_ id: String) -> SupportDocument? { documents.first { $0.id == id } }

  /// The period in which claims are taken on a day; `nil` outside all.
  func period(on day: Day) -> RulePeriod? { periods.first { $0.contains(Moment(day)) } }
}
