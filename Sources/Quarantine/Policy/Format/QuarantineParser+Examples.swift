import Criteria
import Quantities

extension QuarantineParser {
  func examples(_ node: YAMLNode) throws(CriteriaError) -> [QuarantineExample] {
    var examples: [QuarantineExample] = []
    for item in try node.list() { examples.append(try example(item)) }
    return examples
  }

  private func example(_ node: YAMLNode) throws(CriteriaError) -> QuarantineExample {
    let parts = try node.members(
      [
        "name", "kind", "exposure", "jurisdiction", "place", "doses", "complete", "last_dose", "recovered",
        "negative_pcr_hours", "symptoms", "ct", "answer", "release", "source",
      ], required: ["name", "kind", "exposure", "source"])
    _ = try parts.text("source")
    func integer(_ name: String, _ range: ClosedRange<Int>) throws(CriteriaError) -> Int? {
      try parts[name].map { (n) throws(CriteriaError) in try n.integer(in: range) }
    }
    func day(_ name: String) throws(CriteriaError) -> Day? {
      try parts[name].map { (n) throws(CriteriaError) in try n.day() }
    }
    let facts = QuarantineFacts(
      kind: try parts.need("kind").choice(PersonKind.self), exposure: try parts.need("exposure").day(),
      doses: try integer("doses", 0...9),
      isSeriesComplete: try parts["complete"].map { (n) throws(CriteriaError) in try n.flag() },
      lastDose: try day("last_dose"), recovered: try day("recovered"),
      negativePCRHours: try integer("negative_pcr_hours", 0...10_000),
      hasSymptoms: try parts["symptoms"].map { (n) throws(CriteriaError) in try n.flag() },
      ctTenths: try parts["ct"].map { (n) throws(CriteriaError) in try tenths(n) })
    let place = try parts["place"].map { (n) throws(CriteriaError) in try n.choice(OrderPlace.self) }
    let asked = try parts.only(of: ["answer", "release"], "either 'answer' or 'release' is what must come out")
    return QuarantineExample(
      name: try parts.text("name"), facts: facts, jurisdiction: try jurisdiction(parts["jurisdiction"]), place: place,
      expected: asked.name == "answer" ? try expected(asked.body) : nil,
      release: asked.name == "release" ? try release(asked.body, place) : nil, line: node.line)
  }

  private func expected(_ node: YAMLNode) throws(CriteriaError) -> QuarantineExample.Expected {
    let parts = try node.members(["outcome", "rule", "places", "days", "tests", "watch_days", "unknown"])
    let outcomes = ["quarantine", "none", "unknown"]
    let word = try parts.text("outcome")
    guard outcomes.contains(word), let outcome = QuarantineAnswer.Outcome(rawValue: word) else {
      throw try parts.need("outcome").fail("'\(word)' is none of \(outcomes.joined(separator: ", "))")
    }
    return QuarantineExample.Expected(
      outcome: outcome, rule: try parts["rule"]?.identifier(),
      places: try parts["places"].map { (n) throws(CriteriaError) in try places(n) },
      days: try parts["days"]?.integer(in: 0...366),
      tests: try parts["tests"].map { (n) throws(CriteriaError) in try tests(n) },
      watchDays: try parts["watch_days"]?.integer(in: 0...366),
      unknown: try parts["unknown"].map { (n) throws(CriteriaError) in
        try n.words(of: QuarantineAnswer.Unknown.allCases.map(\.rawValue)).compactMap {
          QuarantineAnswer.Unknown(rawValue: $0)
        }
      })
  }

  private func release(_ node: YAMLNode, _ place: OrderPlace?) throws(CriteriaError) -> QuarantineExample.Release {
    let parts = try node.members(
      ["at", "symptom_free_since", "samples", "allowed", "way"], required: ["at", "allowed"])
    guard let place else { throw node.fail("an example of a release needs the key 'place'") }
    var samples: [ReleaseQuestion.Sample] = []
    for item in try parts["samples"]?.list() ?? [] {
      let sample = try item.members(["kind", "at", "outcome", "ct"], required: ["kind", "at", "outcome"])
      samples.append(
        ReleaseQuestion.Sample(
          kind: try sample.need("kind").choice(TestResult.Kind.self), taken: try sample.need("at").moment(),
          outcome: try sample.need("outcome").choice(TestResult.Outcome.self),
          ctTenths: try sample["ct"].map { (n) throws(CriteriaError) in try tenths(n) }))
    }
    return QuarantineExample.Release(
      question: ReleaseQuestion(
        at: try parts.need("at").moment(), place: place,
        symptomFreeSince: try parts["symptom_free_since"].map { (n) throws(CriteriaError) in try n.day() },
        samples: samples), isAllowed: try parts.need("allowed").flag(), way: try parts["way"]?.identifier())
  }
}
