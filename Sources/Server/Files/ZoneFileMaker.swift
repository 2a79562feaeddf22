import Crypto
import Foundation
import NIOCore
import Quantities
import SpatialCore
import Surveillance
import Zones

/// Makes the files of revisions, each once: a revision never changes.
struct ZoneFileMaker: Sendable {
  /// A file, the same packed where that pays, and its digest.
  struct Made: Sendable {
    var bytes: ByteBuffer
    var packed: ByteBuffer?
    var digest: String
  }

  let zones: ServedZones

  /// - Parameters:
  ///   - exact: with exact counts, for those who may see them.
  ///   - hxl: with a row of HXL hashtags, for a table.
  func file(_ file: ZoneFile, of map: RevisionMap, exact: Bool, hxl: Bool = false) async throws -> Made {
    let name =
      "\(map.revision.number)/\(exact ? "exact" : "shown")/\(file.rawValue)" + (hxl ? "+hxl" : "")
    let zones = zones
    let cache = zones.cache
    let bytes = try await cache.bytes(slowly: name) {
      let zoneMap = exact ? map.exact : map.shown
      return switch file {
      case .geoJSON: Self.geoJSON(zoneMap)
      case .csv: Self.csv(zoneMap, hxl: hxl)
      case .geoPackage: try Self.geoPackage(zoneMap, changed: map.revision.publishedAt ?? map.revision.draftedAt)
      case .pmTiles: PMTilesArchive(map: map, ground: zones.tiles(of: map.vintage)).bytes()
      }
    }
    let packed: ByteBuffer? =
      Gzip.pays(file.mediaType, bytes.readableBytes)
      ? try await cache.bytes(slowly: name + ".gz") { Gzip.packed(bytes, level: 6) } : nil
    let digest = try await cache.bytes(slowly: name + ".digest") {
      let hash = bytes.withUnsafeReadableBytes { SHA256.hash(data: $0) }
      return ByteBuffer(string: Array(hash.prefix(16)).hexadecimal)
    }
    return Made(bytes: bytes, packed: packed, digest: String(buffer: digest))
  }

  private static func geoJSON(_ map: ZoneMap) -> ByteBuffer {
    var buffer = ByteBuffer()
    map.writeGeoJSON { buffer.writeBytes($0) }
    return buffer
  }

  private static func csv(_ map: ZoneMap, hxl: Bool) -> ByteBuffer {
    var buffer = ByteBuffer(string: map.csvHeader)
    if hxl { buffer.writeString(map.hxlHeader) }
    buffer.writeBytes(map.csvRecords())
    return buffer
  }

  /// SQLite writes into a file only.
  private static func geoPackage(_ map: ZoneMap, changed: Instant) throws -> ByteBuffer {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zonal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("zones.gpkg")
    try map.writeGeoPackage(to: file.path, changed: changed)
    return ByteBuffer(bytes: try Data(contentsOf: file))
  }
}
