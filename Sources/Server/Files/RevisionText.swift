import Criteria
import NIOCore
import Quantities
import SpatialCore
import Surveillance
import Zones

/// What is said of a revision in public: what it was made from, by which act, since when it is in force. Not who approved it.
struct RevisionText {
  let zones: ServedZones
  let base: String

  /// A revision as one JSON object.
  func write(_ number: Int, _ writer: inout JSONWriter) throws {
    let members = try zones.cache.bytes("\(number)/revision.json") {
      ByteBuffer(bytes: Self.members(try zones.map(of: number)))
    }
    writer.append(123)
    members.withUnsafeReadableBytes { bytes in writer.json(bytes.bindMemory(to: UInt8.self)) }
    writer.key("links")
    writer.value(.array(links(number)))
    writer.append(125)
  }

  private static func members(_ map: RevisionMap) -> [UInt8] {
    let (revision, shown) = (map.revision, map.shown)
    var writer = JSONWriter()
    writer.key("number", first: true)
    writer.integer(revision.number)
    writer.key("on")
    writer.string(revision.on.description)
    writer.key("criteria")
    writer.string(shown.criteria.id)
    writer.key("criteria_version")
    writer.string(shown.criteria.version)
    writer.key("criteria_as_in_force_on")
    writer.optional(revision.asInForceOn?.description)
    writer.key("boundaries")
    writer.string(map.vintage.name ?? "sha256:\(map.vintage.digest)")
    writer.key("inputs_digest")
    writer.string("sha256:\(revision.inputsDigest)")
    writer.key("data_through")
    writer.optional(revision.dataThrough?.description)
    writer.key("in_force_from")
    writer.optional(revision.inForceFrom?.description)
    writer.key("published_at")
    writer.optional(revision.publishedAt?.description)
    writer.key("act")
    writer.string(revision.act)
    writer.key("reason")
    writer.string(revision.reason)
    writer.key("corrects")
    writer.optional(revision.corrects)
    writer.key("wards_by_level")
    writer.append(123)
    for (i, (level, count)) in zip(shown.criteria.classes, shown.counts).enumerated() {
      writer.key(level.id, first: i == 0)
      writer.integer(count)
    }
    writer.append(125)
    return writer.bytes
  }

  private func links(_ number: Int) -> [JSONValue] {
    let address = "\(base)/revisions/\(number)"
    return [["rel": "self", "type": "application/json", "title": "This revision", "href": "\(address)"]]
      + ZoneFile.allCases.map { file in
        [
          "rel": "enclosure", "type": "\(file.mediaType)", "title": "\(file.title)",
          "href": "\(address)/\(file.rawValue)",
        ]
      } + [
        [
          "rel": "tiles", "type": "application/json", "title": "Vector tiles (TileJSON)",
          "href": "\(base)/tiles/\(number)",
        ]
      ]
  }
}
