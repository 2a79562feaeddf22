#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads GeoJSON (RFC 7946): a FeatureCollection, a Feature, or a bare geometry, which becomes one feature.
///
/// Positions go straight from the bytes of the file into arrays. Rings that are not closed or too short are kept for the
/// validity check; what has not the form of GeoJSON at all is an error that names feature, line and column.
public enum GeoJSON {
  /// - Throws: `GeoJSONError.cannotRead`, `.notJSON`, `.notGeoJSON`.
  /// - Complexity: linear; the file is mapped into memory, not copied.
  public static func read(path: String) throws(GeoJSONError) -> GeoJSONDocument {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotRead(file: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .cannotRead(file: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .cannotRead(file: path, reason: "it is no ordinary file") }
    let size = Int(status.st_size)
    guard size > 0 else { throw .notJSON(file: path, JSONError(line: 1, column: 1, message: "the file is empty")) }
    guard let mapping = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), mapping != MAP_FAILED else {
      throw .cannotRead(file: path, reason: String(cString: strerror(errno)))
    }
    defer { munmap(mapping, size) }
    return try read(
      UnsafeBufferPointer(start: UnsafePointer(mapping.assumingMemoryBound(to: UInt8.self)), count: size), file: path)
  }

  /// Reads a text that is already in memory; `file` names it in errors.
  public static func read(text: String, file: String = "text") throws(GeoJSONError) -> GeoJSONDocument {
    try Array(text.utf8).withUnsafeBufferPointer { bytes throws(GeoJSONError) in try read(bytes, file: file) }
  }

  static func read(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws(GeoJSONError) -> GeoJSONDocument {
    var reader = GeoJSONReader(bytes, file: file)
    return try reader.document()
  }
}

/// One pass over the bytes of a GeoJSON text.
struct GeoJSONReader {
  private var scanner: JSONScanner
  private let file: String
  private var result = GeoJSONDocument(features: [])
  /// Which feature is being read, for errors.
  private var place: String?

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) {
    scanner = JSONScanner(bytes)
    self.file = file
  }

  mutating func document() throws(GeoJSONError) -> GeoJSONDocument {
    guard scanner.peek() == 123 else {
      // Anything that is JSON but no object is told apart from what is no JSON.
      var probe = scanner
      do throws(JSONError) {
        try probe.skipValue()
        try probe.finish()
      } catch { throw .notJSON(file: file, error) }
      throw .notGeoJSON(file: file, feature: nil, scanner.error("a GeoJSON text is an object"))
    }
    try root()
    do throws(JSONError) { try scanner.finish() } catch { throw .notJSON(file: file, error) }
    return result
  }

  private func fail(_ message: String, at offset: Int? = nil) -> GeoJSONError {
    var place = scanner
    if let offset { place.offset = offset }
    return .notGeoJSON(file: file, feature: self.place, place.error(message))
  }

  private mutating func json<T>(_ body: (inout JSONScanner) throws(JSONError) -> T) throws(GeoJSONError) -> T {
    do throws(JSONError) { return try body(&scanner) } catch { throw .notJSON(file: file, error) }
  }

  /// Members of one object that GeoJSON gives a meaning, as positions in the text where their values begin.
  private struct Members {
    var offsets: [String: Int] = [:]
    var start = 0
    var end = 0
  }

  /// Passes over the object that comes next and notes where the members of interest begin.
  private mutating func members(_ names: Set<String>) throws(GeoJSONError) -> Members {
    var found = Members()
    var duplicate: (String, Int)?
    _ = scanner.peek()
    found.start = scanner.offset
    try json { scanner throws(JSONError) in
      try scanner.members(
        { (scanner, name) throws(JSONError) in
          if names.contains(name) {
            scanner.skipBlanks()
            if found.offsets[name] != nil { duplicate = (name, scanner.offset) }
            found.offsets[name] = scanner.offset
          }
          try scanner.skipValue()
        }, failure: { $0 })
    }
    found.end = scanner.offset
    if let (name, offset) = duplicate { throw fail("the member '\(name)' stands twice in one object", at: offset) }
    return found
  }

  private mutating func type(_ members: Members, _ what: String) throws(GeoJSONError) -> String {
    guard let offset = members.offsets["type"] else { throw fail("\(what) without a member 'type'", at: members.start) }
    scanner.offset = offset
    guard scanner.peek() == 34 else { throw fail("'type' must be a string") }
    return try json { scanner throws(JSONError) in try scanner.string() }
  }

  private mutating func root() throws(GeoJSONError) {
    // Look at the top level once without descending into features: the type may stand behind them.
    var probe = self
    let members = try probe.members(["type", "features", "geometry", "coordinates", "geometries", "crs", "zonal"])
    let type = try probe.type(members, "an object")
    if let offset = members.offsets["crs"] {
      probe.scanner.offset = offset
      result.referenceSystemName = Self.referenceSystem(
        try probe.json { scanner throws(JSONError) in try scanner.value() })
    }
    if let offset = members.offsets["zonal"] {
      probe.scanner.offset = offset
      result.foreignMembers.append(
        JSONMember("zonal", try probe.json { scanner throws(JSONError) in try scanner.value() }))
    }
    switch type {
    case "FeatureCollection":
      guard let offset = members.offsets["features"] else {
        throw fail("a FeatureCollection without a member 'features'", at: members.start)
      }
      scanner.offset = offset
      try features()
    case "Feature":
      place = "feature 1"
      scanner.offset = members.start
      result.features.append(try feature())
    default:
      scanner.offset = members.start
      result.features.append(Feature(geometry: try geometry(depth: 0)))
    }
    scanner.offset = members.end
  }

  private static func referenceSystem(_ value: JSONValue) -> String? {
    guard case .object(let members) = value else { return nil }
    guard case .object(let properties)? = members.first(where: { $0.name == "properties" })?.value else { return nil }
    return properties.first { $0.name == "name" }?.value.text
  }

  private mutating func features() throws(GeoJSONError) {
    guard scanner.take(91) else { throw fail("'features' must be an array") }
    if scanner.take(93) { return }
    repeat {
      place = "feature \(result.features.count + 1)"
      guard scanner.peek() == 123 else { throw fail("a feature must be an object") }
      result.features.append(try feature())
    } while scanner.take(44)
    place = nil
    guard scanner.take(93) else { throw .notJSON(file: file, scanner.unexpected("',' or ']'")) }
  }

  /// Reads a feature in one pass: the geometry is parsed where it stands.
  private mutating func feature() throws(GeoJSONError) -> Feature {
    var feature = Feature()
    var seen: Set<String> = []
    var type: String?
    _ = scanner.peek()
    let start = scanner.offset
    guard scanner.take(123) else { throw fail("a feature must be an object") }
    if !scanner.take(125) {
      repeat {
        let name = try json { scanner throws(JSONError) in
          let name = try scanner.string()
          try scanner.expect(58, "':'")
          return name
        }
        if ["type", "geometry", "properties", "id"].contains(name), !seen.insert(name).inserted {
          throw fail("the member '\(name)' stands twice in one feature")
        }
        switch name {
        case "type":
          guard scanner.peek() == 34 else { throw fail("'type' must be a string") }
          type = try json { scanner throws(JSONError) in try scanner.string() }
        case "geometry":
          if scanner.peek() == 110 {
            try json { scanner throws(JSONError) in try scanner.word("null") }
          } else {
            feature.geometry = try geometry(depth: 0)
          }
        case "properties":
          let offset = (scanner.peek(), scanner.offset).1
          switch try json({ scanner throws(JSONError) in try scanner.value() }) {
          case .object(let members): feature.properties = members
          case .null: break
          default: throw fail("'properties' must be an object or null", at: offset)
          }
        case "id":
          let offset = (scanner.peek(), scanner.offset).1
          let id = try json { scanner throws(JSONError) in try scanner.value() }
          guard id.text != nil || id == .null else { throw fail("an 'id' is a string or a number", at: offset) }
          feature.id = id == .null ? nil : id
          if let text = id.text, let place { self.place = "\(place.prefix { $0 != "(" })(id \(text))" }
        default: try json { scanner throws(JSONError) in try scanner.skipValue() }
        }
      } while scanner.take(44)
      guard scanner.take(125) else { throw .notJSON(file: file, scanner.unexpected("',' or '}'")) }
    }
    guard let type else { throw fail("a feature without a member 'type'", at: start) }
    guard type == "Feature" else { throw fail("a feature whose 'type' is '\(type)', not 'Feature'", at: start) }
    guard seen.contains("geometry") else {
      throw fail("a feature without a member 'geometry'; write null where there is none", at: start)
    }
    return feature
  }

  private mutating func geometry(depth: Int) throws(GeoJSONError) -> Geometry {
    guard scanner.peek() == 123 else { throw fail("a geometry must be an object") }
    guard depth < 64 else { throw fail("collections nested deeper than 64 levels") }
    // The type usually stands first; then the coordinates are parsed in the same pass.
    let start = scanner.offset
    if let geometry = try quickGeometry() { return geometry }
    scanner.offset = start
    let members = try self.members(["type", "coordinates", "geometries"])
    let type = try type(members, "a geometry")
    guard let shape = Shape(rawValue: type) else { throw fail("'\(type)' is no type of geometry", at: start) }
    let geometry: Geometry
    if shape == .collection {
      guard let offset = members.offsets["geometries"] else {
        throw fail("a GeometryCollection without a member 'geometries'", at: start)
      }
      scanner.offset = offset
      guard scanner.take(91) else { throw fail("'geometries' must be an array") }
      var parts: [Geometry] = []
      if !scanner.take(93) {
        repeat { parts.append(try self.geometry(depth: depth + 1)) } while scanner.take(44)
        guard scanner.take(93) else { throw .notJSON(file: file, scanner.unexpected("',' or ']'")) }
      }
      geometry = .collection(parts)
    } else {
      guard let offset = members.offsets["coordinates"] else {
        throw fail("a \(type) without a member 'coordinates'", at: start)
      }
      scanner.offset = offset
      geometry = try coordinates(of: shape)
    }
    scanner.offset = members.end
    return geometry
  }

  private enum Shape: String {
    case point = "Point"
    case multiPoint = "MultiPoint"
    case lineString = "LineString"
    case multiLineString = "MultiLineString"
    case polygon = "Polygon"
    case multiPolygon = "MultiPolygon"
    case collection = "GeometryCollection"
  }

  /// A geometry of exactly the members `type` and `coordinates` in this order; `nil` when it has another form.
  private mutating func quickGeometry() throws(GeoJSONError) -> Geometry? {
    guard scanner.take(123), scanner.peek() == 34 else { return nil }
    let name = try json { scanner throws(JSONError) in try scanner.string() }
    guard name == "type", scanner.take(58), scanner.peek() == 34 else { return nil }
    let type = try json { scanner throws(JSONError) in try scanner.string() }
    guard let shape = Shape(rawValue: type), shape != .collection, scanner.take(44), scanner.peek() == 34 else {
      return nil
    }
    let second = try json { scanner throws(JSONError) in try scanner.string() }
    guard second == "coordinates", scanner.take(58) else { return nil }
    let geometry = try coordinates(of: shape)
    return scanner.take(125) ? geometry : nil
  }

  private mutating func coordinates(of shape: Shape) throws(GeoJSONError) -> Geometry {
    switch shape {
    case .point:
      guard scanner.peek() == 91 else { throw fail("coordinates of a Point must be an array of numbers") }
      var probe = scanner
      _ = probe.take(91)
      if probe.take(93) {
        scanner = probe
        return .point(nil)
      }
      return .point(try position())
    case .multiPoint: return .multiPoint(try positions())
    case .lineString: return .lineString(try positions())
    case .multiLineString:
      return .multiLineString(try list { reader throws(GeoJSONError) in try reader.positions() })
    case .polygon: return .polygon(try polygon())
    case .multiPolygon:
      return .multiPolygon(MultiPolygon(try list { reader throws(GeoJSONError) in try reader.polygon() }))
    case .collection: preconditionFailure("a collection has no coordinates")
    }
  }

  private mutating func polygon() throws(GeoJSONError) -> Polygon {
    let rings = try list { reader throws(GeoJSONError) in try reader.positions() }
    return Polygon(exterior: rings.first ?? [], holes: Array(rings.dropFirst()))
  }

  private mutating func list<T>(
    _ element: (inout GeoJSONReader) throws(GeoJSONError) -> T
  ) throws(GeoJSONError) -> [T] {
    guard scanner.take(91) else {
      throw fail("an array was expected here: the coordinates are not nested as the type asks")
    }
    var elements: [T] = []
    if scanner.take(93) { return elements }
    repeat { elements.append(try element(&self)) } while scanner.take(44)
    guard scanner.take(93) else { throw fail("',' or ']' was expected here") }
    return elements
  }

  private mutating func positions() throws(GeoJSONError) -> [Coordinate] {
    guard scanner.take(91) else { throw fail("an array of positions was expected here") }
    var result: [Coordinate] = []
    if scanner.take(93) { return result }
    result.reserveCapacity(64)
    repeat { result.append(try position()) } while scanner.take(44)
    guard scanner.take(93) else { throw fail("',' or ']' was expected here") }
    return result
  }

  @inline(__always)
  private mutating func position() throws(GeoJSONError) -> Coordinate {
    guard scanner.take(91) else { throw fail("a position must be an array of numbers") }
    let x = try number()
    guard scanner.take(44) else { throw fail("a position must have at least two numbers, longitude and latitude") }
    let y = try number()
    if scanner.take(93) { return Coordinate(x: x, y: y) }
    result.droppedAltitudes += 1
    while scanner.take(44) { _ = try number() }
    guard scanner.take(93) else { throw fail("',' or ']' was expected here") }
    return Coordinate(x: x, y: y)
  }

  @inline(__always)
  private mutating func number() throws(GeoJSONError) -> Double {
    let byte = scanner.peek()
    guard byte == 45 || byte &- 48 < 10 else { throw fail("a number was expected here") }
    return try json { scanner throws(JSONError) in try scanner.number() }
  }
}
