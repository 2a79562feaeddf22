import SpatialCore

/// Ward outlines as SVG paths in whole units of a drawing.
///
/// Every position is rounded to the same lattice, so neighbours that share vertices share them in the drawing too and no gap
/// opens; positions that fall together are drawn once.
struct MapDrawing {
  static let longSide = 4000.0

  let width: Int
  let height: Int
  private let box: BoundingBox
  private let scaleX: Double
  private let scaleY: Double

  /// - Parameters:
  ///   - longSide: units of the longer side; a drawing in fewer is smaller and coarser.
  ///   - threads: how many may look for the bounds of the wards.
  init(_ wards: [Ward], longSide: Double = Self.longSide, threads: Int = 1) {
    let boxes = OrderedRanges(count: wards.count, size: 128, threads: threads).map { range in
      wards[range].reduce(into: BoundingBox.empty) { $0.extend(to: $1.area.boundingBox) }
    }
    var box = boxes.reduce(into: BoundingBox.empty) { $0.extend(to: $1) }
    if box.isEmpty { box = BoundingBox(minX: 0, minY: 0, maxX: 1, maxY: 1) }
    self.box = box
    // One degree of longitude shrinks with latitude; Bhāskara's cosine is near enough for a picture.
    let middle = abs(box.minY + box.maxY) / 2
    let cosine = max((32_400 - 4 * middle * middle) / (32_400 + middle * middle), 0.05)
    let wide = max(box.width * cosine, 1e-9)
    let high = max(box.height, 1e-9)
    let scale = longSide / max(wide, high)
    scaleX = scale * cosine
    scaleY = scale
    width = Int((wide * scale).rounded(.up)) + 2
    height = Int((high * scale).rounded(.up)) + 2
  }

  func place(_ position: Coordinate) -> (x: Int, y: Int) {
    (Int(((position.x - box.minX) * scaleX).rounded()) + 1, Int(((box.maxY - position.y) * scaleY).rounded()) + 1)
  }

  /// Appends path data: each ring from an absolute start in relative steps. Nothing in it must be escaped in JSON.
  func append(_ area: MultiPolygon, to writer: inout JSONWriter) {
    var points: [(x: Int, y: Int)] = []
    for ring in area.polygons.lazy.flatMap(\.rings) {
      points.removeAll(keepingCapacity: true)
      for position in ring {
        let point = place(position)
        if let last = points.last, last == point { continue }
        // A position in the middle of a straight run adds nothing.
        if points.count > 1 {
          let (a, b) = (points[points.count - 2], points[points.count - 1])
          let turn = (b.x - a.x) * (point.y - b.y) - (b.y - a.y) * (point.x - b.x)
          let onward = (b.x - a.x) * (point.x - b.x) + (b.y - a.y) * (point.y - b.y)
          if turn == 0, onward > 0 { points.removeLast() }
        }
        points.append(point)
      }
      guard let first = points.first else { continue }
      writer.raw("M")
      writer.integer(first.x)
      writer.raw(" ")
      writer.integer(first.y)
      // A ring smaller than the lattice is still drawn, as a dot.
      if points.count < 3 {
        writer.raw("h1v1h-1z")
        continue
      }
      writer.raw("l")
      for (i, point) in points.enumerated().dropFirst() {
        if i > 1 { writer.raw(" ") }
        writer.integer(point.x - points[i - 1].x)
        writer.raw(" ")
        writer.integer(point.y - points[i - 1].y)
      }
      writer.raw("z")
    }
  }
}
