import HTTPTypes
import Hummingbird
import NIOCore
import Quantities
import SpatialCore
import Surveillance

extension FeaturesEndpoints {
  /// A layer, and what must stand in links to its other pages so that they are of the same state.
  private struct Choice {
    var layer: FeatureLayer
    var pins: [(String, String)] = []
    var selection: TimeSelection?
    var isPrivate = false
  }

  private func choice(_ call: Call, _ info: CollectionInfo, _ now: ServedNow) throws -> Choice {
    let offset = now.snapshot.clockOffset
    let asked = try call.text("datetime").map { text throws(Problem) in try TimeSelection(text, offset: offset) }
    let known = min(
      try call.text("known").map { text throws(Problem) in
        try TimeText.instant(text, parameter: "known", offset: offset)
      } ?? now.knownThrough, now.knownThrough)
    let pin = ("known", known.description)
    switch info.kind {
    case .zones:
      let selection = asked ?? .instant(now.instant)
      let isExact = call.identity.seesExactCounts
      let layer = try zoneLayers.layer(selection, known: known, isExact: isExact, fields: info.fields, now)
      return Choice(layer: layer, pins: [("datetime", selection.text), pin], isPrivate: isExact)
    case .decrees:
      let layer = try plainLayers.decrees(known: known, try vintages.current(known: known, now), now)
      return Choice(layer: layer, pins: [pin], selection: asked)
    case .wards:
      return Choice(layer: plainLayers.wards(try vintages.current(known: known, now)), pins: [pin])
    case .districts:
      return Choice(layer: try plainLayers.districts(try vintages.current(known: known, now)), pins: [pin])
    case .wardsOf(let number): return Choice(layer: plainLayers.wards(try vintages.entry(number, now)))
    }
  }

  // MARK: Pages

  func items(_ call: Call, _ info: CollectionInfo) throws -> Response {
    let form = try MediaForm.wanted(call, among: [.geoJSON, .html])
    let base = try BaseAddress(call, settings)
    let now = try zones.now()
    let choice = try choice(call, info, now)
    var query = try FeatureQuery(
      call, fields: info.fields, layer: choice.layer, clockOffset: now.snapshot.clockOffset)
    query.selection = choice.selection
    let matched = try query.matches(in: choice.layer)
    let shown = matched.dropFirst(query.offset).prefix(query.limit)
    let links = links(call, info, base, form, query, matched: matched.count, pins: choice.pins)
    let page = FeaturePage(
      layer: choice.layer, query: query, matched: matched, shown: shown, timeStamp: now.instant, links: links)
    var reply: Reply
    if form == .html {
      reply = Reply(type: form.type, bytes: FeaturePages.items(page, info, base, trail(base)).html(base))
    } else {
      let packs = Gzip.isWanted(call.request.headers[.acceptEncoding])
      let bytes = try Self.placing { try page.geoJSON(isPacked: packs) }
      reply = Reply(type: form.type, buffer: packs ? ByteBuffer() : bytes)
      if packs { reply.packed = bytes }
      reply.tag = Self.tag("\(choice.layer.name) \(now.instant) \(base.text) \(call.request.uri.string)")
    }
    return finish(&reply, choice.isPrivate, query.crs, now).response(to: call)
  }

  private func links(
    _ call: Call, _ info: CollectionInfo, _ base: BaseAddress, _ form: MediaForm, _ query: FeatureQuery, matched: Int,
    pins: [(String, String)]
  ) -> [Link] {
    let parts = ["collections", info.id, "items"]
    let given = given(call)
    var links = selfLinks(base, parts, given, form: form, json: .geoJSON)
    func page(_ relation: String, _ offset: Int, _ title: String, limit: Int? = nil) -> Link {
      let own = ["offset"] + (limit == nil ? [] : ["limit"]) + pins.map(\.0)
      let kept = given.filter { !own.contains($0.0) } + (limit.map { [("limit", String($0))] } ?? [])
      return Link(
        relation, base.address(parts, kept + pins + [("offset", String(offset))]), type: form.type, title)
    }
    let end = query.offset + query.limit
    if end < matched { links.append(page("next", end, "The next page")) }
    if query.offset > 0 {
      // What is left before is less than a page, and nothing comes twice.
      let limit = query.offset < query.limit ? query.offset : nil
      links.append(page("prev", max(0, query.offset - query.limit), "The page before", limit: limit))
    }
    links.append(
      Link(
        "collection", base.address(["collections", info.id]), type: MediaForm.json.type, "The collection"))
    return links
  }

  // MARK: One feature

  func item(_ call: Call, _ info: CollectionInfo) throws -> Response {
    let form = try MediaForm.wanted(call, among: [.geoJSON, .html])
    let base = try BaseAddress(call, settings)
    let now = try zones.now()
    let id = call.text("feature")!
    var choice = try choice(call, info, now)
    var number = choice.layer.number(id)
    if number == nil, info.kind == .zones, call.text("datetime") == nil, let dot = id.lastIndex(of: "."),
      Int(id[id.index(after: dot)...]) != nil
    {
      // A ward in one revision.
      let known = try call.text("known").map { text throws(Problem) in
        try TimeText.instant(text, parameter: "known", offset: now.snapshot.clockOffset)
      }
      choice.layer = try zoneLayers.layer(
        .interval(from: nil, until: nil), known: known ?? now.knownThrough, isExact: choice.isPrivate,
        fields: info.fields, now)
      number = choice.layer.number(id)
    }
    guard let number else {
      throw Problem.notFound(
        "the collection has no feature of this id; \(base.address(["collections", info.id, "items"])) has all")
    }
    let crs = call.text("crs").flatMap(FeatureCRS.init) ?? .crs84
    let parts = ["collections", info.id, "items", id]
    let links =
      selfLinks(base, parts, given(call), form: form, json: .geoJSON) + [
        Link("collection", base.address(["collections", info.id]), type: MediaForm.json.type, "The collection")
      ]
    var reply: Reply
    if form == .html {
      let page = FeaturePages.item(choice.layer, number, info, base, trail(base), links)
      reply = Reply(type: form.type, bytes: page.html(base))
    } else {
      let row = choice.layer.rows[number]
      var writer = JSONWriter()
      writer.raw(#","links":"#)
      writer.value(.array(links.map(\.json)))
      writer.raw("}\n")
      let geometry = try Self.placing { try row.shapes.form(crs).geometries.texts[row.shape] }
      reply = Reply(
        type: form.type,
        bytes: row.members.texts[row.member] + choice.layer.endings.texts[number] + geometry + writer.bytes)
    }
    return finish(&reply, choice.isPrivate, crs, now).response(to: call)
  }

  // MARK: Headers

  private func finish(_ reply: inout Reply, _ isPrivate: Bool, _ crs: FeatureCRS, _ now: ServedNow) -> Reply {
    reply.headers[HTTPField.Name("Content-Crs")!] = "<\(crs.uri)>"
    reply.isPrivate = isPrivate
    reply.modified = now.instant
    return reply
  }

  /// Names an answer by all that it follows from.
  private static func tag(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 36)
  }

  /// What a reference system cannot show is the asker's choice.
  private static func placing<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as ReferenceSystemError {
      throw Problem(
        .badRequest, "Reference system cannot be used", "features lie outside of this reference system: \(error)")
    }
  }
}
