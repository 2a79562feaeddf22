/// The smallest upright rectangle around some positions; closed on all sides.
public struct BoundingBox: Hashable, Sendable {
  public var minX: Double
  public var minY: Double
  public var maxX: Double
  public var maxY: Double

  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// A box around nothing: every `extend` makes it real.
  public static let empty = BoundingBox(
    minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

  public var isEmpty: Bool { minX > maxX || minY > maxY }
  public var width: Double { isEmpty ? 0 : maxX - minX }
  public var height: Double { isEmpty ? 0 : maxY - minY }

  public mutating func extend(to position: Coordinate) {
    minX = min(minX, position.x)
    minY = min(minY, position.y)
    maxX = max(maxX, position.x)
    maxY = max(maxY, position.y)
  }

  public mutating func extend(to other: BoundingBox) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }

  /// Whether the position lies inside or on the edge.
  public func contains(_ position: Coordinate) -> Bool {
    position.x >= minX && position.x <= maxX && position.y >= minY && position.y <= maxY
  }

  /// Whether the two boxes share at least one position, edges included.
  public func intersects(_ other: BoundingBox) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// This box with `margin` added on every side.
  public func expanded(by margin: Double) -> BoundingBox {
    BoundingBox(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }
}

extension Sequence where Element == Coordinate {
  /// The box around all positions; `.empty` when there is none.
  public var boundingBox: BoundingBox { reduce(into: .empty) { $0.extend(to: $1) } }
}

extension Polygon {
  public var boundingBox: BoundingBox { exterior.boundingBox }
}

extension MultiPolygon {
  public var boundingBox: BoundingBox { polygons.reduce(into: .empty) { $0.extend(to: $1.boundingBox) } }
}
