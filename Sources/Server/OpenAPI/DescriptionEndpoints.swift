import Hummingbird
import SpatialCore

/// The description of the whole server, for programs and for readers.
struct DescriptionEndpoints: EndpointGroup {
  let settings: ServerSettings
  /// All other parts.
  let groups: [any EndpointGroup]

  var schemas: [(name: String, schema: JSONValue)] {
    [
      (
        "openAPI",
        [
          "type": "object", "required": ["openapi", "info", "paths"],
          "properties": [
            "openapi": ["type": "string"], "info": ["type": "object"], "paths": ["type": "object"],
            "components": ["type": "object"],
          ],
        ]
      )
    ]
  }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/api", operation: "getAPI", tag: "discovery", summary: "This description, as OpenAPI 3.0 or as a page.",
        parameters: [MediaForm.parameter],
        answers: [FeaturesEndpoints.answer("The description.", .openAPI, "openAPI")]
      ) { call in try answer(call) }
    ]
  }

  /// The description of all parts, this one with them.
  var document: OpenAPIDocument {
    let all = groups + [self]
    return OpenAPIDocument(endpoints: all.flatMap(\.endpoints), schemas: all.flatMap(\.schemas))
  }

  private func answer(_ call: Call) throws -> Response {
    let form = try MediaForm.wanted(call, among: [.openAPI, .html])
    let base = try BaseAddress(call, settings)
    let bytes =
      form == .html ? DescriptionPage.page(document, base).html(base) : document.json(server: base.text).document
    return Reply(type: form.type, bytes: bytes).response(to: call)
  }
}
