import Criteria
import Quantities

extension SupportParser {
  func policy(_ node: YAMLNode) throws(CriteriaError) -> SupportPolicy {
    let parts = try node.members(
      [
        "id", "name", "payee", "paid", "explanation", "once", "picked_by", "in_place_of", "yields_to", "dated",
      ], required: ["id", "name", "payee", "dated"])
    let isPaid = try parts["paid"]?.flag() ?? true
    let explanation = try parts["explanation"].map { (n) throws(CriteriaError) in try n.localized() }
    guard isPaid || explanation != nil else { throw node.fail("what is not paid here needs the key 'explanation'") }
    let dated = try parts.need("dated").dated { (n) throws(CriteriaError) in try terms(n, isPaid: isPaid) }
    for (item, entry) in zip(try parts.need("dated").list(), dated.entries) where entry.from != Moment(entry.from.day) {
      throw item.fail("terms are picked by the day, so an entry begins at 00:00")
    }
    return SupportPolicy(
      id: try parts.identifier("id"), name: try parts.need("name").localized(),
      payee: try parts.need("payee").choice(SupportPolicy.Payee.self), isPaid: isPaid, explanation: explanation,
      isOnce: try parts["once"]?.flag() ?? true,
      pickedBy: try parts["picked_by"]?.choice(SupportPolicy.PickedBy.self) ?? .event,
      inPlaceOf: try parts["in_place_of"]?.ids() ?? [], yieldsTo: try parts["yields_to"]?.ids() ?? [],
      dated: dated, line: node.line)
  }

  private func terms(_ node: YAMLNode, isPaid: Bool) throws(CriteriaError) -> SupportTerms {
    let parts = try node.members(
      ["event", "when", "amount", "add", "excludes", "papers", "decide_working_days", "pay_working_days"],
      required: ["event"] + (isPaid ? ["amount", "decide_working_days", "pay_working_days"] : []))
    guard isPaid || parts["amount"] == nil else { throw node.fail("what is not paid here has no amount") }
    return SupportTerms(
      event: try event(try parts.need("event")),
      condition: try parts["when"].map { (n) throws(CriteriaError) in try condition(n) },
      amount: try parts["amount"].flatMap { (n) throws(CriteriaError) in n.isNull ? nil : try amount(n) },
      additions: try Self.each(parts["add"], id: \.id) { (n) throws(CriteriaError) in try addition(n) },
      excludes: try parts["excludes"]?.ids() ?? [], documents: try papers(parts["papers"]),
      decideDays: try parts["decide_working_days"]?.integer(in: 1...60) ?? 0,
      payDays: try parts["pay_working_days"]?.integer(in: 1...60) ?? 0)
  }

  func amount(_ node: YAMLNode) throws(CriteriaError) -> SupportAmount {
    let parts = try node.members(["flat", "bands", "per_day", "most_days"])
    switch try parts.only(of: ["flat", "bands", "per_day"], "one of 'flat', 'bands' and 'per_day'") {
    case ("flat", let body): return .flat(try money(body))
    case ("bands", let body):
      var bands: [SupportAmount.Band] = []
      for item in try body.list() {
        let band = try item.members(["least_days", "least_months", "amount"], required: ["amount"])
        let least = try band.only(of: ["least_days", "least_months"], "either 'least_days' or 'least_months'")
        bands.append(
          SupportAmount.Band(
            least: least.name == "least_days"
              ? .days(try least.body.integer(in: 1...3660)) : .months(try least.body.integer(in: 1...120)),
            amount: try money(try band.need("amount"))))
        if bands.count > 1, bands[bands.count - 2].amount >= bands[bands.count - 1].amount {
          throw item.fail("bands must be ascending: a longer event never brings less")
        }
      }
      guard !bands.isEmpty else { throw body.fail("an empty list") }
      return .bands(bands)
    case (_, let body):
      return .perDay(try money(body), mostDays: try parts.need("most_days").integer(in: 1...3660))
    }
  }

  private func addition(_ node: YAMLNode) throws(CriteriaError) -> SupportAddition {
    let parts = try node.members(
      ["id", "name", "each", "per_child_under", "when", "papers", "citation", "confidence"],
      required: ["id", "name", "each", "citation"])
    let addition = SupportAddition(
      id: try parts.identifier("id"), name: try parts.need("name").localized(), each: try money(try parts.need("each")),
      perChildUnder: try parts["per_child_under"]?.integer(in: 1...30),
      condition: try parts["when"].map { (n) throws(CriteriaError) in try condition(n) },
      documents: try papers(parts["papers"]), citation: try parts.cited().0)
    guard addition.perChildUnder != nil || addition.condition != nil else {
      throw node.fail("an addition for everybody belongs to the amount")
    }
    return addition
  }

  private func papers(_ node: YAMLNode?) throws(CriteriaError) -> [String] {
    guard let node else { return [] }
    let papers = try node.ids()
    try known(papers, node, documents.map(\.id), "documents")
    return papers
  }

  /// Whole đồng.
  private func money(_ node: YAMLNode) throws(CriteriaError) -> Int { try node.integer(in: 1...1_000_000_000_000) }
}
