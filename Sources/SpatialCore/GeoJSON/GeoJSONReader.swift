/// One pass over the bytes of a GeoJSON text.
struct GeoJSONReader {
  var scanner: JSONScanner
  let file: String
  var result = GeoJSONDocument(features: [])
  let buffer = PositionBuffer()
  /// Which feature is being read, from 1, and its identifier once that is known; for errors.
  private var number: Int?
  private var identifier: String?

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

  func fail(_ message: String, at offset: Int? = nil) -> GeoJSONError {
    var place = scanner
    if let offset { place.offset = offset }
    let feature = number.map { "feature \($0)" + (identifier.map { "(id \($0))" } ?? "") }
    return .notGeoJSON(file: file, feature: feature, place.error(message))
  }

  mutating func json<T>(_ body: (inout JSONScanner) throws(JSONError) -> T) throws(GeoJSONError) -> T {
    do throws(JSONError) { return try body(&scanner) } catch { throw .notJSON(file: file, error) }
  }

  /// Members of one object that GeoJSON gives a meaning, as positions in the text where their values begin.
  struct Members {
    var offsets: [String: Int] = [:]
    var start = 0
    var end = 0
  }

  /// Passes over the object that comes next and notes where the members of interest begin.
  mutating func members(_ names: Set<String>) throws(GeoJSONError) -> Members {
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

  mutating func type(_ members: Members, _ what: String) throws(GeoJSONError) -> String {
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
      number = 1
      scanner.offset = members.start
      result.features.append(try feature())
    default:
      scanner.offset = members.start
      result.features.append(Feature(geometry: try geometry(depth: 0)))
    }
    scanner.offset = members.end
  }

  static func referenceSystem(_ value: JSONValue) -> String? {
    guard case .object(let members) = value else { return nil }
    guard case .object(let properties)? = members.first(where: { $0.name == "properties" })?.value else { return nil }
    return properties.first { $0.name == "name" }?.value.text
  }

  private mutating func features() throws(GeoJSONError) {
    guard scanner.take(91) else { throw fail("'features' must be an array") }
    if scanner.take(93) { return }
    repeat {
      number = result.features.count + 1
      identifier = nil
      guard scanner.peek() == 123 else { throw fail("a feature must be an object") }
      result.features.append(try feature())
    } while scanner.take(44)
    number = nil
    guard scanner.take(93) else { throw .notJSON(file: file, scanner.unexpected("',' or ']'")) }
  }

  /// Members of a feature that GeoJSON gives a meaning.
  private struct FeatureMembers: OptionSet {
    let rawValue: UInt8
    static let type = FeatureMembers(rawValue: 1)
    static let geometry = FeatureMembers(rawValue: 2)
    static let properties = FeatureMembers(rawValue: 4)
    static let id = FeatureMembers(rawValue: 8)
    private static let names: KeyValuePairs = ["type": type, "geometry": geometry, "properties": properties, "id": id]

    /// The member of that name; empty for one without meaning.
    init(name: String) { self = Self.names.first { $0.key == name }?.value ?? [] }

    init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// Reads a feature in one pass: the geometry is parsed where it stands.
  mutating func feature() throws(GeoJSONError) -> Feature {
    var feature = Feature()
    var seen: FeatureMembers = []
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
        let member = FeatureMembers(name: name)
        guard seen.isDisjoint(with: member) else { throw fail("the member '\(name)' stands twice in one feature") }
        seen.formUnion(member)
        switch member {
        case .type:
          guard scanner.peek() == 34 else { throw fail("'type' must be a string") }
          type = try json { scanner throws(JSONError) in try scanner.string() }
        case .geometry:
          if scanner.peek() == 110 {
            try json { scanner throws(JSONError) in try scanner.word("null") }
          } else {
            feature.geometry = try geometry(depth: 0)
          }
        case .properties:
          let offset = (scanner.peek(), scanner.offset).1
          switch try json({ scanner throws(JSONError) in try scanner.value() }) {
          case .object(let members): feature.properties = members
          case .null: break
          default: throw fail("'properties' must be an object or null", at: offset)
          }
        case .id:
          let offset = (scanner.peek(), scanner.offset).1
          let id = try json { scanner throws(JSONError) in try scanner.value() }
          guard id.text != nil || id == .null else { throw fail("an 'id' is a string or a number", at: offset) }
          feature.id = id == .null ? nil : id
          identifier = id.text ?? identifier
        default: try json { scanner throws(JSONError) in try scanner.skipValue() }
        }
      } while scanner.take(44)
      guard scanner.take(125) else { throw .notJSON(file: file, scanner.unexpected("',' or '}'")) }
    }
    guard let type else { throw fail("a feature without a member 'type'", at: start) }
    guard type == "Feature" else { throw fail("a feature whose 'type' is '\(type)', not 'Feature'", at: start) }
    guard seen.contains(.geometry) else {
      throw fail("a feature without a member 'geometry'; write null where there is none", at: start)
    }
    return feature
  }
}
