/// The borders of a coverage cut into arcs, each of which its neighbours share.
///
/// An arc runs from one node to the next; a node is a position at which other than two lengths of border meet. A border without a node,
/// as that of an island, is one closed arc. Borders are the same where they have the same positions; what one ward alone
/// claims is an arc with nothing on its other side.
package struct CoverageArcs: Sendable {
  /// An arc in the border of a ward.
  package struct Use: Sendable {
    package var arc: Int
    /// Whether the ward's border runs against the arc.
    package var isReversed: Bool
  }

  /// Positions of all arcs, one arc after the other; the last of a closed one repeats its first.
  package private(set) var positions: [Coordinate] = []
  /// Where each arc begins in `positions`, and at the end where the last one ends.
  package private(set) var starts = [0]
  /// Of each ward, polygon by polygon, the arcs of each ring; the ground lies to the left, if the axes lie as in mathematics.
  package private(set) var wards: [[[[Use]]]] = []
  /// The ward to the left of each arc and that to the right; `nil` for none.
  package private(set) var sides: [(left: Int?, right: Int?)] = []

  package var count: Int { sides.count }

  package func range(of arc: Int) -> Range<Int> { starts[arc]..<starts[arc + 1] }

  /// - Parameter areas: valid, in any plane; rings closed, in either winding.
  /// - Complexity: linear in the positions.
  package init(of areas: [MultiPolygon]) {
    var vertices = Vertices(count: areas.reduce(0) { $0 + $1.vertexCount })
    let rings = areas.map { area in
      area.rewound.polygons.map { polygon in polygon.rings.map { vertices.number($0) } }
    }
    for case let ring in rings.joined().joined() { vertices.meet(ring) }
    var known: [Step: Use] = [:]
    for (ward, polygons) in rings.enumerated() {
      // Without its exterior a polygon is nothing.
      wards.append(
        polygons.filter { $0.first?.isEmpty == false }.map { polygon in
          polygon.filter { !$0.isEmpty }.map { uses(in: $0, of: ward, vertices, &known) }
        })
    }
  }

  /// A step from a position to the next: an arc is known by those that lead into it from its ends.
  private struct Step: Hashable {
    var from: Int32
    var to: Int32
  }

  /// Positions by number, and where lines meet.
  private struct Vertices {
    var numbers: [Coordinate: Int32] = [:]
    var positions: [Coordinate] = []
    var first: [Int32] = []
    var second: [Int32] = []
    var isNode: [Bool] = []

    init(count: Int) { numbers.reserveCapacity(count / 2) }

    /// Numbers of a ring's positions, each once: the closing one is left out, and repetitions are.
    mutating func number(_ ring: [Coordinate]) -> [Int32] {
      var result: [Int32] = []
      result.reserveCapacity(ring.count)
      for position in ring {
        // Minus zero is zero.
        let position = Coordinate(x: position.x + 0, y: position.y + 0)
        let number =
          numbers[position]
          ?? {
            let new = Int32(positions.count)
            numbers[position] = new
            positions.append(position)
            first.append(-1)
            second.append(-1)
            isNode.append(false)
            return new
          }()
        if result.last != number { result.append(number) }
      }
      if result.count > 1, result.first == result.last { result.removeLast() }
      return result.count < 3 ? [] : result
    }

    /// Marks positions at which a third line ends.
    mutating func meet(_ ring: [Int32]) {
      var before = ring.last ?? 0
      for here in ring {
        join(here, before)
        join(before, here)
        before = here
      }
    }

    private mutating func join(_ a: Int32, _ b: Int32) {
      let place = Int(a)
      if first[place] == b || second[place] == b { return }
      if first[place] < 0 {
        first[place] = b
      } else if second[place] < 0 {
        second[place] = b
      } else {
        isNode[place] = true
      }
    }
  }

  /// The arcs of a ring; those that are not known yet are made.
  private mutating func uses(
    in ring: [Int32], of ward: Int, _ vertices: Vertices, _ known: inout [Step: Use]
  ) -> [Use] {
    // Without a node, the same position begins the arc for whoever comes first.
    let begin =
      ring.firstIndex { vertices.isNode[Int($0)] } ?? ring.indices.min { ring[$0] < ring[$1] } ?? ring.startIndex
    let turned = Array(ring[begin...]) + Array(ring[..<begin]) + [ring[begin]]
    var uses: [Use] = []
    var start = 0
    for end in 1..<turned.count where end == turned.count - 1 || vertices.isNode[Int(turned[end])] {
      let use = use(of: turned[start...end], vertices, &known)
      if use.isReversed { sides[use.arc].right = ward } else { sides[use.arc].left = ward }
      uses.append(use)
      start = end
    }
    return uses
  }

  private mutating func use(of line: ArraySlice<Int32>, _ vertices: Vertices, _ known: inout [Step: Use]) -> Use {
    let step = Step(from: line[line.startIndex], to: line[line.startIndex + 1])
    if let use = known[step] { return use }
    let use = Use(arc: count, isReversed: false)
    known[step] = use
    known[Step(from: line[line.endIndex - 1], to: line[line.endIndex - 2])] = Use(arc: count, isReversed: true)
    for vertex in line { positions.append(vertices.positions[Int(vertex)]) }
    starts.append(positions.count)
    sides.append((nil, nil))
    return use
  }
}
