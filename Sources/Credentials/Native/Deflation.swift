import CZLIB

/// Packs bytes with zlib (RFC 1950).
enum Deflation {
  static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    // It fails only for want of memory, or of room, which is asked for above.
    let status = compress2(&packed, &length, bytes, UInt(bytes.count), Z_BEST_COMPRESSION)
    precondition(status == Z_OK, "zlib has no memory")
    return Array(packed.prefix(Int(length)))
  }
}
