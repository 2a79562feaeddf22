import CZLIB
import NIOCore

/// Packs answers with gzip (RFC 1952).
enum Gzip {
  /// Whether an `Accept-Encoding` header takes it.
  static func isWanted(_ header: String?) -> Bool {
    guard let header else { return false }
    for part in header.split(separator: ",") {
      let words = part.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      guard words.first == "gzip" || words.first == "x-gzip" || words.first == "*" else { continue }
      return !words.dropFirst().contains { $0.hasPrefix("q=") && (Double($0.dropFirst(2)) ?? 1) == 0 }
    }
    return false
  }

  /// Whether packing is worth its time.
  static func pays(_ type: String, _ size: Int) -> Bool {
    guard size >= 1024 else { return false }
    return ["json", "html", "text/", "javascript", "xml", "mapbox-vector-tile", "yaml"].contains { type.contains($0) }
  }

  /// - Parameter level: 1 for speed to 9 for size.
  static func packed(_ bytes: ByteBuffer, level: Int32 = 4) -> ByteBuffer {
    bytes.withUnsafeReadableBytes { packed($0, level: level) }
  }

  private static func packed(_ bytes: UnsafeRawBufferPointer, level: Int32) -> ByteBuffer {
    var stream = z_stream()
    // 15 bits of window, and 16 for a gzip frame.
    let opened = deflateInit2_(
      &stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(opened == Z_OK, "zlib has no memory")
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    var packed = ByteBufferAllocator().buffer(capacity: bound)
    packed.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { target in
      stream.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
      stream.avail_in = UInt32(bytes.count)
      stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
      stream.avail_out = UInt32(bound)
      let ended = deflate(&stream, Z_FINISH)
      precondition(ended == Z_STREAM_END, "the bound holds all that is packed")
      return bound - Int(stream.avail_out)
    }
    return packed
  }
}
