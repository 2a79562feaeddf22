import NIOCore

/// A directory of a PMTiles archive: where tiles lie, or directories of tiles.
struct PMTilesDirectory {
  struct Entry {
    /// Of the first tile.
    var number: UInt64
    /// Where its bytes begin, counted from those of the first tile; in a directory of directories, from the first of these.
    var offset: Int
    var length: Int
    /// How many tiles in a row have the same bytes; 0 for a directory.
    var run: Int
  }

  /// Entries in the order of their tiles, packed: numbers as the difference from the one before, an offset as 0 where it goes on at the end
  /// of the one before.
  static func packed(_ entries: [Entry]) -> ByteBuffer {
    var bytes = ByteBuffer()
    append(UInt64(entries.count), to: &bytes)
    var before: UInt64 = 0
    for entry in entries {
      append(entry.number - before, to: &bytes)
      before = entry.number
    }
    for entry in entries { append(UInt64(entry.run), to: &bytes) }
    for entry in entries { append(UInt64(entry.length), to: &bytes) }
    var end: Int?
    for entry in entries {
      append(entry.offset == end ? 0 : UInt64(entry.offset + 1), to: &bytes)
      end = entry.offset + entry.length
    }
    return Gzip.packed(bytes, level: 9)
  }

  /// Seven bits a byte, the lowest first; the highest bit says that more follow.
  private static func append(_ number: UInt64, to bytes: inout ByteBuffer) {
    var rest = number
    while rest > 127 {
      bytes.writeInteger(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.writeInteger(UInt8(rest))
  }
}
