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

  public init() {}
}

extension BoundarySet {
  /// Reads wards from GeoJSON or GeoPackage, brings them to WGS 84, and repairs invalid rings with a finding for each.
  ///
  /// - Throws: `BoundaryError`.
  public static func load(path: String, options: BoundaryOptions = BoundaryOptions()) throws(BoundaryError)
    -> BoundarySet
  {
    var document = try BoundaryFile.read(path, layer: options.layer)
    guard !document.features.isEmpty else { throw .noFeatures(file: path) }
    let system = try transform(&document, path: path, options: options)
    let reading = try Naming(document.features, path: path, options: options)
    let validity = Validity()
    var wards: [(ward: Ward, feature: Int)] = []
    var findings: [BoundaryFinding] = []
    for (index, feature) in document.features.enumerated() {
      var ward = try reading.ward(feature, number: index + 1)
      if let area = feature.geometry?.area, !area.polygons.isEmpty {
        let defects = validity.defects(of: area)
        let cut = Antimeridian.isCrossed(by: area)
        ward.area = cut ? Antimeridian.cut(area.closed) : area.closed.rewound
        if defects.contains(where: \.isError) {
          do throws(GEOSError) {
            let repair = try validity.repaired(area)
            ward.area = repair.area.rewound
            findings.append(
              BoundaryFinding(
                code: ward.code, feature: index + 1, defects: defects, repair: repair,
                withoutArea: repair.area.polygons.isEmpty))
          } catch { throw .unrepairable(file: path, code: ward.code, error) }
        } else if defects.contains(where: { $0.kind != .winding }) {
          findings.append(
            BoundaryFinding(code: ward.code, feature: index + 1, defects: defects, repair: nil, withoutArea: false))
        }
      } else {
        findings.append(
          BoundaryFinding(code: ward.code, feature: index + 1, defects: [], repair: nil, withoutArea: true))
      }
      wards.append((ward, index + 1))
    }
    wards.sort { Array($0.ward.code.utf8).lexicographicallyPrecedes(Array($1.ward.code.utf8)) }
    for (a, b) in zip(wards, wards.dropFirst()) where a.ward.code == b.ward.code {
      throw .duplicateCode(
        file: path, code: a.ward.code, first: min(a.feature, b.feature), second: max(a.feature, b.feature))
    }
    findings.sort { Array($0.code.utf8).lexicographicallyPrecedes(Array($1.code.utf8)) }
    return BoundarySet(
      wards: wards.map(\.ward), codeSource: reading.code ?? "id", nameSource: reading.name ?? "code",
      districtSource: reading.district, referenceSystem: system, findings: findings)
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
    for feature in document.features {
      guard let area = feature.geometry?.area else { continue }
      for ring in area.polygons.lazy.flatMap(\.rings) {
        // A little beyond 180 is how some files cross the antimeridian.
        if let bad = ring.first(where: { abs($0.x) > 540 || abs($0.y) > 90.000001 }) {
          throw .notDegrees(file: path, position: bad, looksSwapped: abs(bad.x) <= 90 && abs(bad.y) <= 180)
        }
      }
    }
    return system
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
