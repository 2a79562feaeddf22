import NIOCore
import Testing

@testable import Epidemiology
@testable import Server

@Suite struct PackedPieceTests {
  @Test func `pieces that were packed one by one are one gzip file of the whole text, in any choice and order`() throws
  {
    let packer = PiecePacker()
    let texts = [
      "", "a", "Hà Nội, ", String(repeating: "0123456789", count: 20_000), "{\"type\":\"Feature\"}", "\n",
    ].map { Array($0.utf8) }
    let pieces = texts.map { packer.packed($0) }
    for choice in [[0, 1, 2, 3, 4, 5], [3, 3, 1], [5], [], [4, 2, 4, 2, 0, 3]] {
      var joined = JoinedPieces(capacity: 64)
      for i in choice { joined.append(pieces[i]) }
      let packed = joined.finished()
      #expect(try Self.unpacked(packed) == choice.flatMap { texts[$0] }, "\(choice)")
    }
  }

  /// Unpacked by the code that reads packed line lists, which checks the sum and the length.
  private static func unpacked(_ packed: ByteBuffer) throws -> [UInt8] {
    let stream = GzipStream()
    var output = [UInt8](repeating: 0, count: 1 << 20)
    let made = try packed.withUnsafeReadableBytes { input in
      try output.withUnsafeMutableBufferPointer { output in
        try #require(stream.unpack(input.bindMemory(to: UInt8.self), into: output)).made
      }
    }
    #expect(stream.isBetweenMembers)
    return Array(output.prefix(made))
  }
}
