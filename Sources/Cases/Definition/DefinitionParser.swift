public import Criteria
import Quantities

extension CaseDefinitions {
  /// Reads case definitions from YAML.
  ///
  /// - Parameter file: names the text in messages.
  /// - Throws: `CriteriaError.malformed` with the line. Whether definitions and examples fit is checked by `DefinitionChecker`.
  public static func parse(_ text: String, file: String) throws(CriteriaError) -> CaseDefinitions {
    let top = try YAMLNode.top(of: text, file: file)
    var parser = DefinitionParser()
    var definitions = try parser.definitions(top, file: file)
    definitions.citedKeys = CitedKey.all(in: top, text: text, declared: Set(definitions.sources.map(\.key)))
    return definitions
  }
}

/// Reads each part of a file of case definitions. Symptoms are declared before the conditions that name them.
struct DefinitionParser {
  var symptoms: [String] = []

  mutating func definitions(_ node: YAMLNode, file: String) throws(CriteriaError) -> CaseDefinitions {
    let names = [
      "id", "version", "title", "jurisdiction", "in_force", "symptoms", "definitions", "sources", "examples",
    ]
    let top = try node.members(names, required: names)
    let symptoms = try top.need("symptoms").terms()
    self.symptoms = symptoms.map(\.id)
    var definitions: [CaseDefinition] = []
    for item in try top.need("definitions").list() {
      let definition = try self.definition(item)
      if definitions.contains(where: { $0.id == definition.id }) { throw item.fail("'\(definition.id)' stands twice") }
      if let last = definitions.last, last.from >= definition.from {
        throw item.fail("definitions must be in the order of their moments, each moment once")
      }
      definitions.append(definition)
    }
    guard !definitions.isEmpty else { throw try top.need("definitions").fail("a definition is needed") }
    var examples: [CaseExample] = []
    for item in try top.need("examples").list() { examples.append(try example(item)) }
    return CaseDefinitions(
      id: try top.identifier("id"), version: try top.text("version"), title: try top.need("title").localized(),
      jurisdiction: try top.text("jurisdiction"), file: file, periods: try top.need("in_force").periods(),
      symptoms: symptoms, definitions: definitions, sources: try top.need("sources").sources(), examples: examples)
  }

  private func definition(_ node: YAMLNode) throws(CriteriaError) -> CaseDefinition {
    let parts = try node.members(
      [
        "id", "title", "from", "citation", "confidence", "f0", "confirmed", "probable", "suspected", "excluded",
        "close_contact", "infectious", "incubation",
      ],
      required: [
        "id", "title", "from", "citation", "f0", "confirmed", "suspected", "close_contact", "infectious", "incubation",
      ])
    let (citation, confidence) = try parts.cited()
    let suspected = try alternatives(parts, "suspected", [])
    let known = suspected.map(\.id)
    let confirmed = try alternatives(parts, "confirmed", known)
    let probable = try alternatives(parts, "probable", known)
    let excluded = try alternatives(parts, "excluded", known)
    var ids: Set<String> = []
    for alternative in suspected + confirmed + probable + excluded where !ids.insert(alternative.id).inserted {
      throw node.fail("the alternative '\(alternative.id)' stands twice in '\(try parts.identifier("id"))'")
    }
    var f0: [CaseClass] = []
    for word in try parts.need("f0").words(of: ["probable", "confirmed"]) { f0.append(CaseClass(name: word)!) }
    let incubation = try parts.need("incubation").members(
      ["days", "citation", "confidence"], required: ["days", "citation"])
    return CaseDefinition(
      id: try parts.identifier("id"), title: try parts.need("title").localized(),
      from: try parts.need("from").moment(), citation: citation, confidence: confidence, confirmed: confirmed,
      probable: probable, suspected: suspected, excluded: excluded,
      closeContact: try closeContact(try parts.need("close_contact")),
      infectious: try infectious(try parts.need("infectious")),
      incubationDays: try optional(try incubation.need("days"), in: 1...60),
      incubationCitation: try incubation.cited().0, f0: f0, line: node.line)
  }

  private func alternatives(
    _ parts: YAMLMapping, _ name: String, _ suspected: [String]
  ) throws(CriteriaError) -> [CaseAlternative] {
    var alternatives: [CaseAlternative] = []
    for item in try parts[name]?.list() ?? [] {
      let body = try item.members(["id", "all", "citation", "confidence"], required: ["id", "all", "citation"])
      let (citation, confidence) = try body.cited()
      let all = try body.need("all")
      if (confidence == .unknown) != all.isNull { throw all.fail("what nobody knows is null, and only that") }
      var conditions: [CaseCondition]?
      if !all.isNull {
        var list: [CaseCondition] = []
        for condition in try all.list() { list.append(try self.condition(condition, suspected)) }
        guard !list.isEmpty else { throw all.fail("an alternative without conditions would hold for everybody") }
        conditions = list
      }
      alternatives.append(
        CaseAlternative(
          id: try body.identifier("id"), all: conditions, citation: citation, confidence: confidence, line: item.line))
    }
    return alternatives
  }

  private func condition(_ node: YAMLNode, _ suspected: [String]) throws(CriteriaError) -> CaseCondition {
    let names = [
      "link", "close_contact", "shared", "outbreak_area", "symptoms", "all_symptoms", "positive", "negative",
      "positives", "suspected",
    ]
    let (name, body) = try node.members(names).only(
      of: names, "a condition is one of \(names.joined(separator: ", "))")
    switch name {
    case "link": return .link(days: try days(body))
    case "close_contact": return .closeContact(days: try days(body))
    case "outbreak_area": return .outbreakArea(days: try days(body))
    case "shared":
      let parts = try body.members(["kinds", "days"], required: ["kinds", "days"])
      return .shared(try kinds(try parts.need("kinds")), days: try optional(try parts.need("days"), in: 1...60))
    case "symptoms":
      let parts = try body.members(["at_least", "of"], required: ["at_least", "of"])
      let list = try known(try parts.need("of"))
      return .symptoms(atLeast: try parts.need("at_least").integer(in: 1...list.count), of: list)
    case "all_symptoms": return .allSymptoms(try known(body))
    case "positive": return .positive(try test(body))
    case "negative": return .negative(try test(body))
    case "positives":
      let parts = try body.members(
        ["test", "at_least", "within_hours"], required: ["test", "at_least", "within_hours"])
      return .positives(
        try test(try parts.need("test")), atLeast: try parts.need("at_least").integer(in: 2...10),
        withinHours: try parts.need("within_hours").integer(in: 1...720))
    default:
      let ids = try body.ids()
      for id in ids where !suspected.contains(id) {
        throw body.fail(
          "there is no alternative '\(id)' of the suspected case; there are \(suspected.joined(separator: ", "))")
      }
      return .suspected(by: ids)
    }
  }

  private func days(_ node: YAMLNode) throws(CriteriaError) -> Int? {
    try optional(try node.members(["days"], required: ["days"]).need("days"), in: 1...60)
  }

  func optional(_ node: YAMLNode, in range: ClosedRange<Int>) throws(CriteriaError) -> Int? {
    node.isNull ? nil : try node.integer(in: range)
  }

  func test(_ node: YAMLNode) throws(CriteriaError) -> CaseTest.Kind {
    guard let kind = CaseTest.Kind(name: try node.text()) else { throw node.fail("neither pcr nor antigen") }
    return kind
  }

  func kinds(_ node: YAMLNode) throws(CriteriaError) -> [ContactKind] {
    var kinds: [ContactKind] = []
    for word in try node.words(of: ContactKind.allCases.map(\.name)) { kinds.append(ContactKind(name: word)!) }
    return kinds
  }

  /// Symptoms of the file's own list, each once.
  func known(_ node: YAMLNode) throws(CriteriaError) -> [String] { try node.words(of: symptoms) }

  private func closeContact(_ node: YAMLNode) throws(CriteriaError) -> CloseContactRule {
    let parts = try node.members(
      [
        "distance_cm", "masked_minutes", "unmasked_minutes", "touching", "care", "kinds", "citation", "confidence",
      ],
      required: ["distance_cm", "masked_minutes", "unmasked_minutes", "touching", "care", "citation"])
    return CloseContactRule(
      distance: try optional(try parts.need("distance_cm"), in: 1...10_000),
      maskedMinutes: try optional(try parts.need("masked_minutes"), in: 0...1440),
      unmaskedMinutes: try optional(try parts.need("unmasked_minutes"), in: 0...1440),
      touching: try parts.need("touching").flag(), care: try parts.need("care").flag(),
      kinds: try parts["kinds"].map { (n) throws(CriteriaError) in try kinds(n) } ?? [],
      citation: try parts.cited().0)
  }

  private func infectious(_ node: YAMLNode) throws(CriteriaError) -> InfectiousRule {
    let parts = try node.members(
      ["days_before_onset", "days_before_sample", "ends_by_negative", "ends_above_ct", "citation", "confidence"],
      required: ["days_before_onset", "days_before_sample", "ends_by_negative", "ends_above_ct", "citation"])
    var ends: [CaseTest.Kind] = []
    for word in try parts.need("ends_by_negative").words(of: CaseTest.Kind.allCases.map(\.name)) {
      ends.append(CaseTest.Kind(name: word)!)
    }
    return InfectiousRule(
      daysBeforeOnset: try optional(try parts.need("days_before_onset"), in: 0...30),
      daysBeforeSample: try optional(try parts.need("days_before_sample"), in: 0...30), endsByNegative: ends,
      endsAboveCt: try optional(try parts.need("ends_above_ct"), in: 1...60).map { $0 * 100 },
      citation: try parts.cited().0)
  }
}
