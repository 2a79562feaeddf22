import SpatialCore

/// The epidemiologist's desk: the data's age, what if, and the way of a map into force; and the page that shows them.
struct DeskEndpoints: EndpointGroup {
  private let parts: [any EndpointGroup]

  init(zones: ServedZones, resources: DeskResources) {
    let desk = Desk(zones: zones, resources: resources)
    parts = [DeskPage(), DeskData(desk: desk), DeskWhatIf(desk: desk), DeskRevisions(desk: desk)]
  }

  var schemas: [(name: String, schema: JSONValue)] { DeskSchemas.all }
  var endpoints: [Endpoint] { parts.flatMap(\.endpoints) }
}
