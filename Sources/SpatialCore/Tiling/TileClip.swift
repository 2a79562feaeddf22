/// Cuts rings and lines at the sides of an upright rectangle.
///
/// A position on a side counts as inside. The ground of a polygon lies to the left of all its rings, if the axes lie as in mathematics,
/// and so it does in what is cut out.
struct TileClip {
  let box: BoundingBox

  /// A stretch of a line inside the rectangle.
  private typealias Piece = [Coordinate]

  /// The parts of a polygon inside, each with its exterior first.
  ///
  /// - Parameter rings: closed, the exterior first.
  func polygons(_ rings: [[Coordinate]]) -> [[[Coordinate]]] {
    var pieces: [Piece] = []
    var whole: [[Coordinate]] = []
    for ring in rings {
      let ringBox = ring.boundingBox
      guard ringBox.intersects(box) else { continue }
      if box.contains(Coordinate(x: ringBox.minX, y: ringBox.minY)),
        box.contains(Coordinate(x: ringBox.maxX, y: ringBox.maxY))
      {
        whole.append(ring)
      } else {
        pieces += self.pieces(of: ring, isClosed: true)
      }
    }
    guard let exterior = rings.first else { return [] }
    if pieces.isEmpty {
      if whole.first == exterior { return [whole] }
      // No border crosses the sides: the rectangle is inside as a whole, or not at all.
      let corner = Coordinate(x: box.minX, y: box.minY)
      guard MultiPolygon([Polygon(exterior: exterior, holes: Array(rings.dropFirst()))]).covers(corner) else {
        return []
      }
      return [[corners + [corners[0]]] + whole]
    }
    var parts = joined(pieces).map { [$0] }
    for hole in whole {
      let place = parts.firstIndex { MultiPolygon([Polygon(exterior: $0[0])]).covers(hole[0]) } ?? 0
      if !parts.isEmpty { parts[place].append(hole) }
    }
    return parts
  }

  /// The stretches of a line inside.
  func lines(_ line: [Coordinate]) -> [[Coordinate]] { pieces(of: line, isClosed: false) }

  private var corners: [Coordinate] {
    [
      Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.minY),
      Coordinate(x: box.maxX, y: box.maxY), Coordinate(x: box.minX, y: box.maxY),
    ]
  }

  private func pieces(of line: [Coordinate], isClosed: Bool) -> [Piece] {
    var pieces: [Piece] = []
    var piece: Piece = []
    func close() {
      if piece.count > 1 { pieces.append(piece) }
      piece = []
    }
    for i in line.indices.dropFirst() {
      let (a, b) = (line[i - 1], line[i])
      guard a != b else { continue }
      guard let (enters, leaves) = stretch(a, b) else {
        close()
        continue
      }
      if enters > 0 { close() }
      if piece.isEmpty { piece.append(enters > 0 ? onSide(a, b, enters) : a) }
      piece.append(leaves < 1 ? onSide(a, b, leaves) : b)
      if leaves < 1 { close() }
    }
    close()
    // A ring that begins inside: its last piece goes on in its first.
    if isClosed, pieces.count > 1, let first = pieces.first, let last = pieces.last, first.first == line.first,
      last.last == line.last
    {
      pieces[0] = last + first.dropFirst()
      pieces.removeLast()
    }
    return pieces
  }

  /// The stretch of an edge inside, as parts of its length; `nil` when there is none of any length.
  private func stretch(_ a: Coordinate, _ b: Coordinate) -> (Double, Double)? {
    var (enters, leaves) = (0.0, 1.0)
    for (start, step, low, high) in [(a.x, b.x - a.x, box.minX, box.maxX), (a.y, b.y - a.y, box.minY, box.maxY)] {
      if step == 0 {
        if start < low || start > high { return nil }
        continue
      }
      let (toLow, toHigh) = ((low - start) / step, (high - start) / step)
      enters = max(enters, min(toLow, toHigh))
      leaves = min(leaves, max(toLow, toHigh))
    }
    return enters < leaves ? (enters, leaves) : nil
  }

  /// A position along an edge that crosses a side, put exactly onto it.
  private func onSide(_ a: Coordinate, _ b: Coordinate, _ part: Double) -> Coordinate {
    var position = Coordinate(x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part)
    let sides = [
      (abs(position.x - box.minX), 0), (abs(position.y - box.minY), 1), (abs(position.x - box.maxX), 2),
      (abs(position.y - box.maxY), 3),
    ]
    switch sides.min(by: { $0.0 < $1.0 })?.1 {
    case 0: position.x = box.minX
    case 1: position.y = box.minY
    case 2: position.x = box.maxX
    default: position.y = box.maxY
    }
    position.x = min(max(position.x, box.minX), box.maxX)
    position.y = min(max(position.y, box.minY), box.maxY)
    return position
  }

  /// How far along the sides a position on them lies, from the first corner on with the inside to the left; a side is 1 long.
  private func along(_ p: Coordinate) -> Double {
    if p.y == box.minY { return (p.x - box.minX) / box.width }
    if p.x == box.maxX { return 1 + (p.y - box.minY) / box.height }
    if p.y == box.maxY { return 2 + (box.maxX - p.x) / box.width }
    return 3 + (box.maxY - p.y) / box.height
  }

  /// Pieces joined to rings along the sides: from where one leaves, with the ground to the left, to where the next enters.
  private func joined(_ pieces: [Piece]) -> [[Coordinate]] {
    let entries = pieces.indices.map { (place: along(pieces[$0][0]), piece: $0) }.sorted { $0 < $1 }
    var isUsed = [Bool](repeating: false, count: pieces.count)
    var rings: [[Coordinate]] = []
    for first in pieces.indices where !isUsed[first] {
      var ring: [Coordinate] = []
      var current = first
      repeat {
        isUsed[current] = true
        ring += pieces[current]
        let leave = along(pieces[current][pieces[current].count - 1])
        // Where pieces touch the sides in one place only, some may be taken already.
        let next = entries.first { $0.place >= leave && (!isUsed[$0.piece] || $0.piece == first) }
        let entry = next ?? entries.first { !isUsed[$0.piece] || $0.piece == first } ?? (0, first)
        let distance = entry.place >= leave ? entry.place - leave : entry.place + 4 - leave
        var corner = leave.rounded(.down) + 1
        while corner < leave + distance {
          ring.append(corners[Int(corner) % 4])
          corner += 1
        }
        current = entry.piece
      } while !isUsed[current]
      ring.append(ring[0])
      rings.append(ring)
    }
    return rings
  }
}
