/// A coverage at one zoom, in the units of its tiles.
package struct TileLevel: Sendable {
  /// Units around a tile that it has of its neighbours' ground, so that lines and patterns meet.
  static let margin = 80.0

  private struct Part: Sendable {
    var ward: Int
    /// Closed; the exterior first.
    var rings: [[Coordinate]]
    var box: BoundingBox
  }

  private struct Border: Sendable {
    var left: Int?
    var right: Int?
    var line: [Coordinate]
    var box: BoundingBox
  }

  /// A ward in a tile: polygons, each with its exterior first, without closing positions; exteriors have a positive area by the
  /// surveyor's formula, holes a negative one.
  package struct Shape: Sendable {
    package var ward: Int
    package var polygons: [[[TilePosition]]]
  }

  /// The border between two regions in a tile; `nil` is the outside.
  package struct Outline: Sendable {
    package var first: Int?
    package var second: Int?
    package var lines: [[TilePosition]]
  }

  package let zoom: Int
  private var parts: [Part] = []
  private var borders: [Border] = []

  /// - Parameters:
  ///   - simplification: of the wards in the square of `WebMercator`.
  ///   - size: area in that square up to which positions are left out.
  init(_ simplification: CoverageSimplification, zoom: Int, above size: Double) {
    self.zoom = zoom
    let scale = Double(TileAddress.extent << zoom)
    let arcs = simplification.arcs
    let lines = (0..<arcs.count).map { arc in
      simplification.arc(arc, above: size).map { Coordinate(x: $0.x * scale, y: $0.y * scale) }
    }
    for (ward, polygons) in arcs.wards.enumerated() {
      for rings in polygons {
        let rings = rings.map { CoverageSimplification.ring($0, lines) }
        parts.append(Part(ward: ward, rings: rings, box: rings[0].boundingBox))
      }
    }
    for (line, side) in zip(lines, arcs.sides) {
      borders.append(Border(left: side.left, right: side.right, line: line, box: line.boundingBox))
    }
  }

  /// Positions in all rings.
  package var vertexCount: Int { parts.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } } }

  private func window(_ tile: TileAddress) -> BoundingBox {
    let side = Double(TileAddress.extent)
    let (x, y) = (Double(tile.x) * side, Double(tile.y) * side)
    return BoundingBox(
      minX: x - Self.margin, minY: y - Self.margin, maxX: x + side + Self.margin, maxY: y + side + Self.margin)
  }

  /// The wards in a tile, in their order.
  ///
  /// A ward too small for the units is one unit wide, so that it is there at every zoom.
  package func shapes(in tile: TileAddress) -> [Shape] {
    let window = window(tile)
    let clip = TileClip(box: window)
    let grid = TileGrid(tile)
    var shapes: [Shape] = []
    var index = 0
    while index < parts.count {
      let ward = parts[index].ward
      var shape = Shape(ward: ward, polygons: [])
      var box = BoundingBox.empty
      while index < parts.count, parts[index].ward == ward {
        let part = parts[index]
        index += 1
        box.extend(to: part.box)
        guard part.box.intersects(window) else { continue }
        let isInside =
          part.box.minX >= window.minX && part.box.minY >= window.minY && part.box.maxX <= window.maxX
          && part.box.maxY <= window.maxY
        for rings in isInside ? [part.rings] : clip.polygons(part.rings) {
          shape.polygons += grid.polygons(rings)
        }
      }
      if shape.polygons.isEmpty, let dot = grid.dot(box) { shape.polygons = [[dot]] }
      if !shape.polygons.isEmpty { shapes.append(shape) }
    }
    return shapes
  }

  /// The borders between regions of wards in a tile, by the numbers of the regions, those to the outside last.
  ///
  /// - Parameter regions: of each ward; wards with `nil` belong to none.
  package func outlines(in tile: TileAddress, of regions: [Int?]) -> [Outline] {
    let window = window(tile)
    let clip = TileClip(box: window)
    let grid = TileGrid(tile)
    struct Pair: Hashable {
      var low: Int
      var high: Int
    }
    var found: [Pair: [[TilePosition]]] = [:]
    for border in borders where border.box.intersects(window) {
      let left = border.left.flatMap { regions[$0] } ?? Int.max
      let right = border.right.flatMap { regions[$0] } ?? Int.max
      guard left != right else { continue }
      let lines = clip.lines(border.line).compactMap(grid.line)
      if !lines.isEmpty { found[Pair(low: min(left, right), high: max(left, right)), default: []] += lines }
    }
    return found.sorted { ($0.key.low, $0.key.high) < ($1.key.low, $1.key.high) }.map { pair, lines in
      Outline(first: pair.low, second: pair.high == .max ? nil : pair.high, lines: lines)
    }
  }
}
