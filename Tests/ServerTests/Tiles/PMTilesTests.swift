import Foundation
import NIOCore
import SpatialCore
import TestSupport
import Testing

@testable import Server

@Suite struct PMTilesTests {
  @Test func `tiles are counted along the curve as the specification's own tests have it`() throws {
    for (zoom, x, y, number) in [
      (0, 0, 0, 0), (1, 0, 0, 1), (1, 0, 1, 2), (1, 1, 1, 3), (1, 1, 0, 4), (2, 0, 0, 5), (12, 3423, 1763, 19_078_479),
    ] as [(Int, Int, Int, UInt64)] {
      #expect(try #require(TileAddress(zoom: zoom, x: x, y: y)).hilbertNumber == number)
    }
  }

  @Test func `all tiles of a zoom have numbers of their own, each beside the one before`() throws {
    for zoom in 0...6 {
      let side = 1 << zoom
      let tiles = (0..<side).flatMap { x in (0..<side).compactMap { TileAddress(zoom: zoom, x: x, y: $0) } }
      let sorted = tiles.sorted { $0.hilbertNumber < $1.hilbertNumber }
      let first = UInt64((side * side - 1) / 3)
      #expect(sorted.map(\.hilbertNumber) == (0..<UInt64(side * side)).map { first + $0 })
      for (a, b) in zip(sorted, sorted.dropFirst()) { #expect(abs(a.x - b.x) + abs(a.y - b.y) == 1) }
    }
  }

  static func number(_ bytes: [UInt8], _ at: Int, _ width: Int) -> Int {
    (0..<width).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }

  @Test func `an archive says where its parts are, and its tiles are those of the server`() async throws {
    try await LiveServer.serving(.published()) { server in
      let answer = try await server.ask("/revisions/2/zones.pmtiles")
      #expect(answer.headers["content-type"] == "application/vnd.pmtiles")
      let bytes = [UInt8](answer.body)
      #expect(String(decoding: bytes[..<7], as: UTF8.self) == "PMTiles")
      #expect(bytes[7] == 3)
      let (root, length) = (Self.number(bytes, 8, 8), Self.number(bytes, 16, 8))
      #expect(root == 127 && root + length <= 16_384)
      let (data, size) = (Self.number(bytes, 56, 8), Self.number(bytes, 64, 8))
      #expect(data + size == bytes.count)
      #expect(Array(bytes[96...101]) == [1, 2, 2, 1, 0, 12])
      #expect(Self.number(bytes, 102, 4) == 1_050_000_000)
      // The first tile is that of zoom 0, as the server packs it.
      #expect(Array(bytes[data..<data + 2]) == [0x1F, 0x8B])
      let again = try await server.ask("/revisions/2/zones.pmtiles", headers: ["Range": "bytes=0-16383"])
      #expect(again.status == 206)
    }
  }

  @Test func `many tiles are found through directories of directories, the same bytes lie there once`() throws {
    var writer = PMTilesWriter()
    let side = 1 << 8
    let addresses = (0..<side).flatMap { x in (0..<side).compactMap { TileAddress(zoom: 8, x: x, y: $0) } }
      .sorted { $0.hilbertNumber < $1.hilbertNumber }
    var random = SystemRandomNumberGenerator()
    for (i, address) in addresses.enumerated() {
      // Every tenth is one of the sea.
      writer.append(
        address,
        packed: i % 10 < 2
          ? ByteBuffer(string: "sea")
          : ByteBuffer(bytes: (0..<Int.random(in: 1...60, using: &random)).map { _ in UInt8(i & 255) } + "\(i)".utf8))
    }
    let file = writer.archive(metadata: ["name": "x"], bounds: (-180, -85, 180, 85), center: (0, 0, 1))
    let bytes = [UInt8](buffer: file)
    #expect(127 + Self.number(bytes, 16, 8) <= 16_384)
    #expect(Self.number(bytes, 48, 8) > 0)
    #expect(Self.number(bytes, 72, 8) == side * side)
    #expect(Self.number(bytes, 80, 8) < side * side)
    #expect(Self.number(bytes, 88, 8) < Self.number(bytes, 80, 8))
  }
}
