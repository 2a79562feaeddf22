/// Everything that can be said about a file of boundaries: its features, their defects, and how they fit together.
public struct BoundaryReport: Sendable {
  /// Defects of one feature.
  public struct FeatureDefects: Sendable {
    /// Feature in the file, from 1.
    public var feature: Int
    public var id: String?
    public var defects: [GeometryDefect]
  }

  public var features = 0
  /// How many geometries of each type there are, `null` for features without.
  public var types: [(name: String, count: Int)] = []
  public var vertices = 0
  public var referenceSystem = ReferenceSystem.wgs84
  /// Whether all rings are wound as RFC 7946 asks; `nil` without polygons.
  public var followsWinding: Bool?
  public var defects: [FeatureDefects] = []
  /// Positions that had an altitude, which is not kept.
  public var droppedAltitudes = 0
  /// Why the file cannot serve as wards, when it cannot.
  public var namingProblem: String?
  /// How the wards were named; `nil` when the file cannot serve as wards.
  public var wards: BoundarySet?
  public var coverage: CoverageCheck?
  /// Wards without a neighbour, by index.
  public var islands: [Int] = []
  /// Square metres on the ellipsoid, all wards together.
  public var area = 0.0

  public var hasErrors: Bool { defects.contains { $0.defects.contains(where: \.isError) } }

  /// - Throws: `BoundaryError` when the file cannot be read at all.
  public init(path: String, options: BoundaryOptions = BoundaryOptions()) throws(BoundaryError) {
    let document = try BoundaryFile.read(path, layer: options.layer, threads: options.threads)
    features = document.features.count
    droppedAltitudes = document.droppedAltitudes
    do throws(ReferenceSystemError) {
      if let system = options.referenceSystem {
        referenceSystem = system
      } else if let name = document.referenceSystemName {
        referenceSystem = try ReferenceSystem(name)
      }
    } catch { throw .referenceSystem(file: path, error) }
    examine(document)
    do throws(BoundaryError) {
      let set = try BoundarySet.load(path: path, options: options)
      wards = set
      let areas = set.wards.map(\.area)
      area = areas.reduce(0) { $0 + Geodesic.area(of: $1) }
      do throws(GEOSError) { coverage = try CoverageCheck(of: areas) } catch {
        namingProblem = "gaps and overlaps could not be computed: \(error)"
      }
      if areas.count > 1 { islands = Adjacency(of: areas, contiguity: .queen).islands }
    } catch {
      namingProblem = "\(error)"
    }
  }

  private mutating func examine(_ document: GeoJSONDocument) {
    let validity = Validity()
    var counts: [String: Int] = [:]
    for (index, feature) in document.features.enumerated() {
      counts[feature.geometry?.typeName ?? "null", default: 0] += 1
      guard let geometry = feature.geometry else { continue }
      if let area = geometry.area {
        vertices += area.vertexCount
        followsWinding = (followsWinding ?? true) && area.polygons.allSatisfy(\.isWoundByRFC7946)
      }
      let found = validity.defects(of: geometry, isGeographic: referenceSystem.isWGS84)
      if !found.isEmpty {
        defects.append(FeatureDefects(feature: index + 1, id: feature.id?.text, defects: found))
      }
    }
    types = counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
