/// One thing that is wrong with a geometry: what, in which ring, and where.
public struct GeometryDefect: Hashable, Sendable {
  /// The kinds of defect; raw values are stable names for programs.
  public enum Kind: String, Sendable, CaseIterable {
    case nonFinite = "non-finite"
    case unclosedRing = "unclosed-ring"
    case tooFewPoints = "too-few-points"
    case emptyRing = "empty-ring"
    case longitudeOutOfRange = "longitude-out-of-range"
    case latitudeOutOfRange = "latitude-out-of-range"
    case selfIntersection = "self-intersection"
    case ringSelfIntersection = "ring-self-intersection"
    case spike = "spike"
    case holeOutsideShell = "hole-outside-shell"
    case nestedHoles = "nested-holes"
    case nestedShells = "nested-shells"
    case overlappingParts = "overlapping-parts"
    case duplicateRings = "duplicate-rings"
    case disconnectedInterior = "disconnected-interior"
    case other = "invalid"
    /// Against RFC 7946 section 3.1.6, and harmless: readers must accept it.
    case winding = "winding"
    case repeatedPoint = "repeated-point"
  }

  public var kind: Kind
  /// Polygon inside a multipolygon, from 0.
  public var part: Int
  /// Ring inside the polygon: 0 is the exterior; `nil` when the defect is between rings.
  public var ring: Int?
  /// Where, when there is a place.
  public var position: Coordinate?
  /// What it is, as a sentence without the place.
  public var message: String

  /// Whether the geometry is invalid by this; otherwise it is only remarked.
  ///
  /// An open ring and a position beyond the range of degrees are remarks: GEOS, which decides validity, knows a plane only.
  public var isError: Bool {
    switch kind {
    case .winding, .repeatedPoint, .unclosedRing, .longitudeOutOfRange, .latitudeOutOfRange, .emptyRing: false
    default: true
    }
  }
}

extension GeometryDefect: CustomStringConvertible {
  public var description: String {
    let ringName = ring.map { $0 == 0 ? ", exterior" : ", hole \($0)" } ?? ""
    let place = position.map { " at \($0.x), \($0.y)" } ?? ""
    return "\(kind.rawValue): \(message) (part \(part + 1)\(ringName))\(place)"
  }
}
