import Crypto
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
    let zoneMap = exact ? map.exact : map.shown
    let cache = zones.cache
    let bytes = try await cache.bytes(slowly: name) { try Self.made(file, zoneMap, hxl: hxl) }
    let packed: ByteBuffer? =
      Gzip.pays(file.mediaType, bytes.readableBytes)
      ? try await cache.bytes(slowly: name + ".gz") { Gzip.packed(bytes, level: 6) } : nil
    let digest = try await cache.bytes(slowly: name + ".digest") {
      let hash = bytes.withUnsafeReadableBytes { SHA256.hash(data: $0) }
      return ByteBuffer(string: Array(hash.prefix(16)).hexadecimal)
    }
    return Made(bytes: bytes, packed: packed, digest: String(buffer: digest))
  }

  private static func made(_ file: ZoneFile, _ map: ZoneMap, hxl: Bool) throws -> ByteBuffer {
    switch file {
    case .geoJSON:
      var buffer = ByteBuffer()
      map.writeGeoJSON { buffer.writeBytes($0) }
      return buffer
    case .csv:
      var buffer = ByteBuffer(string: map.csvHeader)
      if hxl { buffer.writeString(map.hxlHeader) }
      buffer.writeBytes(map.csvRecords())
      return buffer
    }
  }
}
