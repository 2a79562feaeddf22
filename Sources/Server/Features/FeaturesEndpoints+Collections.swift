import Hummingbird
import Quantities
import SpatialCore
import Surveillance

extension FeaturesEndpoints {
  func collections(_ call: Call) throws -> Response {
    let form = try MediaForm.wanted(call, among: [.json, .html])
    let base = try BaseAddress(call, settings)
    let all = collections + (try vintageCollections())
    let links = selfLinks(base, ["collections"], given(call), form: form, json: .json)
    if form == .html {
      let rows = all.map { info in
        [
          Markup.link(base.address(["collections", info.id], [("f", "html")]), info.title),
          Markup.escaped(info.description),
          Markup.link(base.address(["collections", info.id, "items"], [("f", "html")]), "features"),
        ]
      }
      let page = Page(
        title: "Collections", trail: trail(base).dropLast(),
        body: Markup.table(caption: "Collections of features", ["Collection", "What it is", "Features"], rows),
        links: links)
      return answer(call, form, page.html(base))
    }
    let now = try zones.now()
    let document: JSONValue = [
      "links": .array(links.map(\.json)), "crs": Self.systems,
      "collections": .array(try all.map { try description($0, base, form: nil, now) }),
    ]
    return answer(call, form, document.document)
  }

  func collection(_ call: Call, _ info: CollectionInfo) throws -> Response {
    let form = try MediaForm.wanted(call, among: [.json, .html])
    let base = try BaseAddress(call, settings)
    guard form == .html else {
      return answer(call, form, try description(info, base, form: form, try zones.now()).document)
    }
    let links = selfLinks(base, ["collections", info.id], given(call), form: form, json: .json)
    let described = try description(info, base, form: form, try zones.now())
    var body = "<p>\(Markup.escaped(info.description))</p>\n<ul>\n"
    for (last, title) in [("items", "Features"), ("queryables", "Properties that filters know")] {
      body += "<li>\(Markup.link(base.address(["collections", info.id, last], [("f", "html")]), title))</li>\n"
    }
    body += "</ul>\n<h2>Extent</h2>\n" + Markup.value(described["extent"] ?? .null)
    body += "\n<h2>Reference systems</h2>\n" + Markup.value(described["crs"] ?? .null)
    let page = Page(title: info.title, trail: trail(base), body: body, links: links)
    return answer(call, form, page.html(base))
  }

  func queryables(_ call: Call, _ info: CollectionInfo) throws -> Response {
    let form = try MediaForm.wanted(call, among: [.schema, .html])
    let base = try BaseAddress(call, settings)
    let parts = ["collections", info.id, "queryables"]
    if form == .html {
      let rows = info.fields.map {
        ["<code>\(Markup.escaped($0.name))</code>", $0.kind.rawValue, Markup.escaped($0.title)]
      }
      let page = Page(
        title: "Queryables",
        trail: trail(base) + [(info.title, base.address(["collections", info.id], [("f", "html")]))],
        body: Markup.table(caption: "Properties that filters know", ["Property", "Kind", "What it is"], rows),
        links: selfLinks(base, parts, given(call), form: form, json: .schema))
      return answer(call, form, page.html(base))
    }
    var properties = info.fields.map { JSONMember($0.name, $0.schema) }
    properties.append(
      JSONMember("geometry", ["title": "the area", "x-ogc-role": "primary-geometry", "format": "geometry-any"]))
    let document: JSONValue = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": .string(base.address(parts)), "type": "object",
      "title": .string(info.title), "description": .string(info.description), "properties": .object(properties),
      "additionalProperties": .bool(info.isOpen),
    ]
    return answer(call, form, document.document)
  }

  /// The pages above those of a collection.
  func trail(_ base: BaseAddress) -> [(title: String, address: String)] {
    [(Self.title, base.address([""])), ("Collections", base.address(["collections"], [("f", "html")]))]
  }

  static let systems = JSONValue.array(FeatureCRS.allCases.map { .string($0.uri) })

  /// A collection as `/collections` and its own address have it.
  ///
  /// - Parameter form: of its own address; `nil` within the list.
  private func description(
    _ info: CollectionInfo, _ base: BaseAddress, form: MediaForm?, _ now: ServedNow
  ) throws -> JSONValue {
    let parts = ["collections", info.id]
    var links = selfLinks(base, parts, form: form ?? .json, json: .json)
    links += [
      Link("items", base.address(parts + ["items"]), type: MediaForm.geoJSON.type, "Features as GeoJSON"),
      Link("items", base.address(parts + ["items"], [("f", "html")]), type: MediaForm.html.type, "Features as HTML"),
      Link(
        "http://www.opengis.net/def/rel/ogc/1.0/queryables", base.address(parts + ["queryables"]),
        type: MediaForm.schema.type, "Properties that filters know"),
    ]
    var members: [JSONMember] = [
      JSONMember("id", .string(info.id)), JSONMember("title", .string(info.title)),
      JSONMember("description", .string(info.description)), JSONMember("links", .array(links.map(\.json))),
      JSONMember("itemType", "feature"), JSONMember("crs", Self.systems),
      JSONMember("storageCrs", .string(FeatureCRS.crs84.uri)),
    ]
    if let extent = try extent(info, now) { members.insert(JSONMember("extent", extent), at: 3) }
    return .object(members)
  }

  /// Where and when its features are; `nil` where there are none.
  private func extent(_ info: CollectionInfo, _ now: ServedNow) throws -> JSONValue? {
    let box: BoundingBox
    var interval: JSONValue?
    switch info.kind {
    case .zones:
      box = try vintages.current(known: now.knownThrough, now).shapes.extent
      let first = RevisionSpan.all(of: now.revisions, known: now.knownThrough).first?.from
      interval = [first.map { .string($0.description) } ?? .null, .null]
    case .wards, .districts: box = try vintages.current(known: now.knownThrough, now).shapes.extent
    case .wardsOf(let number): box = try vintages.entry(number, now).shapes.extent
    case .decrees:
      let layer = try plainLayers.decrees(
        known: now.knownThrough, try vintages.current(known: now.knownThrough, now), now)
      box = layer.extent
      let ends = layer.rows.map(\.until)
      let last = ends.contains { $0 == nil } ? nil : ends.compactMap { $0 }.max()
      interval = [
        layer.rows.compactMap(\.from).min().map { .string($0.description) } ?? .null,
        last.map { .string($0.description) } ?? .null,
      ]
    }
    guard !box.isEmpty else { return nil }
    var writer = JSONWriter()
    for (i, number) in [box.minX, box.minY, box.maxX, box.maxY].enumerated() {
      writer.json(i > 0 ? " " : "")
      writer.number(number)
    }
    let corners = writer.text.split(separator: " ").map { JSONValue.number(String($0)) }
    var extent = [
      JSONMember("spatial", ["bbox": [.array(corners)], "crs": .string(FeatureCRS.crs84.uri)])
    ]
    if let interval {
      extent.append(
        JSONMember(
          "temporal",
          ["interval": [interval], "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"]))
    }
    return .object(extent)
  }
}
