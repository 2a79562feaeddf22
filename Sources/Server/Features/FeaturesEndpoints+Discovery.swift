import Hummingbird
import SpatialCore

extension FeaturesEndpoints {
  /// What holds, and nothing else.
  static let conformanceClasses =
    ["core", "oas30", "html", "geojson"].map { "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/\($0)" }
    + ["http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs"]
    + ["queryables", "queryables-query-parameters", "filter", "features-filter"].map {
      "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/\($0)"
    }
    + ["cql2-text", "basic-cql2", "advanced-comparison-operators", "basic-spatial-functions"].map {
      "http://www.opengis.net/spec/cql2/1.0/conf/\($0)"
    }

  /// Links to a resource in the form that is answered, and in the other one.
  func selfLinks(
    _ base: BaseAddress, _ parts: [String], _ query: [(String, String)] = [], form: MediaForm, json: MediaForm
  ) -> [Link] {
    let plain = query.filter { $0.0 != "f" }
    let other = form == .html ? json : MediaForm.html
    return [
      Link("self", base.address(parts, query), type: form.type, "This document"),
      Link(
        "alternate", base.address(parts, plain + [("f", other.name)]), type: other.type,
        other == .html ? "HTML" : "JSON"),
    ]
  }

  /// What was asked for besides the form, as it was given.
  func given(_ call: Call) -> [(String, String)] { (try? Call.query(call.request.uri.query)) ?? [] }

  func landingPage(_ call: Call) async throws -> Response {
    let form = try MediaForm.wanted(call, among: [.json, .html])
    if form == .html, let page { return try await page(call) }
    let base = try BaseAddress(call, settings)
    let description =
      "Zone maps that decide permits, quarantine and support: what holds in each ward, why, and since when. "
      + "OGC API – Features, zone status for machines, tiles and files."
    let links =
      selfLinks(base, [""], given(call), form: form, json: .json) + [
        Link("service-desc", base.address(["api"]), type: MediaForm.openAPI.type, "The description of the API"),
        Link(
          "service-doc", base.address(["api"], [("f", "html")]), type: MediaForm.html.type, "The API for readers"),
        Link(
          "conformance", base.address(["conformance"]), type: MediaForm.json.type, "The requirements that are kept"),
        Link("data", base.address(["collections"]), type: MediaForm.json.type, "The collections of features"),
      ]
    if form == .html {
      var body = "<p>\(Markup.escaped(description))</p>\n<ul>\n"
      for (path, title) in [
        (["collections"], "Collections"), (["conformance"], "Conformance"), (["api"], "The API"),
      ] { body += "<li>\(Markup.link(base.address(path, [("f", "html")]), title))</li>\n" }
      return answer(call, form, Page(title: Self.title, trail: [], body: body + "</ul>", links: links).html(base))
    }
    let document: JSONValue = [
      "title": .string(Self.title), "description": .string(description), "links": .array(links.map(\.json)),
    ]
    return answer(call, form, document.document)
  }

  func conformance(_ call: Call) throws -> Response {
    let form = try MediaForm.wanted(call, among: [.json, .html])
    let base = try BaseAddress(call, settings)
    let links = selfLinks(base, ["conformance"], given(call), form: form, json: .json)
    if form == .html {
      let list = Self.conformanceClasses.map { "<li><code>\(Markup.escaped($0))</code></li>" }.joined(separator: "\n")
      let page = Page(
        title: "Conformance", trail: [(Self.title, base.address([""]))],
        body: "<p>The server keeps the requirements of these classes.</p>\n<ul>\n\(list)\n</ul>", links: links)
      return answer(call, form, page.html(base))
    }
    let document: JSONValue = [
      "conformsTo": .array(Self.conformanceClasses.map(JSONValue.string)), "links": .array(links.map(\.json)),
    ]
    return answer(call, form, document.document)
  }

  func answer(_ call: Call, _ form: MediaForm, _ bytes: [UInt8]) -> Response {
    Reply(type: form.type, bytes: bytes).response(to: call)
  }
}
