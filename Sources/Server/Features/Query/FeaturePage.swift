import HTTPTypes
import NIOCore
import Quantities
import SpatialCore

/// One page of features of a layer, and the links to those beside it.
struct FeaturePage: Sendable {
  var layer: FeatureLayer
  var query: FeatureQuery
  /// All features that are asked for.
  var matched: [Int]
  /// Those of this page.
  var shown: ArraySlice<Int>
  /// When the state that is answered was looked at.
  var timeStamp: Instant
  var links: [Link]

  /// As GeoJSON.
  ///
  /// - Parameter isPacked: whether gzip is wanted, which is put together from pieces that were packed before.
  /// - Throws: `ReferenceSystemError` for a reference system that cannot show an area.
  func geoJSON(isPacked: Bool) throws -> ByteBuffer {
    var writer = JSONWriter()
    writer.raw(#"{"type":"FeatureCollection","timeStamp":"#)
    writer.string(timeStamp.description)
    writer.key("numberMatched")
    writer.integer(matched.count)
    writer.key("numberReturned")
    writer.integer(shown.count)
    writer.key("links")
    writer.value(.array(links.map(\.json)))
    writer.raw(",\"features\":[\n")
    return isPacked ? try packed(head: writer.bytes) : try plain(head: writer.bytes)
  }

  private static let between = Array("},\n".utf8)
  private static let end = Array("}\n]}\n".utf8)
  private static let none = Array("]}\n".utf8)

  private func plain(head: [UInt8]) throws -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.reserveCapacity(head.count + shown.count * 4096)
    buffer.writeBytes(head)
    for (i, number) in shown.enumerated() {
      if i > 0 { buffer.writeBytes(Self.between) }
      let row = layer.rows[number]
      buffer.writeBytes(row.members.texts[row.member])
      buffer.writeBytes(layer.endings.texts[number])
      buffer.writeBytes(try row.shapes.form(query.crs).geometries.texts[row.shape])
    }
    buffer.writeBytes(shown.isEmpty ? Self.none : Self.end)
    return buffer
  }

  private func packed(head: [UInt8]) throws -> ByteBuffer {
    let packer = PiecePacker()
    let between = packer.packed(Self.between)
    var joined = JoinedPieces(capacity: shown.count * 2048 + 4096)
    joined.append(packer.packed(head))
    let endings = layer.endings.packed
    // Rows of one revision follow each other.
    var last: (shapes: ShapeSet, geometries: [PackedPiece], set: PieceSet, members: [PackedPiece])?
    for (i, number) in shown.enumerated() {
      if i > 0 { joined.append(between) }
      let row = layer.rows[number]
      if last == nil || last!.shapes !== row.shapes || last!.set !== row.members {
        last = (row.shapes, try row.shapes.form(query.crs).geometries.packed, row.members, row.members.packed)
      }
      joined.append(last!.members[row.member])
      joined.append(endings[number])
      joined.append(last!.geometries[row.shape])
    }
    joined.append(packer.packed(shown.isEmpty ? Self.none : Self.end))
    return joined.finished()
  }
}
