/// The wards of one boundary vintage, sorted by code, with all that was remarked while reading them.
public struct BoundarySet: Sendable {
  /// Ascending by the bytes of the code.
  public var wards: [Ward]
  /// Where the codes and names came from, to be printed: `id`, or the name of a property.
  public var codeSource: String
  public var nameSource: String
  public var districtSource: String?
  /// The reference system that the file was in.
  public var referenceSystem: ReferenceSystem
  /// Wards whose geometry is invalid, and what was done.
  public var findings: [BoundaryFinding]

  static let codeNames = ["ward_code", "code", "area_code", "ma_xa", "MAXA", "gso_code", "GKZ", "iso"]
  static let nameNames = ["name", "ward_name", "ward", "NAME", "ten_xa", "TENXA", "name_vi"]
  static let districtNames = ["district", "district_name", "ten_huyen", "TENHUYEN"]
  static let districtCodeNames = ["district_code", "ma_huyen", "MAHUYEN"]
}

/// What was found in the geometry of one ward.
public struct BoundaryFinding: Hashable, Sendable {
  public var code: String
  /// Feature in the file, from 1.
  public var feature: Int
  public var defects: [GeometryDefect]
  /// What was done about it; `nil` when nothing had to be done or could be.
  public var repair: Repair?
  /// The feature has no polygon at all.
  public var withoutArea: Bool
}

/// What to make of a boundary file.
public struct BoundaryOptions: Sendable {
  /// Property with the code; the feature's `id`, then the usual names when `nil`.
  public var code: String?
  public var name: String?
  public var district: String?
  /// Reference system of the file when it does not name one, or names a wrong one.
  public var referenceSystem: ReferenceSystem?
  /// Layer of a GeoPackage.
  public var layer: String?
  /// How many threads may work; the result does not depend on it.
  public var threads = 1

  public init() {}
}

extension BoundarySet {
  /// Reads wards from GeoJSON or GeoPackage, brings them to WGS 84, and repairs invalid rings with a finding for each.
  ///
  /// - Throws: `BoundaryError`.
  public static func load(path: String, options: BoundaryOptions = BoundaryOptions()) throws(BoundaryError)
    -> BoundarySet
  {
    var document = try BoundaryFile.read(path, layer: options.layer, threads: options.threads)
    guard !document.features.isEmpty else { throw .noFeatures(file: path) }
    let system = try transform(&document, path: path, options: options)
    let reading = try Naming(document.features, path: path, options: options)
    let features = document.features
    let ranges = OrderedRanges(count: features.count, size: 32, threads: options.threads)
    let parts = try ranges.map { (range) throws(BoundaryError) in
      // One of GEOS's contexts for each range, which stays on one thread.
      let validity = Validity()
      var parts: [(ward: Ward, feature: Int, finding: BoundaryFinding?)] = []
      for index in range {
        var ward = try reading.ward(features[index], number: index + 1)
        let finding = try examine(features[index], number: index + 1, for: &ward, validity, path: path)
        parts.append((ward, index + 1, finding))
      }
      return parts
    }
    var wards = parts.joined().map { (ward: $0.ward, feature: $0.feature) }
    var findings = parts.joined().compactMap(\.finding)
    wards.sort { $0.ward.code.utf8.lexicographicallyPrecedes($1.ward.code.utf8) }
    for (a, b) in zip(wards, wards.dropFirst()) where a.ward.code == b.ward.code {
      throw .duplicateCode(
        file: path, code: a.ward.code, first: min(a.feature, b.feature), second: max(a.feature, b.feature))
    }
    findings.sort { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    return BoundarySet(
      wards: wards.map(\.ward), codeSource: reading.code ?? "id", nameSource: reading.name ?? "code",
      districtSource: reading.district, referenceSystem: system, findings: findings)
  }

  /// Gives a ward its area, repaired if need be; what was found in its geometry.
  private static func examine(
    _ feature: Feature, number: Int, for ward: inout Ward, _ validity: Validity, path: String
  ) throws(BoundaryError) -> BoundaryFinding? {
    guard let area = feature.geometry?.area, !area.polygons.isEmpty else {
      return BoundaryFinding(code: ward.code, feature: number, defects: [], repair: nil, withoutArea: true)
    }
    let defects = validity.defects(of: area)
    ward.area = Antimeridian.isCrossed(by: area) ? Antimeridian.cut(area.closed) : area.closed.rewound
    if defects.contains(where: \.isError) {
      do throws(GEOSError) {
        let repair = try validity.repaired(area)
        ward.area = repair.area.rewound
        return BoundaryFinding(
          code: ward.code, feature: number, defects: defects, repair: repair, withoutArea: repair.area.polygons.isEmpty)
      } catch { throw .unrepairable(file: path, code: ward.code, error) }
    }
    guard defects.contains(where: { $0.kind != .winding }) else { return nil }
    return BoundaryFinding(code: ward.code, feature: number, defects: defects, repair: nil, withoutArea: false)
  }

  /// Brings all features to WGS 84; the system that they were in.
  static func transform(
    _ document: inout GeoJSONDocument, path: String, options: BoundaryOptions
  ) throws(BoundaryError) -> ReferenceSystem {
    var system = ReferenceSystem.wgs84
    do throws(ReferenceSystemError) {
      if let named = options.referenceSystem {
        system = named
      } else if let named = document.referenceSystemName {
        system = try ReferenceSystem(named)
      }
      if !system.isWGS84 {
        let transformation = try Transformation(from: system)
        for i in document.features.indices {
          guard let geometry = document.features[i].geometry else { continue }
          document.features[i].geometry = try transformation.applied(to: geometry)
        }
      }
    } catch { throw .referenceSystem(file: path, error) }
    let features = document.features
    // The ranges end as they begin, without a result: what counts is whether one throws.
    let ranges = OrderedRanges(count: features.count, size: 64, threads: options.threads)
    _ = try ranges.map { (range) throws(BoundaryError) in
      for index in range {
        guard let area = features[index].geometry?.area else { continue }
        for ring in area.polygons.lazy.flatMap(\.rings) {
          guard let bad = notDegrees(ring) else { continue }
          throw .notDegrees(file: path, position: bad, looksSwapped: abs(bad.x) <= 90 && abs(bad.y) <= 180)
        }
      }
    }
    return system
  }

  /// The first position that cannot be degrees; a little beyond 180 is how some files cross the antimeridian.
  private static func notDegrees(_ ring: [Coordinate]) -> Coordinate? {
    var isBad = false
    for position in ring { isBad = isBad || abs(position.x) > 540 || abs(position.y) > 90.000001 }
    return isBad ? ring.first { abs($0.x) > 540 || abs($0.y) > 90.000001 } : nil
  }

  /// Which properties hold codes, names and districts.
  private struct Naming {
    let path: String
    /// `nil` for the feature's `id`.
    let code: String?
    let name: String?
    let district: String?
    let districtCode: String?

    init(_ features: [Feature], path: String, options: BoundaryOptions) throws(BoundaryError) {
      self.path = path
      var properties: [String] = []
      for member in features.prefix(1000).lazy.flatMap(\.properties) where !properties.contains(member.name) {
        properties.append(member.name)
      }
      for wanted in [options.code, options.name, options.district].compactMap({ $0 }) where !properties.contains(wanted)
      {
        throw .unknownProperty(file: path, property: wanted, properties: properties)
      }
      if let property = options.code {
        code = property
      } else if features.contains(where: { $0.id?.text != nil }) {
        code = nil
      } else if let property = BoundarySet.codeNames.first(where: properties.contains) {
        code = property
      } else {
        throw .noCodes(file: path, properties: properties)
      }
      name = options.name ?? BoundarySet.nameNames.first(where: properties.contains)
      district = options.district ?? BoundarySet.districtNames.first(where: properties.contains)
      districtCode = BoundarySet.districtCodeNames.first(where: properties.contains)
    }

    func ward(_ feature: Feature, number: Int) throws(BoundaryError) -> Ward {
      let value = code.map { feature[property: $0] } ?? feature.id
      guard let text = value?.text, !text.isEmpty else {
        throw .missingCode(file: path, feature: number, property: code ?? "id")
      }
      return Ward(
        code: text, name: name.flatMap { feature[property: $0]?.text } ?? text,
        district: district.flatMap { feature[property: $0]?.text },
        districtCode: districtCode.flatMap { feature[property: $0]?.text }, area: MultiPolygon())
    }
  }
}
