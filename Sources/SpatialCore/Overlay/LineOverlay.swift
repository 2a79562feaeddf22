/// Which areas a line passes through, in the order of travel.
///
/// A piece that runs along the border of an area lies in it: such pieces are in both of two neighbours. Touching at a position is not
/// passing through.
public struct LineOverlay: Sendable {
  /// A piece of the line inside one area, in metres from its beginning.
  public struct Part: Hashable, Sendable {
    /// Index of the area.
    public var area: Int
    public var start: Double
    public var end: Double

    public var length: Double { end - start }
  }

  /// Length of the line in metres, to 0.2 %.
  public let length: Double
  /// By where they begin, then by where they end, then by the area.
  public private(set) var parts: [Part] = []
  /// Pieces in no area, in the order of travel.
  public private(set) var outside: [(start: Double, end: Double)] = []
  private let line: [Coordinate]
  /// Metres from the beginning at each position.
  private let metres: [Double]

  /// - Parameters:
  ///   - line: in degrees, longitude before latitude; fewer than two different positions have no parts.
  ///   - areas: valid, in degrees.
  ///   - tolerance: metres; shorter parts and gaps are left out, since borders of neighbours are not always drawn alike.
  /// - Complexity: O(segments · areas) boxes, and a cut for each segment and area whose border is near.
  /// - Throws: `GEOSError` when GEOS cannot cut them, which valid areas do not cause.
  public init(
    of line: [Coordinate], over areas: [MultiPolygon], tolerance: Double = 1
  ) throws(GEOSError) {
    self.line = line
    var metres = [0.0]
    for (a, b) in zip(line, line.dropFirst()) { metres.append(metres[metres.count - 1] + Self.distance(a, b)) }
    self.metres = metres
    length = metres[metres.count - 1]
    let context = GEOSContext()
    let boxes = areas.map(\.boundingBox)
    var near: [Int: Near] = [:]
    var pieces: [Int: [(start: Double, end: Double)]] = [:]
    for (place, (a, b)) in zip(line, line.dropFirst()).enumerated() where a != b {
      let box = [a, b].boundingBox
      let segment = try context.shape(lines: [[a, b]])
      for area in boxes.indices where boxes[area].intersects(box) {
        let shape: Near
        if let known = near[area] { shape = known } else { shape = try Near(areas[area], context) }
        near[area] = shape
        for (from, to) in try shape.shares(of: segment, from: a, to: b) {
          let (first, last) = (metres[place], metres[place + 1])
          pieces[area, default: []].append((first + (last - first) * from, first + (last - first) * to))
        }
      }
    }
    for (area, pieces) in pieces {
      var open: Part?
      for piece in pieces.sorted(by: { $0 < $1 }) {
        if var part = open, piece.start <= part.end + tolerance {
          part.end = max(part.end, piece.end)
          open = part
        } else {
          keep(open, tolerance)
          open = Part(area: area, start: piece.start, end: piece.end)
        }
      }
      keep(open, tolerance)
    }
    parts.sort { ($0.start, $0.end, $0.area) < ($1.start, $1.end, $1.area) }
    var reached = 0.0
    for part in parts {
      if part.start > reached + tolerance { outside.append((reached, part.start)) }
      reached = max(reached, part.end)
    }
    if length > reached + tolerance { outside.append((reached, length)) }
  }

  private mutating func keep(_ part: Part?, _ tolerance: Double) {
    guard let part, part.length > tolerance || part.length > length / 2 else { return }
    parts.append(part)
  }

  /// The position so many metres from the beginning.
  public func position(at distance: Double) -> Coordinate {
    guard let next = metres.firstIndex(where: { $0 >= distance }), next > 0 else {
      return distance <= 0 || line.count < 2 ? line[0] : line[line.count - 1]
    }
    let (a, b) = (line[next - 1], line[next])
    let share = metres[next] > metres[next - 1] ? (distance - metres[next - 1]) / (metres[next] - metres[next - 1]) : 0
    return Coordinate(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
  }

  private static func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    let scale = BorderContact.metresPerDegree(at: (a.y + b.y) / 2)
    let (x, y) = ((a.x - b.x) * scale.x, (a.y - b.y) * scale.y)
    return (x * x + y * y).squareRoot()
  }
}

/// An area near a line, kept for all segments of it.
private final class Near {
  private let context: GEOSContext
  private let shape: GEOSShape
  private let prepared: GEOSPreparedShape

  init(_ area: MultiPolygon, _ context: GEOSContext) throws(GEOSError) {
    self.context = context
    shape = try context.shape(area)
    prepared = try GEOSPreparedShape(try context.shape(area))
  }

  /// Which shares of a straight segment lie in the area, each from 0 to 1 along it.
  func shares(
    of segment: borrowing GEOSShape, from a: Coordinate, to b: Coordinate
  ) throws(GEOSError) -> [(Double, Double)] {
    if try prepared.covers(segment) { return [(0, 1)] }
    guard try prepared.meets(segment) else { return [] }
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    return try context.lines(of: try context.intersection(segment, shape)).compactMap { line in
      let places = line.map { min(max((($0.x - a.x) * dx + ($0.y - a.y) * dy) / (dx * dx + dy * dy), 0), 1) }
      guard let first = places.min(), let last = places.max(), last > first else { return nil }
      return (first, last)
    }
  }
}
