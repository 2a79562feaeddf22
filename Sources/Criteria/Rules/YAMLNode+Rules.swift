package import Quantities

extension YAMLNode {
  /// A moment to the minute, `2021-09-06T06:00`, by the clock of the place.
  package func moment() throws(CriteriaError) -> Moment {
    let text = try text()
    guard text.utf8.count == 16, let moment = Moment(text, offset: 0) else {
      throw fail("'\(text)' is no moment of the form YYYY-MM-DDTHH:MM")
    }
    return moment
  }

  package func localized() throws(CriteriaError) -> Localized {
    let names = try members(["en", "vi"], required: ["en", "vi"])
    return Localized(english: try names.text("en"), vietnamese: try names.text("vi"))
  }

  /// Ids of a list, each once; an empty one is an error, since leaving the key out says what it could mean.
  package func ids() throws(CriteriaError) -> [String] {
    var ids: [String] = []
    for node in try list() {
      let id = try node.identifier()
      guard !ids.contains(id) else { throw node.fail("'\(id)' stands twice") }
      ids.append(id)
    }
    guard !ids.isEmpty else { throw fail("an empty list; leave the key out") }
    return ids
  }

  /// Entries in the order of their moments, each with its citation.
  package func dated<Value>(
    _ read: (YAMLNode) throws(CriteriaError) -> Value
  ) throws(CriteriaError) -> Dated<Value> {
    var entries: [Dated<Value>.Entry] = []
    for item in try list() {
      let entry = try item.members(
        ["from", "value", "citation", "confidence"], required: ["from", "value", "citation"])
      let (citation, confidence) = try entry.cited()
      let value = try entry.need("value")
      if confidence == .unknown, !value.isNull { throw value.fail("what nobody knows has the value null") }
      let from = try entry.need("from").moment()
      if let last = entries.last, last.from >= from {
        throw item.fail("entries must be in the order of their moments, each moment once")
      }
      entries.append(
        Dated<Value>.Entry(
          from: from, value: value.isNull ? nil : try read(value), citation: citation, confidence: confidence,
          line: item.line))
    }
    guard !entries.isEmpty else { throw fail("a rule needs an entry") }
    return Dated(entries: entries)
  }

  /// An id with its name.
  package func term() throws(CriteriaError) -> RuleTerm {
    let term = try members(["id", "name"], required: ["id", "name"])
    return RuleTerm(id: try term.identifier("id"), name: try term.need("name").localized(), line: line)
  }

  /// Terms, each id once.
  package func terms() throws(CriteriaError) -> [RuleTerm] {
    var terms: [RuleTerm] = []
    for node in try list() {
      let term = try node.term()
      guard !terms.contains(where: { $0.id == term.id }) else { throw node.fail("'\(term.id)' stands twice") }
      terms.append(term)
    }
    guard !terms.isEmpty else { throw fail("an empty list") }
    return terms
  }

  /// The sources that the citations of a file name, each key once.
  package func sources() throws(CriteriaError) -> [RuleSource] {
    var sources: [RuleSource] = []
    for item in try list() {
      let parts = try item.members(["key", "text"], required: ["key", "text"])
      let key = try parts.text("key")
      guard !sources.contains(where: { $0.key == key }) else { throw item.fail("'\(key)' stands twice") }
      sources.append(RuleSource(key: key, text: try parts.text("text"), line: item.line))
    }
    return sources
  }

  /// When a file of rules holds: times in their order that do not overlap.
  package func periods() throws(CriteriaError) -> [RulePeriod] {
    var periods: [RulePeriod] = []
    for item in try list() {
      let parts = try item.members(["from", "until", "citation", "confidence"], required: ["from", "citation"])
      let (citation, confidence) = try parts.cited()
      let period = RulePeriod(
        from: try parts.need("from").moment(),
        until: try parts["until"].map { (n) throws(CriteriaError) in try n.moment() }, citation: citation,
        confidence: confidence)
      if let until = period.until, until <= period.from { throw item.fail("'until' is not after 'from'") }
      if let before = periods.last {
        guard let end = before.until, end <= period.from else {
          throw item.fail("the periods must be in the order of their moments and must not overlap")
        }
      }
      periods.append(period)
    }
    guard !periods.isEmpty else { throw fail("the rules must be in force from some moment") }
    return periods
  }
}
