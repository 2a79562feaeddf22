import Epidemiology
import Quantities
import SpatialCore
import Store
import Surveillance
import Synchronization

/// The vintages of boundaries that collections are made of, each with its shapes, kept once read.
final class VintageShapes: Sendable {
  struct Entry: Sendable {
    var vintage: BoundaryVintage
    var shapes: ShapeSet
  }

  private let zones: ServedZones
  private let entries = Mutex<[Int: Entry]>([:])
  /// Of vintages that are not the current one, with the current snapshot that they belong to.

  init(_ zones: ServedZones) { self.zones = zones }

  /// - Throws: `SurveillanceError.noVintage`; `StoreError`.
  func entry(_ number: Int, _ now: ServedNow) throws -> Entry {
    if let known = entries.withLock({ $0[number] }) { return known }
    let vintage = try zones.vintage(number)
    let made = Entry(vintage: vintage, shapes: ShapeSet(vintage.wards.map(\.area)))
    return entries.withLock { entries in
      if let before = entries[number] { return before }
      entries[number] = made
      return made
    }
  }

  /// The vintage of the map in force now, as far as was known at an instant.
  func current(known: Instant, _ now: ServedNow) throws -> Entry {
    let last = now.revisions.last { revision in
      revision.corrects == nil && revision.publishedAt.map { $0 <= known } ?? false
        && revision.inForceFrom.map { $0 <= now.instant } ?? false
    }
    return try entry(last?.vintage ?? now.snapshot.vintage.number, now)
  }

  /// What is in force in the wards of a vintage.
  ///
  /// - Throws: what `ZoneSnapshot` throws.
  func snapshot(of number: Int, _ now: ServedNow) throws -> ZoneSnapshot {
    try zones.snapshot(ofVintage: number, now)
  }

  /// Numbers of all vintages with the ids of their collections; empty where there is one vintage only.
  func collections() throws -> [(id: String, number: Int, name: String?)] {
    let numbers = try zones.database.read { try BoundaryVintage.numbers($0) }
    guard numbers.count > 1 else { return [] }
    let now = zones.latest
    return try numbers.map { number in
      let name = try entry(number, now).vintage.name
      let isPlain = name.map { $0.utf8.count <= 64 && $0.allSatisfy(Self.isPlain) } ?? false
      return ("wards-" + (isPlain ? name! : String(number)), number, name)
    }
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "-._".contains(character))
  }
}

extension ServedNow {
  /// When the last of all that is served became known: what is asked as known then stays the same for ever.
  var knownThrough: Instant {
    [snapshot.knownThrough, revisions.compactMap(\.publishedAt).max()].compactMap { $0 }.max() ?? instant
  }
}
