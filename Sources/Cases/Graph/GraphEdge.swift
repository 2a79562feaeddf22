import Quantities

/// A contact as it is seen from one of its ends, with the days of the place.
struct GraphEdge {
  var contact: Int
  /// The record at the other end, or the one under which that stands.
  var other: Int
  var kind: ContactKind
  var from: Day?
  var until: Day?
  var closeness: Closeness
}
