import CZLIB

/// Unpacks gzip data (RFC 1952) that arrive in pieces; several members after each other are one text, as for `gzip -d`.
final class GzipStream {
  private let stream: UnsafeMutablePointer<z_stream>
  /// Whether the data so far end where a member ends, so that the end of the file may come.
  private(set) var isBetweenMembers = true

  /// The first two bytes of every gzip file.
  static let magic: [UInt8] = [0x1F, 0x8B]

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for the gzip header and its check sums.
    let status = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib has no memory, or another version than its header")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Unpacks from `input` into `output`, as far as either reaches.
  ///
  /// - Returns: the bytes used and the bytes made, or `nil` when the data are damaged or something else follows them.
  func unpack(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> (used: Int, made: Int)? {
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = UInt32(output.count)
    while stream.pointee.avail_in > 0, stream.pointee.avail_out > 0 {
      if isBetweenMembers {
        // Archives written to tapes are filled up with zeros, which gzip ignores.
        while stream.pointee.avail_in > 0, stream.pointee.next_in[0] == 0 {
          stream.pointee.next_in += 1
          stream.pointee.avail_in -= 1
        }
        if stream.pointee.avail_in == 0 { break }
        inflateReset(stream)
        isBetweenMembers = false
      }
      let status = inflate(stream, Z_NO_FLUSH)
      if status == Z_STREAM_END {
        isBetweenMembers = true
      } else if status != Z_OK, status != Z_BUF_ERROR {
        return nil
      }
    }
    // What is packed already may still be waiting for room.
    return (input.count - Int(stream.pointee.avail_in), output.count - Int(stream.pointee.avail_out))
  }
}
