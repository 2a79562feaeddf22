import Quantities
import Surveillance

/// A published revision and the time for which its map was in force.
struct RevisionSpan: Sendable {
  var revision: ZoneRevision
  var from: Instant
  /// The first instant no longer; `nil` when no end is known.
  var until: Instant?

  /// All revisions that were in force at some time, one after the other.
  ///
  /// - Parameter known: what was published up to this instant counts.
  static func all(of revisions: [ZoneRevision], known: Instant) -> [RevisionSpan] {
    let published = revisions.filter { revision in
      revision.corrects == nil && revision.inForceFrom != nil && revision.publishedAt.map { $0 <= known } ?? false
    }
    var spans: [RevisionSpan] = []
    for from in Set(published.compactMap(\.inForceFrom)).sorted() {
      guard let revision = published.last(where: { $0.inForceFrom! <= from }),
        spans.last?.revision.number != revision.number
      else { continue }
      if !spans.isEmpty { spans[spans.count - 1].until = from }
      spans.append(RevisionSpan(revision: revision, from: from, until: nil))
    }
    return spans
  }
}
