import Hummingbird
import Quantities
import SpatialCore
import Surveillance

/// OGC API – Features: landing page, conformance, collections and their features, for every GIS.
struct FeaturesEndpoints: EndpointGroup {
  let zones: ServedZones
  let settings: ServerSettings
  /// Answers readers who ask for the landing page, where there is a page for them; else a list of links does.
  var page: (@Sendable (Call) async throws -> Response)?
  let collections: [CollectionInfo]
  let vintages: VintageShapes
  let zoneLayers: ZoneLayers
  let plainLayers: PlainLayers

  init(
    zones: ServedZones, settings: ServerSettings, page: (@Sendable (Call) async throws -> Response)? = nil
  ) {
    self.zones = zones
    self.settings = settings
    self.page = page
    vintages = VintageShapes(zones)
    zoneLayers = ZoneLayers(zones, vintages)
    plainLayers = PlainLayers(zones, vintages)
    // Fixed from here on, so that what is declared as a parameter and what is named as queryable stay the same.
    collections = CollectionInfo.fixed(zoneFields: CollectionFields.zones(zones.latest.current?.exact))
  }

  static let title = "Zonal: epidemic zones"

  var schemas: [(name: String, schema: JSONValue)] { FeatureSchemas.all(collections) }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/", operation: "getLandingPage", tag: "discovery",
        summary: "The landing page: what the server has, and where.", parameters: [MediaForm.parameter],
        answers: [Self.answer("Links to everything.", .json, "landingPage")]
      ) { call in try await landingPage(call) },
      Endpoint(
        .get, "/conformance", operation: "getConformance", tag: "discovery",
        summary: "The requirements that the server keeps.", parameters: [MediaForm.parameter],
        answers: [Self.answer("The conformance classes.", .json, "conformance")]
      ) { call in try conformance(call) },
      Endpoint(
        .get, "/collections", operation: "getCollections", tag: "features", summary: "The collections of features.",
        parameters: [MediaForm.parameter], answers: [Self.answer("All collections.", .json, "collections")]
      ) { call in try collections(call) },
      Endpoint(
        .get, "/style.css", operation: "getStyle", tag: "discovery", summary: "The style of the pages.",
        answers: [Endpoint.Answer(200, "A style sheet.", [("text/css; charset=utf-8", nil)])]
      ) { call in
        var reply = Reply(type: "text/css; charset=utf-8", bytes: Array(Page.style.utf8))
        reply.maxAge = 3600
        return reply.response(to: call)
      },
    ] + collections.flatMap(endpoints) + vintageEndpoints
  }

  static func answer(_ description: String, _ form: MediaForm, _ schema: String) -> Endpoint.Answer {
    Endpoint.Answer(200, description, [(form.type, schema), (MediaForm.html.type, nil)])
  }

  /// The operations of a collection that is always there.
  private func endpoints(_ info: CollectionInfo) -> [Endpoint] {
    let name = info.id.prefix(1).uppercased() + info.id.dropFirst()
    return operations(
      "/collections/\(info.id)", name: name, title: info.title, parameters: info.parameters,
      itemParameters: info.itemParameters, pathParameters: [], itemSchema: info.id + "Feature",
      pageSchema: info.id + "Features"
    ) { _ in info }
  }

  /// The same for the vintages, of which there may be more while the server runs.
  private var vintageEndpoints: [Endpoint] {
    let model = CollectionInfo(
      id: "wards", kind: .wardsOf(0), title: "Wards of a vintage", description: "", fields: CollectionFields.wards)
    let id = Parameter(
      "vintageCollection", in: .path, .text(pattern: nil, longest: 80),
      "Id of the collection of a vintage's wards, as /collections names it where there are several vintages.",
      example: "wards-2", usual: "wards-[A-Za-z0-9._-]{1,64}")
    return operations(
      "/collections/{vintageCollection}", name: "Vintage", title: "wards of a vintage", parameters: model.parameters,
      itemParameters: model.itemParameters, pathParameters: [id], itemSchema: "wardsFeature",
      pageSchema: "wardsFeatures"
    ) { call in
      guard let info = try vintageCollections().first(where: { $0.id == call.text("vintageCollection") }) else {
        throw Problem.notFound("there is no collection of this id; /collections has all")
      }
      return info
    }
  }

  private func operations(
    _ path: String, name: String, title: String, parameters: [Parameter], itemParameters: [Parameter],
    pathParameters: [Parameter], itemSchema: String, pageSchema: String,
    info: @escaping @Sendable (Call) throws -> CollectionInfo
  ) -> [Endpoint] {
    let feature = Parameter(
      "feature", in: .path, .text(pattern: nil, longest: 200), "Id of the feature.",
      example: path.hasSuffix("decrees") ? "zone-1" : path.hasSuffix("districts") ? "001" : "00067")
    return [
      Endpoint(
        .get, path, operation: "describe\(name)", tag: "features", summary: "What the collection is: \(title).",
        parameters: pathParameters + [MediaForm.parameter],
        answers: [Self.answer("The collection.", .json, "collection")]
      ) { call in try collection(call, try info(call)) },
      Endpoint(
        .get, path + "/queryables", operation: "get\(name)Queryables", tag: "features",
        summary: "The properties that filters know: \(title).", parameters: pathParameters + [MediaForm.parameter],
        answers: [Self.answer("A JSON Schema.", .schema, "queryables")]
      ) { call in try queryables(call, try info(call)) },
      Endpoint(
        .get, path + "/items", operation: "get\(name)", tag: "features", summary: "Features: \(title).",
        parameters: pathParameters + parameters, answers: [Self.answer("A page of features.", .geoJSON, pageSchema)]
      ) { call in try items(call, try info(call)) },
      Endpoint(
        .get, path + "/items/{feature}", operation: "get\(name)Feature", tag: "features",
        summary: "One feature: \(title).", parameters: pathParameters + [feature] + itemParameters,
        answers: [Self.answer("The feature.", .geoJSON, itemSchema)]
      ) { call in try item(call, try info(call)) },
    ]
  }

  /// The collections of vintages; none where there is one vintage only.
  func vintageCollections() throws -> [CollectionInfo] {
    try vintages.collections().map { id, number, name in
      CollectionInfo(
        id: id, kind: .wardsOf(number), title: "Wards, vintage \(name ?? String(number))",
        description: "The wards of one vintage of boundaries.", fields: CollectionFields.wards)
    }
  }
}
