import Quantities
import SpatialCore

/// Turns features and rows into areas, and what cannot be one into a finding.
struct DecreeReader {
  let options: DecreeOptions
  private(set) var result = DecreeSet()
  private var origins: [String: (file: String, number: Int)] = [:]
  private let validity = Validity()

  init(options: DecreeOptions) { self.options = options }

  /// One feature or row, its values by the names of the package.
  private struct Record {
    var file: String
    var number: Int
    var values: [String: String]
    var geometry: Geometry?
  }

  /// Why a record becomes no area.
  private struct Refusal: Error {
    var name: String
    var value: String
    var message: String
  }

  mutating func read(_ document: GeoJSONDocument, file: String) throws(DecreeError) {
    var found: [String] = []
    for member in document.features.lazy.flatMap(\.properties) where !found.contains(member.name) {
      found.append(member.name)
    }
    if !document.features.isEmpty { try check(found, file: file) }
    for (index, feature) in document.features.enumerated() {
      var values: [String: String] = [:]
      for name in DecreeOptions.names {
        switch feature[property: options.property(name)] {
        case .array(let items): values[name] = items.compactMap(\.text).joined(separator: ";")
        case let value: values[name] = value?.text
        }
      }
      if values["id"] == nil { values["id"] = feature.id?.text }
      add(Record(file: file, number: index + 1, values: values, geometry: feature.geometry))
    }
  }

  mutating func read(_ fields: [String], header: [String], row: Int, file: String) {
    var values: [String: String] = [:]
    for name in DecreeOptions.names {
      guard let column = header.firstIndex(of: options.property(name)), column < fields.count else { continue }
      values[name] = fields[column]
    }
    add(Record(file: file, number: row, values: values, geometry: nil))
  }

  /// Whether the file has what no area can do without.
  func check(_ found: [String], file: String) throws(DecreeError) {
    for name in ["level", "from"] + options.properties.keys.sorted() where !found.contains(options.property(name)) {
      throw .noProperty(file: file, name: name, property: options.property(name), found: found)
    }
  }

  private mutating func add(_ record: Record) {
    result.features += 1
    do throws(Refusal) {
      let area = try area(record)
      origins[area.id] = (record.file, record.number)
      result.areas.append(area)
    } catch { note(record, .rejected, error.name, error.value, error.message) }
  }

  private mutating func note(
    _ record: Record, _ severity: DecreeFinding.Severity, _ name: String, _ value: String, _ message: String
  ) {
    let property = name == "geometry" ? name : options.property(name)
    result.findings.append(
      DecreeFinding(
        severity: severity, file: record.file, number: record.number, property: property, value: value, message: message
      ))
  }

  private mutating func area(_ record: Record) throws(Refusal) -> DecreedArea {
    func text(_ name: String) -> String {
      let text = record.values[name] ?? ""
      return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
    func list(_ name: String) -> [String] {
      text(name).split { $0 == ";" || $0 == "|" }.map { part in
        String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
      }.filter { !$0.isEmpty }
    }
    let base = record.file.split(separator: "/").last.map(String.init) ?? record.file
    let id = text("id").isEmpty ? "\(base)#\(record.number)" : text("id")
    if let first = origins[id] {
      throw Refusal(
        name: "id", value: id,
        message:
          "\(first.file) has this id at \(first.number) already; give each area its own id, the later one is left out")
    }
    let word = text("level")
    let level = options.levels[word] ?? word
    if level.isEmpty { throw Refusal(name: "level", value: "", message: "there is no level; write one into the file") }
    if let known = options.knownLevels, !known.contains(level) {
      throw Refusal(
        name: "level", value: word,
        message:
          "this is none of the levels \(known.sorted().joined(separator: ", ")); map it with --level \"\(word)=LEVEL\"")
    }
    let from = try begin(text("from"))
    let until = try end(text("until"))
    if let until, until <= from {
      throw Refusal(
        name: "until", value: text("until"),
        message: "the end lies at or before the beginning \(from); correct one of the two")
    }
    let (wards, districts) = (list("area_code"), list("district"))
    let place: DecreedArea.Place
    if let geometry = record.geometry {
      place = .area(try shape(geometry, record))
      if !wards.isEmpty || !districts.isEmpty {
        note(record, .note, wards.isEmpty ? "district" : "area_code", "", "the geometry holds; the codes were not used")
      }
    } else if !wards.isEmpty {
      place = .wards(wards)
      if !districts.isEmpty {
        note(record, .note, "district", text("district"), "the ward codes hold; this was not used")
      }
    } else if !districts.isEmpty {
      place = .districts(districts)
    } else {
      throw Refusal(
        name: "area_code", value: "", message: "there is no geometry, no ward code and no district; say where it holds")
    }
    return DecreedArea(
      id: id, name: text("name").isEmpty ? nil : text("name"), place: place, level: level, authority: text("authority"),
      act: text("act"), article: text("article"), citation: text("citation"), from: from, until: until,
      repeals: list("repeals"))
  }
}

extension DecreeReader {
  private func time(_ text: String, _ name: String) throws(Refusal) -> DecreeTime {
    let time = DecreeTime.read(text, format: options.formats[name] ?? options.format, offset: options.offset)
    switch time {
    case .ambiguous:
      throw Refusal(
        name: name, value: text,
        message: "day and month can be exchanged; say which comes first with --date-format \(name)=dd/mm/yyyy")
    case .invalid:
      throw Refusal(
        name: name, value: text, message: "this is no date that is read; write it as 2021-09-06 or 2021-09-06T06:00")
    default: return time
    }
  }

  private func begin(_ text: String) throws(Refusal) -> Moment {
    switch try time(text, "from") {
    case .day(let day): return Moment(day)
    case .moment(let moment): return moment
    default: throw Refusal(name: "from", value: text, message: "there is no beginning; write one into the file")
    }
  }

  private func end(_ text: String) throws(Refusal) -> Moment? {
    switch try time(text, "until") {
    case .day(let day): return Moment(day + 1)
    case .moment(let moment): return moment
    default: return nil
    }
  }

  /// The area of a geometry, repaired with a note as boundaries are.
  private mutating func shape(_ geometry: Geometry, _ record: Record) throws(Refusal) -> MultiPolygon {
    guard let area = geometry.area, !area.polygons.isEmpty else {
      throw Refusal(
        name: "geometry", value: geometry.typeName, message: "an area is a Polygon or a MultiPolygon; draw it as one")
    }
    for position in area.polygons.lazy.flatMap(\.rings).joined()
    where !(abs(position.x) <= 540 && abs(position.y) <= 90.000001) {
      throw Refusal(
        name: "geometry", value: "\(position)",
        message: "this is no longitude and latitude; bring the file to WGS 84 (zonal boundaries convert --crs)")
    }
    guard validity.defects(of: area).contains(where: \.isError) else {
      return Antimeridian.isCrossed(by: area) ? Antimeridian.cut(area.closed) : area.closed
    }
    let repair: Repair
    do throws(GEOSError) { repair = try validity.repaired(area) } catch {
      throw Refusal(name: "geometry", value: "", message: "it cannot be made valid (\(error)); draw it again")
    }
    guard !repair.area.polygons.isEmpty else {
      throw Refusal(name: "geometry", value: "", message: "nothing is left of it when it is made valid; draw it again")
    }
    note(record, .note, "geometry", "", repair.statement)
    return repair.area
  }

  /// Notes the ids under `repeals` that no area has.
  mutating func checkRepeals() {
    for area in result.areas {
      guard let origin = origins[area.id] else { continue }
      for id in area.repeals where origins[id] == nil {
        note(
          Record(file: origin.file, number: origin.number, values: [:], geometry: nil), .note, "repeals", id,
          "no area has this id, so nothing ends; correct the id or read the file that has it too")
      }
    }
  }
}
