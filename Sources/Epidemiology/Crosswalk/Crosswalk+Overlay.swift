import Quantities
public import SpatialCore

extension Crosswalk {
  /// Shares by ground: what each ward has in common with its successors, divided by what it has in common with all of them.
  ///
  /// A ward with one successor is merged whole. Shares of the others are rounded to ten-thousandths that add up to 1; since
  /// nothing says where in the ward people live, each may be anything between nothing and all. A ward that no later one covers
  /// has no rows, and counts in it are refused later.
  ///
  /// - Parameters:
  ///   - earlier: codes of the earlier areas, in the order of the overlay.
  ///   - later: codes of the later areas.
  /// - Throws: `CrosswalkError.empty` when the two vintages share no ground.
  public init(_ overlay: WardOverlay, from earlier: [String], to later: [String]) throws(CrosswalkError) {
    var rows: [Row] = []
    var start = 0
    let parts = overlay.parts
    while start < parts.count {
      var end = start
      while end < parts.count, parts[end].earlier == parts[start].earlier { end += 1 }
      let from = earlier[parts[start].earlier]
      let shares = ShareRounding.shares(ShareRounding.fractions(parts[start..<end].map(\.area)))
      for (part, share) in zip(parts[start..<end], shares) {
        rows.append(Row(from: from, to: later[part.later], share: share, basis: end - start == 1 ? .merge : .area))
      }
      start = end
    }
    try self.init(rows: rows)
  }
}
