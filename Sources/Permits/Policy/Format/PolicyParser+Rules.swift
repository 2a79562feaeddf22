import Criteria
import Quantities

extension PolicyParser {
  /// Rules of one kind: an id, the journeys that they are for, and dated entries.
  func rules<Value>(
    _ top: YAMLMapping, _ key: String, required: Bool = false,
    _ read: (YAMLNode) throws(CriteriaError) -> Value
  ) throws(CriteriaError) -> [PolicyRule<Value>] {
    guard let node = required ? try top.need(key) : top[key] else { return [] }
    var rules: [PolicyRule<Value>] = []
    for item in try node.list() {
      let rule = try item.members(
        ["id", "groups", "purposes", "vehicles", "applicants", "dated"], required: ["id", "dated"])
      let id = try rule.identifier("id")
      guard !rules.contains(where: { $0.id == id }) else { throw item.fail("'\(id)' stands twice") }
      var scope = PolicyScope()
      if let node = rule["groups"] { scope.groups = Set(try known(node, groups, "group")) }
      if let node = rule["purposes"] { scope.purposes = Set(try known(node, purposes, "purpose")) }
      if let node = rule["vehicles"] { scope.vehicles = Set(try known(node, vehicles, "vehicle")) }
      if let node = rule["applicants"] { scope.applicants = try applicants(node) }
      let dated = try rule.need("dated").dated(read)
      rules.append(PolicyRule(id: id, scope: scope, dated: dated, line: item.line))
    }
    return rules
  }

  func issuing(_ node: YAMLNode) throws(CriteriaError) -> Issuing {
    let parts = try node.members(["issuer", "second_officer"], required: ["issuer"])
    return Issuing(
      issuer: try one(try parts.need("issuer"), issuers, "issuer"),
      secondOfficer: try parts["second_officer"]?.flag() ?? false)
  }

  func accepted(_ node: YAMLNode) throws(CriteriaError) -> PermitForms {
    let parts = try node.members(["accepted", "issued", "otherwise"], required: ["accepted", "issued", "otherwise"])
    let accepted = try known(try parts.need("accepted"), forms, "form")
    return PermitForms(
      accepted: accepted, issued: try one(try parts.need("issued"), accepted, "accepted form"),
      otherwise: try parts.need("otherwise").choice(PermitForms.Otherwise.self))
  }

  func applicants(_ node: YAMLNode) throws(CriteriaError) -> Set<TravelRequest.Applicant> {
    let all = TravelRequest.Applicant.allCases
    return Set(try node.words(of: all.map(\.rawValue)).compactMap { TravelRequest.Applicant(rawValue: $0) })
  }

  func hours(_ node: YAMLNode) throws(CriteriaError) -> PermitHours {
    let parts = try node.members(["hours", "weekdays"], required: ["hours"])
    return PermitHours(
      span: try parts.need("hours").clockSpan(),
      weekdays: try parts["weekdays"].map { (n) throws(CriteriaError) in try n.weekdays() } ?? Set(1...7))
  }

  func limits(_ node: YAMLNode) throws(CriteriaError) -> PermitLimits {
    let parts = try node.members(
      ["longest_hours", "per_person_and_purpose", "employer_quota"], required: ["longest_hours"])
    func number(_ key: String) throws(CriteriaError) -> Int? {
      try parts[key].map { (n) throws(CriteriaError) in try n.integer(in: 1...1_000_000) }
    }
    return PermitLimits(
      longestHours: try parts.need("longest_hours").integer(in: 1...8784),
      perPersonAndPurpose: try number("per_person_and_purpose"), employerQuota: try number("employer_quota"))
  }

  func needed(_ node: YAMLNode) throws(CriteriaError) -> NeededRule {
    let parts = try node.members(["everywhere", "levels", "wards"])
    let rule = NeededRule(
      everywhere: try parts["everywhere"]?.flag() ?? false,
      levels: Set(
        try parts["levels"].map { (n) throws(CriteriaError) in try known(n, levels, "level") } ?? []),
      wards: Set(try parts["wards"].map { (n) throws(CriteriaError) in try n.ids() } ?? []))
    guard rule.everywhere || parts["levels"] != nil || parts["wards"] != nil else {
      throw node.fail("say where a permit is needed: everywhere: true, levels, or wards")
    }
    return rule
  }

  func gateTerms(_ node: YAMLNode) throws(CriteriaError) -> GateTerms {
    let names = ["route", "at_change", "partly", "needs_map"]
    let parts = try node.members(names, required: names)
    return GateTerms(
      route: try parts.need("route").choice(GateTerms.Route.self),
      atChange: try parts.need("at_change").choice(GateTerms.AtChange.self),
      partly: try parts.need("partly").choice(GateTerms.Partly.self), needsMap: try parts.need("needs_map").flag())
  }

  func gate(_ node: YAMLNode) throws(CriteriaError) -> [String: GateCell] {
    let row = try node.members(levels + [noData])
    var cells: [String: GateCell] = [:]
    for (level, cell) in row.members {
      let read = try self.cell(cell)
      if level == noData, GateRole.allCases.contains(where: { read[$0] == .allow }) {
        throw cell.fail("where nothing is known nothing is allowed: 'review' or 'refuse'")
      }
      cells[level] = read
    }
    return cells
  }

  /// One word for all three roles, or each by name.
  private func cell(_ node: YAMLNode) throws(CriteriaError) -> GateCell {
    if let word = try? node.text() {
      guard let verdict = GateVerdict(rawValue: word) else {
        throw node.fail("'\(word)' is none of allow, review, refuse")
      }
      return GateCell(verdict)
    }
    let names = ["origin", "destination", "through"]
    let parts = try node.members(names, required: names)
    return GateCell(
      origin: try parts.need("origin").choice(GateVerdict.self),
      destination: try parts.need("destination").choice(GateVerdict.self),
      through: try parts.need("through").choice(GateVerdict.self))
  }

  func changes(_ node: YAMLNode) throws(CriteriaError) -> [PermitPolicy.Change] {
    var changes: [PermitPolicy.Change] = []
    for item in try node.list() {
      let rule = try item.members(["id", "levels", "groups", "dated"], required: ["id", "levels", "dated"])
      let id = try rule.identifier("id")
      guard !changes.contains(where: { $0.id == id }) else { throw item.fail("'\(id)' stands twice") }
      changes.append(
        PermitPolicy.Change(
          id: id, levels: try known(try rule.need("levels"), levels + [noData], "level"),
          groups: Set(try rule["groups"].map { (n) throws(CriteriaError) in try known(n, groups, "group") } ?? []),
          dated: try rule.need("dated").dated { (n) throws(CriteriaError) in try changeAct(n) }, line: item.line))
    }
    return changes
  }

  private func changeAct(_ node: YAMLNode) throws(CriteriaError) -> ChangeAct {
    let parts = try node.members(
      ["refused", "review", "partly", "notice_hours", "grace_hours"], required: ["refused", "review"])
    return ChangeAct(
      refused: try parts.need("refused").choice(ChangeAct.Act.self),
      review: try parts.need("review").choice(ChangeAct.Act.self),
      partly: try parts["partly"]?.choice(ChangeAct.Act.self) ?? .keep,
      noticeHours: try parts["notice_hours"]?.integer(in: 0...720) ?? 0,
      graceHours: try parts["grace_hours"]?.integer(in: 0...720) ?? 0)
  }

  func exemptions(_ node: YAMLNode) throws(CriteriaError) -> [PermitPolicy.Exemption] {
    var exemptions: [PermitPolicy.Exemption] = []
    for item in try node.list() {
      let parts = try item.members(["id", "name", "dated"], required: ["id", "name", "dated"])
      let id = try parts.identifier("id")
      guard !purposes.contains(id), !exemptions.contains(where: { $0.id == id }) else {
        throw item.fail("'\(id)' stands twice among purposes and exemptions")
      }
      exemptions.append(
        PermitPolicy.Exemption(
          id: id, name: try parts.need("name").localized(),
          dated: try parts.need("dated").dated { (n) throws(CriteriaError) in try exemption(n) },
          line: item.line))
    }
    return exemptions
  }

  private func exemption(_ node: YAMLNode) throws(CriteriaError) -> ExemptionRule {
    let parts = try node.members(["proof", "even_in_quarantine", "not_in"])
    return ExemptionRule(
      proof: try parts["proof"].map { (n) throws(CriteriaError) in try known(n, documents, "document") } ?? [],
      evenInQuarantine: try parts["even_in_quarantine"]?.flag() ?? false,
      notIn: Set(try parts["not_in"].map { (n) throws(CriteriaError) in try known(n, levels, "level") } ?? []))
  }

  func offline(_ node: YAMLNode) throws(CriteriaError) -> OfflineLimits {
    let names = ["bundle_max_age_minutes", "clock_skew_seconds"]
    let parts = try node.members(names, required: names)
    return OfflineLimits(
      bundleMaxAgeMinutes: try parts.need(names[0]).integer(in: 1...43_200),
      clockSkewSeconds: try parts.need(names[1]).integer(in: 0...3600))
  }
}
