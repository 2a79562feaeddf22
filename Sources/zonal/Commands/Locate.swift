import ArgumentParser
import Epidemiology
import Foundation
import SpatialCore

struct Locate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the ward of a point, or of every row of a file.",
    discussion: """
      A point on a shared border belongs to the ward with the lowest code. A file may give points (longitude, latitude),
      ward codes, or names (ward, district); the answer has one row for each of its rows.

      Examples:
        zonal locate 105.8542 21.0285 --boundaries wards.geojson
        zonal locate --points places.csv --boundaries wards.geojson > located.csv
        zonal locate --points names.csv --names wards.csv
      """)

  @Argument(parsing: .allUnrecognized, help: "Longitude and latitude in degrees (WGS 84 unless --crs).")
  var point: [String] = []

  @Option(help: "File of rows with longitude and latitude, ward_code, or ward and district.")
  var points: String?

  @Option(help: "Ward boundaries: GeoJSON or GeoPackage.")
  var boundaries: String?

  @Option(help: "A list of wards instead of boundaries, for names and codes only: ward_code, name, district.")
  var names: String?

  @Option(
    help:
      "How the rows of a file say where, when they say it in several ways: point, code or name (default: code first).",
    transform: parsePlaceForm)
  var by: PlaceForm?

  @OptionGroup var boundaryArguments: BoundaryArguments
  @OptionGroup var rows: RowArguments

  @Option(help: "text (CSV for files) or json.")
  var format: OutputFormat = .text

  func validate() throws {
    if points == nil, point.count != 2 {
      throw ValidationError("Give a longitude and a latitude, or a file with --points.")
    }
    if boundaries == nil, names == nil { throw ValidationError("Name the boundaries with --boundaries.") }
  }

  func run() throws {
    try Failure.reporting {
      let index = WardIndex(wards: try wards())
      let transformation = try rows.referenceSystem().map { try Transformation(from: $0) }
      if let points {
        try locateRows(points, index, transformation)
      } else {
        try locatePoint(index, transformation)
      }
    }
  }

  private func wards() throws -> [Ward] {
    if let boundaries { return try boundaryArguments.load(boundaries, threads: rows.threadCount).wards }
    let file = try DelimitedFile(path: names ?? "-")
    func column(_ names: [String]) -> Int? { names.lazy.compactMap { file.header.firstIndex(of: $0) }.first }
    guard let code = column(["ward_code", "code"]), let name = column(["name", "ward"]) else {
      throw IntakeError.missingColumns(
        file: file.path, kind: "wards", missing: ["ward_code", "name"], found: file.header)
    }
    let district = column(["district"])
    var wards: [Ward] = []
    try file.forEachRecord { _, fields in
      guard fields.count > max(code, name) else { return }
      wards.append(
        Ward(
          code: fields[code], name: fields[name],
          district: district.flatMap { $0 < fields.count ? fields[$0] : nil }, area: MultiPolygon()))
    }
    return wards.sorted { Array($0.code.utf8).lexicographicallyPrecedes(Array($1.code.utf8)) }
  }

  private func locatePoint(_ index: WardIndex, _ transformation: Transformation?) throws {
    guard let x = Double(point[0]), let y = Double(point[1]) else {
      throw ValidationError("'\(point[0])' and '\(point[1])' must be numbers: longitude, then latitude.")
    }
    var positions = [Coordinate(x: x, y: y)]
    try transformation?.apply(&positions)
    let ward = index.locator.ward(at: positions[0]).map { index.wards[$0] }
    if format == .json {
      var writer = JSONWriter()
      writer.raw(#"{"ward_code":"#)
      if let ward { writer.string(ward.code) } else { writer.raw("null") }
      writer.key("name")
      if let ward { writer.string(ward.name) } else { writer.raw("null") }
      writer.key("district")
      if let district = ward?.district { writer.string(district) } else { writer.raw("null") }
      writer.append(125)
      Console.line(writer.text)
    } else if let ward {
      Console.line("\(ward.code)  \(ward.name)\(ward.district.map { ", \($0)" } ?? "")")
    } else {
      let swapped = index.locator.ward(at: Coordinate(x: positions[0].y, y: positions[0].x)) != nil
      Console.line(
        "outside every ward" + (swapped ? "; exchanged, the point would be in one: is longitude first?" : ""))
    }
  }

  private func locateRows(_ path: String, _ index: WardIndex, _ transformation: Transformation?) throws {
    let file = try DelimitedFile(path: path)
    let mapping = try rows.mapping()
    let columns = try PlaceColumns(file, mapping: mapping)
    Console.write("row,ward_code,name,how\n")
    var output = ""
    try file.forEachRecord { row, fields in
      let (ward, how) = columns.resolve(fields, index, transformation, by: by)
      let found = ward.map { index.wards[$0] }
      output += "\(row),\(Finding.quoted(found?.code ?? "")),\(Finding.quoted(found?.name ?? "")),\(how)\n"
      if output.utf8.count > 1 << 16 {
        Console.write(output)
        output = ""
      }
    }
    Console.write(output)
  }
}
