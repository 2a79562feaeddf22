import Store
import Surveillance
import Synchronization
import Zones

/// The published revisions that were asked for last, and the wards that they share.
final class RevisionLibrary: Sendable {
  private struct Shelf {
    var maps: [Int: (map: RevisionMap, used: Int)] = [:]
    var clock = 0
  }

  private let database: DatabaseFile
  private let figures: PublicFigures
  private let shelf = Mutex(Shelf())
  private let vintages = Mutex<[Int: BoundaryVintage]>([:])
  /// Revisions that stay: a city's map takes some megabytes.
  private let most: Int

  init(_ database: DatabaseFile, figures: PublicFigures, most: Int = 16) {
    self.database = database
    self.figures = figures
    self.most = most
  }

  /// A published revision.
  ///
  /// - Throws: `SurveillanceError.noRevision` for one that is not there or not published; what `Archive.map` throws.
  func map(of number: Int) throws -> RevisionMap {
    let known = shelf.withLock { shelf -> RevisionMap? in
      shelf.clock += 1
      shelf.maps[number]?.used = shelf.clock
      return shelf.maps[number]?.map
    }
    if let known { return known }
    let revision = try database.read { try Archive.revision(number, $0) }
    guard revision.publishedAt != nil else { throw SurveillanceError.noRevision(number) }
    let vintage = try vintage(revision.vintage)
    let exact = try database.read { try Archive.map(of: number, wards: vintage, $0) }
    let made = RevisionMap(revision: revision, vintage: vintage, exact: exact, shown: figures.shown(exact))
    shelf.withLock { shelf in
      if shelf.maps.count >= most, let oldest = shelf.maps.min(by: { $0.value.used < $1.value.used }) {
        shelf.maps[oldest.key] = nil
      }
      shelf.maps[number] = (made, shelf.clock)
    }
    return made
  }

  /// The wards of a vintage, in memory once for all revisions.
  ///
  /// - Throws: `SurveillanceError.noVintage`; `StoreError`.
  func vintage(_ number: Int) throws -> BoundaryVintage {
    if let known = vintages.withLock({ $0[number] }) { return known }
    let loaded = try database.read { try BoundaryVintage.load(number, $0) }
    return vintages.withLock { vintages in
      let first = vintages[number] ?? loaded
      vintages[number] = first
      return first
    }
  }
}
