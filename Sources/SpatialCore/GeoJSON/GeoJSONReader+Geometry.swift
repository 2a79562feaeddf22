extension GeoJSONReader {
  mutating func geometry(depth: Int) throws(GeoJSONError) -> Geometry {
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
    if scanner.take(93) { return [] }
    buffer.removeAll()
    while !plainPositions() {
      buffer.append(try position())
      if scanner.take(44) { continue }
      guard scanner.take(93) else { throw fail("',' or ']' was expected here") }
      break
    }
    return buffer.positions
  }

  /// Reads positions of two plain numbers for as long as there are any, and stops before one that needs more care.
  ///
  /// - Returns: whether the list is at its end.
  private mutating func plainPositions() -> Bool {
    // A copy that nobody else sees stays in registers.
    var scanner = self.scanner
    while true {
      self.scanner.cursor = scanner.cursor
      guard scanner.take(91) else { return false }
      scanner.skipBlanks()
      guard let x = scanner.plainNumber(), scanner.take(44) else { return false }
      scanner.skipBlanks()
      guard let y = scanner.plainNumber(), scanner.take(93) else { return false }
      buffer.append(Coordinate(x: x, y: y))
      if scanner.take(44) { continue }
      guard scanner.take(93) else {
        buffer.removeLast()
        return false
      }
      self.scanner.cursor = scanner.cursor
      return true
    }
  }

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

  private mutating func number() throws(GeoJSONError) -> Double {
    let byte = scanner.peek()
    guard byte == 45 || byte &- 48 < 10 else { throw fail("a number was expected here") }
    return try json { scanner throws(JSONError) in try scanner.number() }
  }
}
