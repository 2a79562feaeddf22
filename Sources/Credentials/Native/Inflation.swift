import CZLIB

/// Unpacks zlib data (RFC 1950) of a stranger.
enum Inflation {
  /// - Parameter most: bytes that are unpacked at most: a small text may be packed from a very large one.
  /// - Throws: `CredentialError.malformed` when the data are damaged, end early or something follows them; `.tooMuch`.
  static func unpack(_ packed: [UInt8], most: Int) throws(CredentialError) -> [UInt8] {
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      preconditionFailure("zlib has no memory, or another version than its header")
    }
    defer { inflateEnd(&stream) }
    var packed = packed
    var unpacked = [UInt8](repeating: 0, count: most + 1)
    let (status, used, made) = packed.withUnsafeMutableBufferPointer { input in
      unpacked.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        let status = inflate(&stream, Z_FINISH)
        return (status, input.count - Int(stream.avail_in), output.count - Int(stream.avail_out))
      }
    }
    guard made <= most else { throw .tooMuch(of: "bytes when unpacked", most: most) }
    guard status == Z_STREAM_END else { throw .malformed(what: "the data are not packed with zlib", at: used) }
    guard used == packed.count else { throw .malformed(what: "bytes follow the end of the packed data", at: used) }
    unpacked.removeLast(unpacked.count - made)
    return unpacked
  }
}
