import Criteria
import Quantities

extension VaccinationRulesParser {
  mutating func products(_ node: YAMLNode) throws(CriteriaError) -> [VaccineProduct] {
    var products: [VaccineProduct] = []
    for item in try node.list() {
      let parts = try item.members(
        ["id", "name", "aliases", "approved", "doses", "intervals", "ages", "codes"],
        required: ["id", "name", "aliases", "approved", "doses", "intervals", "ages", "codes"])
      let id = try parts.identifier("id")
      let aliases = try parts.need("aliases").texts()
      for (name, place) in [(id, item)] + zip(aliases, try parts.need("aliases").list()) {
        let plain = VaccinationRules.plain(name)
        guard !plain.isEmpty else { throw place.fail("'\(name)' has neither letters nor digits") }
        if let other = names[plain], other != products.count {
          throw place.fail("'\(name)' is the name of '\(products[other].id)' already")
        }
        names[plain] = products.count
      }
      let approved = try parts.need("approved").members(
        ["from", "citation", "confidence"], required: ["from", "citation"])
      products.append(
        VaccineProduct(
          id: id, name: try parts.need("name").localized(), aliases: aliases,
          approved: try approved.need("from").day(), approval: try approved.cited().0,
          doses: try parts.need("doses").integer(in: 1...5), intervals: try intervals(parts),
          ages: try days(try parts.need("ages")) { (n) throws(CriteriaError) in try ages(n) },
          codes: try codes(try parts.need("codes")), line: item.line))
    }
    guard !products.isEmpty else { throw node.fail("rules of vaccination need a product") }
    self.products = products.map(\.id)
    return products
  }

  private func intervals(_ product: YAMLMapping) throws(CriteriaError) -> [Dated<VaccineProduct.Interval>] {
    let node = try product.need("intervals")
    var intervals: [Dated<VaccineProduct.Interval>] = []
    for item in try node.list() {
      intervals.append(
        try days(item) { (n) throws(CriteriaError) in
          try interval(try n.members(["least", "from", "through"], required: ["least", "from"]))
        })
    }
    let doses = try product.need("doses").integer(in: 1...5)
    guard intervals.count == doses - 1 else {
      throw node.fail("\(doses) doses have \(doses - 1) intervals, and here are \(intervals.count)")
    }
    return intervals
  }

  private func ages(_ node: YAMLNode) throws(CriteriaError) -> VaccineProduct.Ages {
    let parts = try node.members(["from", "through"], required: ["from"])
    let ages = VaccineProduct.Ages(
      from: try parts.need("from").integer(in: 0...150),
      through: try parts["through"].map { (n) throws(CriteriaError) in try n.integer(in: 0...150) })
    guard ages.from <= ages.through ?? ages.from else { throw node.fail("'from' is after 'through'") }
    return ages
  }

  private func codes(_ node: YAMLNode) throws(CriteriaError) -> VaccineProduct.CertificateCodes? {
    if node.isNull { return nil }
    let names = ["vp", "mp", "ma"]
    let parts = try node.members(names + ["citation", "confidence"], required: names + ["citation"])
    _ = try parts.cited()
    return VaccineProduct.CertificateCodes(
      vaccine: try parts.text("vp"), product: try parts.text("mp"), manufacturer: try parts.text("ma"))
  }
}
