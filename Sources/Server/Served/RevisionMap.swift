import Criteria
import Quantities
import Surveillance
import Zones

/// A revision of the zone map as it is served: exact for those who may see it, and protected for everybody else.
final class RevisionMap: Sendable {
  let revision: ZoneRevision
  let vintage: BoundaryVintage
  let exact: ZoneMap
  /// What the public sees.
  let shown: ZoneMap

  init(revision: ZoneRevision, vintage: BoundaryVintage, exact: ZoneMap, shown: ZoneMap) {
    self.revision = revision
    self.vintage = vintage
    self.exact = exact
    self.shown = shown
  }

  func map(for identity: Identity) -> ZoneMap { identity.seesExactCounts ? exact : shown }
}
