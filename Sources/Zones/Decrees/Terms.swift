package import Quantities

/// How long decreed areas are in force once repeals are counted.
package enum Terms {
  /// The first moment no longer in force of each area, `nil` when no end is known; at or before its beginning when an area was
  /// repealed before it began.
  ///
  /// An area repeals when it begins, unless an earlier area ended it at or before that moment; areas that begin at one moment
  /// all repeal.
  ///
  /// - Complexity: O(n log n) and the number of repeals.
  package static func ends(of areas: [DecreedArea]) -> [Moment?] {
    var ends = areas.map(\.until)
    let numbers = Dictionary(areas.indices.map { (areas[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    let order = areas.indices.filter { !areas[$0].repeals.isEmpty }.sorted { areas[$0].from < areas[$1].from }
    var start = 0
    while start < order.count {
      let moment = areas[order[start]].from
      var stop = start
      while stop < order.count, areas[order[stop]].from == moment { stop += 1 }
      let effective = order[start..<stop].filter { ends[$0].map { $0 > moment } ?? true }
      for id in effective.lazy.flatMap({ areas[$0].repeals }) {
        guard let other = numbers[id] else { continue }
        ends[other] = ends[other].map { min($0, moment) } ?? moment
      }
      start = stop
    }
    return ends
  }
}
