import Criteria
import Quantities

extension QuarantineParser {
  private static let mostDays = 366

  func condition(_ node: YAMLNode?) throws(CriteriaError) -> PersonCondition {
    guard let node else { return PersonCondition() }
    let parts = try node.members([
      "vaccinated", "recovered_months", "negative_pcr_hours", "symptoms", "ct_at_least", "places",
    ])
    var condition = PersonCondition()
    if let node = parts["vaccinated"] {
      let parts = try node.members(["doses", "least_days", "most_months"], required: ["doses", "least_days"])
      let doses = try parts.need("doses")
      condition.vaccination = PersonCondition.Vaccination(
        doses: try doses.text() == "complete" ? .complete : .atLeast(try doses.integer(in: 1...9)),
        leastDays: try parts.need("least_days").integer(in: 0...Self.mostDays),
        mostMonths: try parts["most_months"].map { (n) throws(CriteriaError) in try n.integer(in: 1...120) })
    }
    condition.recoveredMonths = try parts["recovered_months"].map { (n) throws(CriteriaError) in
      try n.integer(in: 1...120)
    }
    condition.negativePCRHours = try parts["negative_pcr_hours"].map { (n) throws(CriteriaError) in
      try n.integer(in: 1...720)
    }
    condition.hasSymptoms = try parts["symptoms"].map { (n) throws(CriteriaError) in try n.flag() }
    condition.ctTenths = try parts["ct_at_least"].map { (n) throws(CriteriaError) in try tenths(n) }
    if let node = parts["places"] { condition.places = Set(try places(node)) }
    guard !condition.isEmpty else { throw node.fail("an empty condition; leave the key out") }
    return condition
  }

  func terms(_ node: YAMLNode) throws(CriteriaError) -> QuarantineTerms {
    let names = ["places", "days", "tests", "watch_days"]
    let parts = try node.members(names, required: names)
    func known<Value>(
      _ name: String, _ read: (YAMLNode) throws(CriteriaError) -> Value
    ) throws(CriteriaError) -> Value? {
      let node = try parts.need(name)
      return node.isNull ? nil : try read(node)
    }
    let terms = QuarantineTerms(
      places: try known("places") { (n) throws(CriteriaError) in try n.list().isEmpty ? [] : try places(n) },
      days: try known("days") { (n) throws(CriteriaError) in try n.integer(in: 0...Self.mostDays) },
      tests: try known("tests") { (n) throws(CriteriaError) in try tests(n) },
      watchDays: try known("watch_days") { (n) throws(CriteriaError) in try n.integer(in: 0...Self.mostDays) })
    if let days = terms.days, let places = terms.places, (days == 0) != places.isEmpty {
      throw node.fail("no days and no places go together: that is no quarantine")
    }
    if let days = terms.days, let last = terms.tests?.last, last > days {
      throw try parts.need("tests").fail("a test on day \(last) of a quarantine of \(days) days")
    }
    return terms
  }

  func places(_ node: YAMLNode) throws(CriteriaError) -> [OrderPlace] {
    try node.words(of: OrderPlace.allCases.map(\.rawValue)).compactMap { OrderPlace(rawValue: $0) }
  }

  func tests(_ node: YAMLNode) throws(CriteriaError) -> [Int] {
    var tests: [Int] = []
    for item in try node.list() {
      let day = try item.integer(in: 0...Self.mostDays)
      if let last = tests.last, last >= day { throw item.fail("days of tests must be ascending, each once") }
      tests.append(day)
    }
    return tests
  }

  /// A number with at most one decimal, in tenths.
  func tenths(_ node: YAMLNode) throws(CriteriaError) -> Int {
    let value = try node.number() * 10
    guard value.denominator == 1, 0...1000 ~= value.numerator else {
      throw node.fail("'\(try node.text())' is no number from 0 to 100 with one decimal at most")
    }
    return Int(value.numerator)
  }

  func ways(_ node: YAMLNode) throws(CriteriaError) -> [ReleaseRule.Way] {
    var ways: [ReleaseRule.Way] = []
    for item in try node.list() {
      let parts = try item.members(["id", "when", "least_days", "symptom_free_days", "samples"], required: ["id"])
      let id = try parts.identifier("id")
      guard !ways.contains(where: { $0.id == id }) else { throw item.fail("'\(id)' stands twice") }
      let way = ReleaseRule.Way(
        id: id, condition: try condition(parts["when"]),
        leastDays: try parts["least_days"].map { (n) throws(CriteriaError) in try n.integer(in: 0...Self.mostDays) },
        symptomFreeDays: try parts["symptom_free_days"].map { (n) throws(CriteriaError) in
          try n.integer(in: 0...Self.mostDays)
        }, samples: try parts["samples"].map { (n) throws(CriteriaError) in try samples(n) })
      guard way.leastDays != nil || way.symptomFreeDays != nil || way.samples != nil else {
        throw item.fail("a way that asks for nothing would let everybody go")
      }
      ways.append(way)
    }
    guard !ways.isEmpty else { throw node.fail("an empty list; null is what nobody knows") }
    return ways
  }

  private func samples(_ node: YAMLNode) throws(CriteriaError) -> ReleaseRule.Samples {
    let parts = try node.members(
      ["count", "kinds", "hours_apart", "last_hours", "ct_at_least"], required: ["count", "kinds"])
    let count = try parts.need("count").integer(in: 1...10)
    guard count == 1 || parts["hours_apart"] != nil else { throw node.fail("the key 'hours_apart' is missing") }
    return ReleaseRule.Samples(
      count: count,
      kinds: Set(
        try parts.need("kinds").words(of: TestResult.Kind.allCases.map(\.rawValue)).compactMap {
          TestResult.Kind(rawValue: $0)
        }), hoursApart: try parts["hours_apart"]?.integer(in: 0...720) ?? 0,
      lastHours: try parts["last_hours"].map { (n) throws(CriteriaError) in try n.integer(in: 1...720) },
      ctTenths: try parts["ct_at_least"].map { (n) throws(CriteriaError) in try tenths(n) })
  }

  func monitoring(_ node: YAMLNode) throws(CriteriaError) -> MonitoringTerms {
    let names = [
      "check_ins_a_day", "reports_a_day", "due_by", "grace_minutes", "radius_metres", "accuracy_metres", "questions",
    ]
    let parts = try node.members(names, required: names)
    guard let due = Moment.secondOfDay(try parts.text("due_by")) else {
      throw try parts.need("due_by").fail("'\(try parts.text("due_by"))' is no time of the form 21:00")
    }
    return MonitoringTerms(
      checkIns: try parts.need("check_ins_a_day").integer(in: 0...24),
      reports: try parts.need("reports_a_day").integer(in: 0...24), dueMinute: due / 60,
      graceMinutes: try parts.need("grace_minutes").integer(in: 0...1440),
      radius: try parts.need("radius_metres").integer(in: 1...100_000),
      leastAccuracy: try parts.need("accuracy_metres").integer(in: 1...100_000),
      questions: try questions(try parts.need("questions")))
  }

  private func questions(_ node: YAMLNode) throws(CriteriaError) -> [MonitoringTerms.Question] {
    var questions: [MonitoringTerms.Question] = []
    for item in try node.list() {
      let parts = try item.members(["id", "name", "yes", "alert_at"], required: ["id", "name"])
      let id = try parts.identifier("id")
      guard !questions.contains(where: { $0.id == id }) else { throw item.fail("'\(id)' stands twice") }
      let form = try parts.only(of: ["yes", "alert_at"], "either 'yes' (alert or note) or 'alert_at' in degrees")
      questions.append(
        MonitoringTerms.Question(
          id: id, name: try parts.need("name").localized(),
          form: form.name == "alert_at"
            ? .temperature(alertsAt: try tenths(form.body))
            : .yesNo(alerts: try form.body.word(of: ["alert", "note"]) == "alert"), line: item.line))
    }
    return questions
  }
}

extension YAMLNode {
  /// One word of a closed vocabulary.
  fileprivate func word(of vocabulary: [String]) throws(CriteriaError) -> String {
    let word = try text()
    guard vocabulary.contains(word) else { throw fail("'\(word)' is none of \(vocabulary.joined(separator: ", "))") }
    return word
  }
}
