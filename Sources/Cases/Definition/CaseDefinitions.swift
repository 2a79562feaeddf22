public import Criteria
public import Quantities

/// The dated case definitions of a jurisdiction: one file with an entry for each act, appended and never edited.
///
/// Which act holds for a person is said by the day of the report, so that a case keeps the definition by which it was reported.
public struct CaseDefinitions: Sendable {
  public var id: String
  public var version: String
  public var title: Localized
  public var jurisdiction: String
  public var file: String
  public var periods: [RulePeriod]
  /// Symptoms that the definitions name.
  public var symptoms: [RuleTerm]
  /// Ascending by moment.
  public var definitions: [CaseDefinition]
  public var sources: [RuleSource]
  package var citedKeys: [CitedKey] = []
  public var examples: [CaseExample]

  /// The definition for people who are reported on a day: the one in force at its end, since acts begin on days.
  ///
  /// - Throws: `CaseError.notInForce`.
  public func definition(on day: Day) throws(CaseError) -> CaseDefinition {
    let moment = Moment.end(of: day)
    guard periods.contains(where: { $0.contains(moment) }),
      let found = definitions.last(where: { $0.from <= moment })
    else { throw .notInForce(day: "\(day)") }
    return found
  }

  /// - Throws: `CaseError.unknown`.
  public func check(symptom: String) throws(CaseError) {
    if !symptoms.contains(where: { $0.id == symptom }) {
      throw .unknown(what: "symptom", name: symptom, known: symptoms.map(\.id))
    }
  }
}
