import ArgumentParser
import EpidemicAreas
import Epidemiology
import SpatialCore
import Store

/// Where an area is: wards by code, a shape of a GeoJSON file, a list of addresses, or what a proposal says.
struct AreaPlaceArguments: ParsableArguments {
  @Option(name: .customLong("ward"), help: "Code of a ward that is in the area as a whole; may be given again.")
  var wards: [String] = []
  @Option(help: "GeoJSON file of the ground, WGS 84; all its polygons are one area.") var shape: String?
  @Option(help: "CSV of addresses with the columns ward_code and address; - for standard input.") var addresses: String?

  var isEmpty: Bool { wards.isEmpty && shape == nil && addresses == nil }

  func validate() throws {
    let given = (wards.isEmpty ? 0 : 1) + (shape == nil ? 0 : 1) + (addresses == nil ? 0 : 1)
    if given > 1 { throw ValidationError("give --ward, --shape or --addresses, one of the three") }
  }

  /// - Throws: `EpidemicAreaError.unknown`, `.unusable`; `GeoJSONError`; `IntakeError`.
  func place(_ office: OpenAreaOffice) throws -> AreaPlace {
    if !wards.isEmpty { return .wards(try wards.map(office.row)) }
    if let shape { return .shape(try Self.shape(shape)) }
    guard let addresses else {
      throw ValidationError("say where the area is: --ward, --shape or --addresses")
    }
    let file = try DelimitedFile(path: addresses)
    guard let ward = file.header.firstIndex(of: "ward_code"), let text = file.header.firstIndex(of: "address") else {
      throw EpidemicAreaError.unusable("'\(addresses)' needs the columns ward_code and address")
    }
    var rows: [(Int, [String])] = []
    try file.forEachRecord { rows.append(($0, $1)) }
    return .addresses(
      try rows.map { number, fields in
        guard fields.count == file.header.count else {
          throw EpidemicAreaError.unusable(
            "row \(number) of '\(addresses)' has \(fields.count) fields, not \(file.header.count)")
        }
        return AreaAddress(ward: try office.row(fields[ward]), text: fields[text])
      })
  }

  /// All polygons of a file as one area.
  static func shape(_ path: String) throws -> MultiPolygon {
    let document = try GeoJSON.read(path: path)
    var parts: [MultiPolygon] = []
    for feature in document.features {
      guard let area = feature.geometry?.area else {
        throw EpidemicAreaError.unusable("'\(path)' has a feature that is no polygon; an area is made of polygons")
      }
      parts.append(area)
    }
    guard parts.count > 1 else { return parts.first ?? MultiPolygon() }
    // What one feature says is checked as it is; several are one area only after they are united, which needs valid ones.
    let validity = Validity()
    let defects = parts.flatMap { validity.defects(of: $0) }.filter(\.isError)
    guard defects.isEmpty else { throw EpidemicAreaError.unusableShape(defects.map(\.description)) }
    return try AreaCut().together(parts.map(\.closed))
  }
}

/// The act that something is done by.
struct AreaNoteArguments: ParsableArguments {
  @Option(help: "Who issued the act.") var authority: String
  @Option(help: "The act, as 'QĐ 123/QĐ-UBND'.") var act: String
  @Option(help: "Why.") var reason: String = ""

  var note: AreaNote { AreaNote(authority: authority, act: act, reason: reason) }
}
