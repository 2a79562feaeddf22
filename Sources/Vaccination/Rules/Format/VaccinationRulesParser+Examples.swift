import Criteria
import Quantities
import Registry

extension VaccinationRulesParser {
  func examples(_ node: YAMLNode) throws(CriteriaError) -> [VaccinationExample] {
    var examples: [VaccinationExample] = []
    for item in try node.list() { examples.append(try example(item)) }
    return examples
  }

  private func example(_ node: YAMLNode) throws(CriteriaError) -> VaccinationExample {
    let parts = try node.members(
      [
        "name", "on", "born", "doses", "places", "flags", "status", "completed", "protected", "due", "groups",
        "priority", "source",
      ], required: ["name", "on", "doses", "source"])
    _ = try parts.text("source")
    let doses = try doses(try parts.need("doses"))
    func day(_ name: String) throws(CriteriaError) -> Day? {
      try parts[name].map { (n) throws(CriteriaError) in try n.day() }
    }
    return VaccinationExample(
      name: try parts.text("name"), on: try parts.need("on").day(), birth: try birth(parts["born"]), doses: doses,
      assessed: try assessed(parts, doses.count),
      status: try parts["status"].map { (n) throws(CriteriaError) in try n.choice(SeriesStatus.self) },
      completedOn: try day("completed"), protectedFrom: try day("protected"),
      due: try parts["due"].map { (n) throws(CriteriaError) in try due(n) },
      groups: try parts["groups"].map { (n) throws(CriteriaError) in try n.words(of: groups) } ?? [],
      priority: try parts["priority"].map { (n) throws(CriteriaError) in try n.integer(in: 1...100) }, line: node.line)
  }

  private func birth(_ node: YAMLNode?) throws(CriteriaError) -> BirthDate? {
    guard let node else { return nil }
    return try node.text().utf8.count == 4
      ? BirthDate(year: try node.integer(in: 1800...2200)) : BirthDate(try node.day())
  }

  /// `2021-06-01 comirnaty`, with the number that was written down behind it where one was.
  private func doses(_ node: YAMLNode) throws(CriteriaError) -> [GivenDose] {
    var doses: [GivenDose] = []
    for item in try node.list() {
      let words = try item.text().split(separator: " ").map(String.init)
      guard (2...3).contains(words.count), let day = Day(words[0]), words.count == 2 || Int(words[2]) != nil else {
        throw item.fail("a dose is written as '2021-06-01 comirnaty' or '2021-06-01 comirnaty 1'")
      }
      doses.append(GivenDose(day: day, product: words[1], number: words.count == 3 ? Int(words[2]) : nil))
    }
    return doses
  }

  /// Places and flags by dose: `places: [1, null]` and `flags: [[], [too-early]]`.
  private func assessed(_ parts: YAMLMapping, _ count: Int) throws(CriteriaError) -> [VaccinationExample.ExpectedDose]?
  {
    guard let placesNode = parts["places"] else { return nil }
    let places = try placesNode.list()
    var flags: [[DoseFlag]] = Array(repeating: [], count: places.count)
    if let node = parts["flags"] {
      let items = try node.list()
      guard items.count == places.count else { throw node.fail("as many flags as places were expected") }
      for (number, item) in items.enumerated() {
        for flag in try item.list() { flags[number].append(try flag.choice(DoseFlag.self)) }
      }
    }
    var doses: [VaccinationExample.ExpectedDose] = []
    for (place, flags) in zip(places, flags) {
      doses.append(
        VaccinationExample.ExpectedDose(place: place.isNull ? nil : try place.integer(in: 1...20), flags: flags))
    }
    return doses
  }

  private func due(_ node: YAMLNode) throws(CriteriaError) -> VaccinationExample.Due {
    if node.isNull { return .nothing }
    let parts = try node.members(
      ["place", "booster", "products", "earliest", "from", "through"], required: ["place"])
    func day(_ name: String) throws(CriteriaError) -> Day? {
      try parts[name].map { (n) throws(CriteriaError) in try n.day() }
    }
    return .dose(
      VaccinationExample.ExpectedDue(
        place: try parts.need("place").integer(in: 1...20),
        isBooster: try parts["booster"].map { (n) throws(CriteriaError) in try n.flag() } ?? false,
        products: try parts["products"].map { (n) throws(CriteriaError) in try productList(n) },
        earliest: try day("earliest"), from: try day("from"), through: try day("through")))
  }
}
