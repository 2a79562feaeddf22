/// Goes through the columns of one row of cells and tells, from the chains of a ward's border in it, which cells the border may
/// pass through and which lie wholly inside.
struct RowSweep {
  /// Chains by their first column.
  private var order: [Int] = []
  /// Chains that reach the current column, in the order of the path.
  private var active: [Int] = []

  /// - Parameters:
  ///   - onBorder: a column, the chains that reach it, and whether a position there is inside before their crossings count.
  ///   - inside: columns that lie wholly inside.
  @inline(__always)
  mutating func run(
    _ chains: [BorderChain], onBorder: (_ column: Int, _ reaching: [Int], _ startsInside: Bool) -> Void,
    inside: (Range<Int>) -> Void
  ) {
    order.removeAll(keepingCapacity: true)
    active.removeAll(keepingCapacity: true)
    // Whether an odd number of chains that pass lie wholly east of the column.
    var oddEast = false
    for (i, chain) in chains.enumerated() {
      if chain.passes { oddEast.toggle() }
      var place = order.count
      order.append(i)
      while place > 0, chains[order[place - 1]].firstColumn > chain.firstColumn {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = i
    }
    guard var column = order.first.map({ chains[$0].firstColumn }) else { return }
    var next = 0
    while true {
      while next < order.count, chains[order[next]].firstColumn <= column {
        let chain = order[next]
        if chains[chain].passes { oddEast.toggle() }
        let place = active.firstIndex { $0 > chain } ?? active.count
        active.insert(chain, at: place)
        next += 1
      }
      onBorder(column, active, oddEast)
      active.removeAll { chains[$0].lastColumn <= column }
      column += 1
      guard active.isEmpty else { continue }
      guard next < order.count else { return }
      let following = chains[order[next]].firstColumn
      if following > column {
        if oddEast { inside(column..<following) }
        column = following
      }
    }
  }
}
