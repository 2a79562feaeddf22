import CZLIB
import NIOCore

/// A piece of a text that is packed by itself, so that answers are put together from pieces that were packed once.
///
/// Its packed bytes are whole blocks of DEFLATE (RFC 1951) that look back at nothing before them.
struct PackedPiece: Sendable {
  fileprivate let blocks: [UInt8]
  fileprivate let length: Int
  fileprivate let check: UInt
  /// What joins this check sum to that of all before it.
  fileprivate let joining: UInt
}

/// Packs one piece after the other with the same memory.
struct PiecePacker: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>

  /// - Parameter level: 1 for speed to 9 for size.
  init(level: Int32 = 6) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // No frame around the blocks.
    let opened = deflateInit2_(
      stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(opened == Z_OK, "zlib has no memory")
  }

  deinit {
    deflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  func packed(_ text: [UInt8]) -> PackedPiece {
    guard !text.isEmpty else { return PackedPiece(blocks: [], length: 0, check: 0, joining: 0) }
    deflateReset(stream)
    let bound = Int(deflateBound(stream, UInt(text.count))) + 16
    let blocks = [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      text.withUnsafeBufferPointer { source in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.pointee.avail_in = UInt32(source.count)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(bound)
        let flushed = deflate(stream, Z_FULL_FLUSH)
        precondition(flushed == Z_OK && stream.pointee.avail_in == 0, "the bound holds all that is packed")
      }
      count = bound - Int(stream.pointee.avail_out)
    }
    let check = text.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
    return PackedPiece(
      blocks: blocks, length: text.count, check: check, joining: crc32_combine_gen(text.count))
  }
}

/// One gzip file (RFC 1952) of many pieces.
struct JoinedPieces {
  private var bytes = ByteBuffer()
  private var check: UInt = 0
  private var length = 0

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
    bytes.writeBytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
  }

  mutating func append(_ piece: PackedPiece) {
    guard piece.length > 0 else { return }
    bytes.writeBytes(piece.blocks)
    check = crc32_combine_op(check, piece.check, piece.joining)
    length += piece.length
  }

  consuming func finished() -> ByteBuffer {
    // An empty last block, check sum and length.
    bytes.writeBytes([3, 0])
    bytes.writeInteger(UInt32(truncatingIfNeeded: check), endianness: .little)
    bytes.writeInteger(UInt32(truncatingIfNeeded: length), endianness: .little)
    return bytes
  }
}
