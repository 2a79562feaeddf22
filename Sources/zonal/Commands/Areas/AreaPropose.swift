import ArgumentParser
import EpidemicAreas
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Store
import Surveillance

struct AreaPropose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract:
      "Suggest areas around clusters of cases, with the people inside and what enlarging costs; or reject a proposal.",
    discussion: """
      Reads a list of cases: report_date, and ward_code or longitude and latitude (a line list is one). Clusters, distances and days are
      those of the policy. What is suggested is printed, and with --keep kept as proposals that somebody decrees ('zonal area decree
      --proposal') or rejects; nothing comes into force by itself. Cases' positions are not kept.

      Example:
        zonal area propose --cases cases.csv --on 2021-08-02 --as khoa --database city.zonal
        zonal area propose --cases cases.csv --blocks blocks.geojson --keep --as khoa --database city.zonal
        zonal area propose --reject 3 --reason "một hộ, cách ly tại nhà" --as binh --database city.zonal
      """)
  @Option(help: "File of cases.") var cases: String?
  @Option(help: "Column with the day of each case.") var dayColumn = "report_date"
  @Option(help: "Day whose rules hold, and on which people are counted (default: today).") var on: String?
  @Option(help: "GeoJSON of blocks, which the area is then made of; 'name' or the feature's id names them.")
  var blocks: String?
  @Flag(help: "Suggest whole wards.") var wholeWards = false
  @Flag(help: "Keep what is suggested as proposals.") var keep = false
  @Option(help: "Reject this proposal.") var reject: Int?
  @Option(help: "Why it is proposed or rejected.") var reason = ""
  @Option(name: .shortAndLong, help: "GeoJSON file for what is suggested.") var output: String?
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var rows: RowArguments
  @OptionGroup var arguments: AreaArguments

  func validate() throws {
    if (cases == nil) == (reject == nil) { throw ValidationError("give --cases, or --reject a proposal") }
    if blocks != nil, wholeWards { throw ValidationError("give --blocks or --whole-wards, not both") }
  }

  func run() throws {
    try arguments.use { office in
      if let reject {
        try office.office.reject(proposal: reject, reason: reason, by: office.access)
        return Console.line("proposal \(reject) is rejected")
      }
      let adopted = try office.policy()
      let (found, unplaced) = try places(office)
      var grain = AreaGrain.buffer
      if wholeWards { grain = .wards }
      if let blocks { grain = .blocks(try Self.blocks(blocks)) }
      let suggestions = try office.office.suggestions(
        from: found, grain: grain, at: Moment(try office.day(on), second: 43_200), adopted.policy, office.vintage,
        by: office.access)
      var numbers: [Int] = []
      if keep {
        for suggestion in suggestions {
          numbers.append(try office.office.propose(suggestion, reason: reason, adopted, by: office.access))
        }
      }
      if let output {
        let page = AreaGeoJSON(office.vintage, offset: office.offset, at: office.now)
        try AreaPage.write(try page.text(suggestions), to: output)
      }
      Console.line(AreaPage.suggestions(suggestions, numbers: numbers, office, format))
      if unplaced > 0 {
        Console.error("\(unplaced) rows have neither a day nor a place that is known, and were left out")
      }
    }
  }

  /// The cases of the file, and how many rows are none.
  private func places(_ office: OpenAreaOffice) throws -> ([CasePlace], Int) {
    let file = try DelimitedFile(path: cases ?? "")
    guard let day = file.header.firstIndex(of: dayColumn) else {
      throw EpidemicAreaError.unusable("'\(cases ?? "")' has no column '\(dayColumn)'; --day-column names another")
    }
    let places = try PlaceColumns(file, mapping: try rows.mapping())
    let transformation = try rows.referenceSystem().map { try Transformation(from: $0) }
    let index = WardIndex(wards: office.vintage.wards)
    var found: [CasePlace] = []
    var unplaced = 0
    try file.forEachRecord { _, fields in
      guard fields.count == file.header.count, let day = Day(fields[day].prefix(10)) else {
        unplaced += 1
        return
      }
      let position = places.position(fields, transformation)
      let ward = places.resolve(fields, index, transformation).ward.map { office.vintage.row($0) }
      if position == nil, ward == nil {
        unplaced += 1
      } else {
        found.append(CasePlace(position: position, ward: ward, day: day))
      }
    }
    return (found, unplaced)
  }

  private static func blocks(_ path: String) throws -> [(name: String, area: MultiPolygon)] {
    let validity = Validity()
    return try GeoJSON.read(path: path).features.enumerated().map { number, feature in
      guard let area = feature.geometry?.area else {
        throw EpidemicAreaError.unusable("feature \(number + 1) of '\(path)' is no polygon; blocks are polygons")
      }
      let defects = validity.defects(of: area).filter(\.isError)
      guard defects.isEmpty else { throw EpidemicAreaError.unusableShape(defects.map(\.description)) }
      return (feature[property: "name"]?.text ?? feature.id?.text ?? String(number + 1), area.closed)
    }
  }
}
