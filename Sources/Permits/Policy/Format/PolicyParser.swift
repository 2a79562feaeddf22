public import Criteria
import Quantities

extension PermitPolicy {
  /// Reads a policy from YAML.
  ///
  /// - Parameter file: names the text in messages.
  /// - Throws: `CriteriaError.malformed` with the line. Whether rules fit one another is checked by `PolicyChecker`.
  public static func parse(_ text: String, file: String) throws(CriteriaError) -> PermitPolicy {
    let top = try YAMLNode.top(of: text, file: file)
    var parser = PolicyParser()
    var policy = try parser.policy(top, file: file)
    policy.citedKeys = CitedKey.all(in: top, text: text, declared: Set(policy.sources.map(\.key)))
    return policy
  }
}

/// Reads each part of a policy file. Names are declared before the rules that use them, so that a wrong one is told with its line.
struct PolicyParser {
  var levels: [String] = []
  var noData = ""
  var groups: [String] = []
  var purposes: [String] = []
  var issuers: [String] = []
  var documents: [String] = []
  var vehicles: [String] = []
  var forms: [String] = []

  mutating func policy(_ node: YAMLNode, file: String) throws(CriteriaError) -> PermitPolicy {
    let top = try node.members(
      [
        "id", "version", "title", "jurisdiction", "in_force", "levels", "no_data", "groups", "purposes", "issuers",
        "documents", "vehicles", "forms", "issuing", "accepted_forms", "required_documents", "allowed_vehicles",
        "applicants", "hours", "limits", "needed", "gate_terms", "gate", "on_change", "exemptions", "offline",
        "sources", "examples",
      ])
    let levels = try top.need("levels").terms()
    guard levels.count <= 30 else { throw try top.need("levels").fail("a policy has at most 30 levels") }
    let noData = try top.need("no_data").term()
    self.levels = levels.map(\.id)
    self.noData = noData.id
    guard !self.levels.contains(noData.id) else {
      throw try top.need("no_data").fail("'\(noData.id)' stands among the levels")
    }
    let groups = try groups(try top.need("groups"))
    self.groups = groups.map(\.id)
    let purposes = try purposes(try top.need("purposes"))
    self.purposes = purposes.map(\.id)
    let issuers = try top.need("issuers").terms()
    self.issuers = issuers.map(\.id)
    let documents = try top.need("documents").terms()
    self.documents = documents.map(\.id)
    let vehicles = top["vehicles"] == nil ? [] : try top.need("vehicles").terms()
    self.vehicles = vehicles.map(\.id)
    let forms = try top.need("forms").terms()
    self.forms = forms.map(\.id)
    let exemptions = try exemptions(try top.need("exemptions"))
    return PermitPolicy(
      id: try top.identifier("id"), version: try top.text("version"), title: try top.need("title").localized(),
      jurisdiction: try top.text("jurisdiction"), file: file, periods: try top.need("in_force").periods(),
      levels: levels, noData: noData, groups: groups, purposes: purposes, issuers: issuers, documents: documents,
      vehicles: vehicles, forms: forms,
      issuing: try rules(top, "issuing", required: true) { (n) throws(CriteriaError) in try issuing(n) },
      acceptedForms: try top.need("accepted_forms").dated { (n) throws(CriteriaError) in try accepted(n) },
      requiredDocuments: try rules(top, "required_documents") { (n) throws(CriteriaError) in
        try known(n, self.documents, "document")
      },
      allowedVehicles: try rules(top, "allowed_vehicles") { (n) throws(CriteriaError) in
        try known(n, self.vehicles, "vehicle")
      },
      allowedApplicants: try rules(top, "applicants") { (n) throws(CriteriaError) in try applicants(n) },
      hours: try rules(top, "hours") { (n) throws(CriteriaError) in try hours(n) },
      limits: try rules(top, "limits", required: true) { (n) throws(CriteriaError) in try limits(n) },
      needed: try top.need("needed").dated { (n) throws(CriteriaError) in try needed(n) },
      gateTerms: try top.need("gate_terms").dated { (n) throws(CriteriaError) in try gateTerms(n) },
      gate: try rules(top, "gate", required: true) { (n) throws(CriteriaError) in try gate(n) },
      changes: try changes(try top.need("on_change")), exemptions: exemptions,
      offline: try top.need("offline").dated { (n) throws(CriteriaError) in try offline(n) },
      sources: try top.need("sources").sources(), examples: try examples(try top.need("examples"), exemptions))
  }

  // MARK: Names

  private func unique(_ id: String, _ before: [String], _ node: YAMLNode) throws(CriteriaError) {
    if before.contains(id) { throw node.fail("'\(id)' stands twice") }
  }

  private func groups(_ node: YAMLNode) throws(CriteriaError) -> [PolicyGroup] {
    var groups: [PolicyGroup] = []
    for item in try node.list() {
      let group = try item.members(["id", "name", "who"], required: ["id", "name", "who"])
      try unique(try group.identifier("id"), groups.map(\.id), item)
      groups.append(
        PolicyGroup(
          id: try group.identifier("id"), name: try group.need("name").localized(),
          who: try group.need("who").localized(), line: item.line))
    }
    guard !groups.isEmpty, groups.count <= 200 else { throw node.fail("a policy has 1 to 200 groups") }
    return groups
  }

  private func purposes(_ node: YAMLNode) throws(CriteriaError) -> [PolicyPurpose] {
    var purposes: [PolicyPurpose] = []
    for item in try node.list() {
      let purpose = try item.members(["id", "name", "group"], required: ["id", "name", "group"])
      try unique(try purpose.identifier("id"), purposes.map(\.id), item)
      purposes.append(
        PolicyPurpose(
          id: try purpose.identifier("id"), name: try purpose.need("name").localized(),
          group: try one(try purpose.need("group"), groups, "group"), line: item.line))
    }
    return purposes
  }

  func one(_ node: YAMLNode, _ declared: [String], _ kind: String) throws(CriteriaError) -> String {
    let id = try node.identifier()
    guard declared.contains(id) else {
      throw node.fail("there is no \(kind) '\(id)'; declared are \(declared.joined(separator: ", "))")
    }
    return id
  }

  func known(_ node: YAMLNode, _ declared: [String], _ kind: String) throws(CriteriaError) -> [String] {
    let ids = try node.ids()
    for item in try node.list() { _ = try one(item, declared, kind) }
    return ids
  }
}
