/// The places where the edges of one ring, or of several groups of rings, meet although they should not.
///
/// A tree of boxes over runs of consecutive edges is compared with itself. Edges that follow each other lie near each other,
/// so on the rings of real places few comparisons are made that find nothing.
struct EdgeCrossings {
  enum Kind: Hashable {
    /// Two edges cross, or lie upon each other for a length.
    case crossing
    /// A ring passes a position twice without crossing itself there.
    case touch
    /// A ring goes out along a line and comes back along the same.
    case spike
  }

  struct Place: Hashable {
    var position: Coordinate
    var kind: Kind
  }

  /// Places found, from west to east, and from south to north on one meridian; each once.
  private(set) var places: [Place] = []
  /// Pairs of edges that meet; more than places where several meet at one.
  private(set) var pairs = 0
  /// Whether everything was compared; otherwise there may be more places.
  private(set) var isComplete = true

  /// - Parameters:
  ///   - ring: compared with itself; closed, neighbouring edges may share their common end.
  ///   - limit: distinct places after which the search ends.
  ///   - comparisons: pairs of edges after which the search ends, so that no input can take long.
  /// - Complexity: near n log n for the rings of real places; never more than `comparisons`.
  init(in ring: [Coordinate], limit: Int, comparisons: Int = 20_000_000) {
    self.init([[ring]], limit: limit, comparisons: comparisons)
  }

  /// Compares all edges of all rings, those of one ring and those of two alike.
  init(among rings: [[Coordinate]], limit: Int, comparisons: Int) {
    self.init([rings], limit: limit, comparisons: comparisons)
  }

  /// Compares the rings of each group with those of all others; single positions that they share are no defect and left out.
  init(between groups: [[[Coordinate]]], limit: Int, comparisons: Int = 20_000_000) {
    self.init(groups, limit: limit, comparisons: comparisons)
  }

  private init(_ groups: [[[Coordinate]]], limit: Int, comparisons: Int) {
    let tree = EdgeTree(groups)
    var found: Set<Place> = []
    var pairs = 0
    isComplete = tree.forEachNearPair(atMost: comparisons) { i, j in
      guard let place = Self.place(tree, i, j, within: groups.count == 1) else { return true }
      pairs += 1
      found.insert(place)
      return found.count < limit
    }
    self.pairs = pairs
    places = found.sorted {
      ($0.position.x, $0.position.y, $0.kind == .touch ? 1 : 0)
        < ($1.position.x, $1.position.y, $1.kind == .touch ? 1 : 0)
    }
  }

  private static func place(_ tree: EdgeTree, _ i: Int, _ j: Int, within: Bool) -> Place? {
    let first = tree.edges[i]
    let second = tree.edges[j]
    if !within, first.group == second.group { return nil }
    guard let meeting = EdgeMeeting(first.start, first.end, second.start, second.end) else { return nil }
    guard within else {
      if case .touch = meeting { return nil }
      return Place(position: meeting.position, kind: .crossing)
    }
    // Neighbours share their common end, and more than that only when the ring turns back upon itself.
    if let common = tree.commonEnd(i, j) {
      guard case .overlap = meeting else { return nil }
      return Place(position: common, kind: .spike)
    }
    if case .touch(let position) = meeting { return Place(position: position, kind: .touch) }
    return Place(position: meeting.position, kind: .crossing)
  }
}
