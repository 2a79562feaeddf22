import SpatialCore

/// Features for readers: a table of many, all that is known of one.
enum FeaturePages {
  typealias Trail = [(title: String, address: String)]

  static func items(_ page: FeaturePage, _ info: CollectionInfo, _ base: BaseAddress, _ trail: Trail) -> Page {
    var columns: [String] = []
    let rows = page.shown.map { number -> [String] in
      let properties = page.layer.properties(of: number)
      if columns.isEmpty { columns = properties.map(\.name) }
      let values = Dictionary(properties.map { ($0.name, $0.value) }) { first, _ in first }
      let id = page.layer.rows[number].id
      return [Markup.link(base.address(["collections", info.id, "items", id], [("f", "html")]), id)]
        + columns.map { Markup.cell(values[$0] ?? .null) }
    }
    let first = page.query.offset + 1
    let caption =
      page.shown.isEmpty
      ? "No feature is what was asked for"
      : "Features \(first) to \(first + page.shown.count - 1) of \(page.matched.count)"
    var body = Markup.table(caption: caption, ["id"] + columns, rows)
    let others = page.links.filter { $0.relation == "prev" || $0.relation == "next" }
    if !others.isEmpty {
      body += "<nav class=\"pages\" aria-label=\"Pages\">"
      for link in others { body += Markup.link(link.address, link.title, relation: link.relation) }
      body += "</nav>\n"
    }
    return Page(
      title: "\(info.title): features",
      trail: trail + [(info.title, base.address(["collections", info.id], [("f", "html")]))], body: body,
      links: page.links)
  }

  static func item(
    _ layer: FeatureLayer, _ number: Int, _ info: CollectionInfo, _ base: BaseAddress, _ trail: Trail, _ links: [Link]
  ) -> Page {
    let rows = layer.properties(of: number).map { ["<code>\(Markup.escaped($0.name))</code>", Markup.value($0.value)] }
    let id = layer.rows[number].id
    return Page(
      title: "\(info.title): \(id)",
      trail: trail + [
        (info.title, base.address(["collections", info.id], [("f", "html")])),
        ("Features", base.address(["collections", info.id, "items"], [("f", "html")])),
      ], body: Markup.table(caption: "Properties of \(id)", ["Property", "Value"], rows), links: links)
  }
}
