public import Quantities
public import SpatialCore
public import Surveillance

/// Areas as GeoJSON, for maps: a feature each, with nothing personal in it.
///
/// A list of addresses has no shape, since a dot for each house would show where people are ill; its feature has a null geometry and names the
/// wards.
public struct AreaGeoJSON: Sendable {
  public var vintage: BoundaryVintage
  /// Seconds that the clocks of the city are ahead of UTC.
  public var offset: Int
  /// Which states are told.
  public var instant: Instant

  public init(_ vintage: BoundaryVintage, offset: Int, at instant: Instant) {
    self.vintage = vintage
    self.offset = offset
    self.instant = instant
  }

  /// The ground of a place; `nil` for a list of addresses.
  ///
  /// - Throws: `GEOSError`.
  public func ground(of place: AreaPlace) throws(GEOSError) -> MultiPolygon? {
    switch place {
    case .shape(let shape): shape
    case .wards(let rows):
      try AreaCut().together(rows.compactMap { vintage.ward(row: $0) }.map { vintage.wards[$0].area })
    case .addresses: nil
    }
  }

  /// A collection of areas with the places of their last acts.
  ///
  /// - Throws: `GEOSError`.
  public func text(_ areas: [(area: EpidemicArea, place: AreaPlace)]) throws(GEOSError) -> String {
    var writer = JSONWriter()
    writer.raw(#"{"type":"FeatureCollection","features":["#)
    for (number, (area, place)) in areas.enumerated() {
      if number > 0 { writer.append(44) }
      let from = area.from.moment(offset: offset).description
      let until = (area.releasedAt ?? area.until).moment(offset: offset).description
      try append(
        id: area.number,
        [
          ("kind", area.kind.rawValue), ("name", area.name), ("state", area.state(at: instant).rawValue),
          ("from", from), ("until", until), ("authority", area.authority), ("act", area.act),
          ("measures", area.measures.joined(separator: ";")), ("wards", codes(area.wards)), ("place", place.kind),
        ], place, &writer)
    }
    writer.raw("]}")
    return writer.text
  }

  /// A collection of proposals.
  ///
  /// - Throws: `GEOSError`.
  public func text(_ proposals: [AreaProposal]) throws(GEOSError) -> String {
    var writer = JSONWriter()
    writer.raw(#"{"type":"FeatureCollection","features":["#)
    for (number, proposal) in proposals.enumerated() {
      if number > 0 { writer.append(44) }
      let suggestion = proposal.suggestion
      try append(
        id: proposal.number,
        [
          ("kind", suggestion.kind.rawValue), ("name", suggestion.name), ("state", proposal.state.rawValue),
          ("cases", String(suggestion.cases)), ("first_case", suggestion.firstCase.description),
          ("last_case", suggestion.lastCase.description), ("people", String(suggestion.rows.first?.people ?? 0)),
          ("wards", codes(suggestion.wards)), ("place", suggestion.place.kind),
        ], suggestion.place, &writer)
    }
    writer.raw("]}")
    return writer.text
  }

  private func codes(_ wards: [AreaWard]) -> String {
    wards.compactMap { vintage.ward(row: $0.row) }.map { vintage.wards[$0].code }.joined(separator: ";")
  }

  private func append(
    id: Int, _ properties: [(name: String, value: String)], _ place: AreaPlace, _ writer: inout JSONWriter
  ) throws(GEOSError) {
    writer.json("{\"type\":\"Feature\",\"id\":\(id),\"properties\":{\"number\":\(id)")
    for property in properties {
      writer.key(property.name, first: false)
      writer.string(property.value)
    }
    writer.raw(#"},"geometry":"#)
    // All as multipolygons, or readers who take the first feature's kind for all refuse the others.
    GeoJSONWriter.append(try ground(of: place) ?? MultiPolygon(), to: &writer, alwaysMulti: true)
    writer.append(125)
  }
}
