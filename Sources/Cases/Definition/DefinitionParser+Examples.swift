import Criteria
import Quantities

extension DefinitionParser {
  func example(_ node: YAMLNode) throws(CriteriaError) -> CaseExample {
    let parts = try node.members(
      [
        "name", "on", "onset", "asked", "symptoms", "absent", "encounters", "exposures", "tests", "f", "class", "by",
        "open", "infectious", "source",
      ], required: ["name", "on", "class", "source"])
    _ = try parts.text("source")
    guard let caseClass = CaseClass(name: try parts.text("class")) else {
      throw try parts.need("class").fail(
        "no class; there are \(CaseClass.allCases.map(\.name).joined(separator: ", "))")
    }
    var evidence = CaseEvidence(reportDay: try parts.need("on").day(), offset: 0)
    evidence.onset = try parts["onset"]?.day()
    let asked = try parts["asked"]?.words(of: ["exposures", "symptoms"]) ?? []
    evidence.askedExposures = asked.contains("exposures")
    evidence.askedSymptoms = asked.contains("symptoms")
    for symptom in try parts["symptoms"].map({ (n) throws(CriteriaError) in try known(n) }) ?? [] {
      evidence.symptoms[symptom] = true
    }
    for symptom in try parts["absent"].map({ (n) throws(CriteriaError) in try known(n) }) ?? [] {
      evidence.symptoms[symptom] = false
    }
    for item in try parts["encounters"]?.list() ?? [] { evidence.encounters.append(try encounter(item)) }
    for item in try parts["exposures"]?.list() ?? [] { evidence.exposures.append(try exposure(item)) }
    for item in try parts["tests"]?.list() ?? [] {
      evidence.tests.append(try testOfExample(item, number: evidence.tests.count + 1))
    }
    evidence.distance = try parts["f"]?.integer(in: 0...20)
    let window = try parts["infectious"]?.members(["from", "until"], required: ["from"])
    return CaseExample(
      name: try parts.text("name"), evidence: evidence, caseClass: caseClass, by: try parts["by"]?.ids() ?? [],
      isOpen: try parts["open"]?.flag(), infectiousFrom: try window?.need("from").day(),
      infectiousUntil: try window?["until"]?.day(), line: node.line)
  }

  private func encounter(_ node: YAMLNode) throws(CriteriaError) -> CaseEvidence.Encounter {
    let parts = try node.members(
      ["kind", "from", "until", "distance_cm", "masked", "minutes", "touched", "in_window"], required: ["kind"])
    guard let kind = ContactKind(name: try parts.text("kind")) else {
      throw try parts.need("kind").fail(
        "no kind of contact; there are \(ContactKind.allCases.map(\.name).joined(separator: ", "))")
    }
    let encounter = CaseEvidence.Encounter(
      kind: kind, from: try parts["from"]?.day(), until: try parts["until"]?.day(),
      closeness: Closeness(
        distance: try parts["distance_cm"]?.integer(in: 0...100_000), masked: try parts["masked"]?.flag(),
        minutes: try parts["minutes"]?.integer(in: 0...100_000), touched: try parts["touched"]?.flag()),
      isInWindow: try parts["in_window"]?.choice(Known.self) ?? .yes)
    if let from = encounter.from, let until = encounter.until, until < from {
      throw node.fail("'until' is before 'from'")
    }
    return encounter
  }

  private func exposure(_ node: YAMLNode) throws(CriteriaError) -> CaseExposure {
    let parts = try node.members(["kind", "from", "until"], required: ["kind"])
    guard let kind = CaseExposure.Kind(name: try parts.text("kind")) else {
      throw try parts.need("kind").fail("neither outbreak-area nor confirmed-case")
    }
    return CaseExposure(kind: kind, from: try parts["from"]?.day(), until: try parts["until"]?.day())
  }

  private func testOfExample(_ node: YAMLNode, number: Int) throws(CriteriaError) -> CaseTest {
    let parts = try node.members(["kind", "result", "at", "ct"], required: ["kind", "result"])
    guard let result = CaseTest.Result(name: try parts.text("result")) else {
      throw try parts.need("result").fail(
        "no result; there are \(CaseTest.Result.allCases.map(\.name).joined(separator: ", "))")
    }
    let ct = try parts["ct"].map { (n) throws(CriteriaError) in try n.number() }
    return CaseTest(
      number: number, kind: try test(try parts.need("kind")), result: result,
      ct: ct.map { Int(($0 * 100).numerator / ($0 * 100).denominator) },
      sampledAt: try parts["at"].map { (n) throws(CriteriaError) in Instant(try n.moment(), offset: 0) })
  }
}
