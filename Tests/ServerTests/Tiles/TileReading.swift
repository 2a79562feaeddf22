import Foundation
import SpatialCore
import SwiftProtobuf

@testable import Server

/// A layer of a tile as a client has it.
struct ReadLayer {
  struct Feature {
    var id: UInt64
    var properties: [String: String]
    /// Rings or lines, closing positions left out.
    var lines: [[TilePosition]]
  }

  var name: String
  var features: [Feature]

  static func all(_ bytes: Data) throws -> [ReadLayer] {
    try VectorTile_Tile(serializedBytes: bytes).layers.map { layer in
      ReadLayer(
        name: layer.name,
        features: layer.features.map { feature in
          var properties: [String: String] = [:]
          for i in stride(from: 0, to: feature.tags.count, by: 2) {
            let value = layer.values[Int(feature.tags[i + 1])]
            properties[layer.keys[Int(feature.tags[i])]] =
              value.hasStringValue ? value.stringValue : "\(value.sintValue)"
          }
          return Feature(id: feature.id, properties: properties, lines: lines(feature.geometry))
        })
    }
  }

  private static func lines(_ commands: [UInt32]) -> [[TilePosition]] {
    var lines: [[TilePosition]] = []
    var (x, y) = (Int32(0), Int32(0))
    var i = 0
    while i < commands.count {
      let (command, count) = (commands[i] & 7, Int(commands[i] >> 3))
      i += 1
      if command == 7 { continue }
      for _ in 0..<count {
        func step(_ number: UInt32) -> Int32 { Int32(bitPattern: number >> 1) ^ -Int32(bitPattern: number & 1) }
        x += step(commands[i])
        y += step(commands[i + 1])
        i += 2
        if command == 1 { lines.append([]) }
        lines[lines.count - 1].append(TilePosition(x: x, y: y))
      }
    }
    return lines
  }
}
