import Criteria
import Quantities

extension PolicyParser {
  func examples(
    _ node: YAMLNode, _ exemptions: [PermitPolicy.Exemption]
  ) throws(CriteriaError) -> [PolicyExample] {
    var examples: [PolicyExample] = []
    for item in try node.list() { examples.append(try example(item, exemptions)) }
    return examples
  }

  private func example(
    _ node: YAMLNode, _ exemptions: [PermitPolicy.Exemption]
  ) throws(CriteriaError) -> PolicyExample {
    let parts = try node.members(
      [
        "name", "at", "group", "purpose", "applicant", "origin", "destination", "through", "for_hours", "hours",
        "weekdays", "vehicle", "documents", "in_quarantine", "decision", "reasons", "issuer", "holds_hours", "change",
        "form", "source",
      ], required: ["name", "at", "purpose", "origin", "destination", "source"])
    _ = try parts.text("source")
    let outcome = try parts.only(of: ["decision", "change"], "either 'decision' or 'change' is what must come out")
    var through: [PolicyExample.Place] = []
    for item in try parts["through"]?.list() ?? [] { through.append(try place(item)) }
    var reasons: [String] = []
    for item in try parts["reasons"]?.list() ?? [] {
      guard PermitReason.codes.contains(try item.text()) else {
        throw item.fail("'\(try item.text())' is no reason; there are \(PermitReason.codes.joined(separator: ", "))")
      }
      reasons.append(try item.text())
    }
    var decision: PermitDecision.Outcome?
    var change: PermitVerdict.Action?
    if outcome.name == "decision" {
      decision = try outcome.body.choice(PermitDecision.Outcome.self)
    } else {
      change = try outcome.body.choice(PermitVerdict.Action.self)
    }
    return PolicyExample(
      name: try parts.text("name"), at: try parts.need("at").moment(),
      group: try parts["group"].map { (n) throws(CriteriaError) in try one(n, groups, "group") },
      purpose: try one(try parts.need("purpose"), purposes + exemptions.map(\.id), "purpose"),
      applicant: try parts["applicant"]?.choice(TravelRequest.Applicant.self) ?? .employer,
      origin: try place(try parts.need("origin")), destination: try place(try parts.need("destination")),
      through: through, hours: try parts["for_hours"]?.integer(in: 1...8784) ?? 24,
      clock: try parts["hours"]?.clockSpan() ?? .wholeDay,
      weekdays: try parts["weekdays"]?.weekdays() ?? Set(1...7),
      vehicle: try parts["vehicle"].map { (n) throws(CriteriaError) in try one(n, vehicles, "vehicle") },
      documents: Set(
        try parts["documents"].map { (n) throws(CriteriaError) in try known(n, documents, "document") } ?? []),
      inQuarantine: try parts["in_quarantine"]?.flag() ?? false, decision: decision, reasons: reasons,
      issuer: try parts["issuer"].map { (n) throws(CriteriaError) in try one(n, issuers, "issuer") },
      allowedHours: try parts["holds_hours"]?.integer(in: 1...8784), change: change,
      form: try parts["form"].map { (n) throws(CriteriaError) in try one(n, forms, "form") }, line: node.line)
  }

  /// A level, or one with what lies inside it and what comes after it.
  private func place(_ node: YAMLNode) throws(CriteriaError) -> PolicyExample.Place {
    let all = levels + [noData]
    if (try? node.text()) != nil { return PolicyExample.Place(level: try one(node, all, "level")) }
    let parts = try node.members(["level", "part", "then", "from"], required: ["level"])
    guard (parts["then"] == nil) == (parts["from"] == nil) else { throw node.fail("'then' and 'from' go together") }
    return PolicyExample.Place(
      level: try one(try parts.need("level"), all, "level"),
      part: try parts["part"].map { (n) throws(CriteriaError) in try one(n, levels, "level") },
      then: try parts["then"].map { (n) throws(CriteriaError) in try one(n, all, "level") },
      thenFrom: try parts["from"].map { (n) throws(CriteriaError) in try n.moment() })
  }
}
