import NIOCore
import SpatialCore

/// Writes vector tiles as one PMTiles archive, in which a reader finds each with requests for parts of the file.
///
/// Tiles lie in the order of the Hilbert curve, and tiles with the same bytes lie in it once. The same tiles give the same bytes.
///
/// Source: PMTiles specification, version 3.
struct PMTilesWriter {
  /// Bytes in which header and root directory must lie.
  private static let head = 16_384
  private static let header = 127

  private var entries: [PMTilesDirectory.Entry] = []
  private var data = ByteBuffer()
  private var places: [ByteBuffer: (offset: Int, length: Int)] = [:]
  private var tiles = 0
  private var zooms = (lowest: Int.max, deepest: 0)

  /// - Parameters:
  ///   - numbers: of all tiles, ascending.
  ///   - packed: the tile with gzip.
  mutating func append(_ address: TileAddress, packed: ByteBuffer) {
    let number = address.hilbertNumber
    zooms = (min(zooms.lowest, address.zoom), max(zooms.deepest, address.zoom))
    tiles += 1
    let place =
      places[packed]
      ?? {
        let new = (offset: data.writerIndex, length: packed.readableBytes)
        data.writeImmutableBuffer(packed)
        places[packed] = new
        return new
      }()
    if let last = entries.last, last.offset == place.offset, last.number + UInt64(last.run) == number {
      entries[entries.count - 1].run += 1
    } else {
      precondition(entries.last.map { $0.number < number } ?? true, "tiles come in the order of the curve")
      entries.append(PMTilesDirectory.Entry(number: number, offset: place.offset, length: place.length, run: 1))
    }
  }

  /// The archive.
  ///
  /// - Precondition: there is a tile.
  func archive(metadata: JSONValue, bounds: (Double, Double, Double, Double), center: (Double, Double, Int))
    -> ByteBuffer
  {
    precondition(!entries.isEmpty, "a directory without entries is none")
    let (root, leaves) = directories()
    let packedMetadata = Gzip.packed(ByteBuffer(bytes: metadata.document), level: 9)
    var offset = Self.header
    var file = ByteBuffer()
    file.reserveCapacity(Self.header + root.readableBytes + leaves.readableBytes + data.readableBytes + 4096)
    file.writeString("PMTiles")
    file.writeInteger(UInt8(3))
    for part in [root, packedMetadata, leaves, data] {
      file.writeInteger(UInt64(offset), endianness: .little)
      file.writeInteger(UInt64(part.readableBytes), endianness: .little)
      offset += part.readableBytes
    }
    for count in [tiles, entries.count, places.count] { file.writeInteger(UInt64(count), endianness: .little) }
    // In the order of the curve; directories and tiles with gzip; vector tiles.
    file.writeBytes([1, 2, 2, 1, UInt8(zooms.lowest), UInt8(zooms.deepest)])
    func degrees(_ value: Double) { file.writeInteger(Int32((value * 1e7).rounded()), endianness: .little) }
    for side in [bounds.0, bounds.1, bounds.2, bounds.3] { degrees(side) }
    file.writeInteger(UInt8(center.2))
    degrees(center.0)
    degrees(center.1)
    for part in [root, packedMetadata, leaves, data] { file.writeImmutableBuffer(part) }
    return file
  }

  /// All in one directory, if that is small enough; else directories of more and more entries until their directory is.
  private func directories() -> (root: ByteBuffer, leaves: ByteBuffer) {
    let root = PMTilesDirectory.packed(entries)
    if root.readableBytes <= Self.head - Self.header { return (root, ByteBuffer()) }
    var size = 4096
    while true {
      var leaves = ByteBuffer()
      var index: [PMTilesDirectory.Entry] = []
      for start in stride(from: 0, to: entries.count, by: size) {
        let leaf = PMTilesDirectory.packed(Array(entries[start..<min(start + size, entries.count)]))
        index.append(
          PMTilesDirectory.Entry(
            number: entries[start].number, offset: leaves.writerIndex, length: leaf.readableBytes, run: 0))
        leaves.writeImmutableBuffer(leaf)
      }
      let root = PMTilesDirectory.packed(index)
      if root.readableBytes <= Self.head - Self.header { return (root, leaves) }
      size *= 2
    }
  }
}
