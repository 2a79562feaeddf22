import SpatialCore

/// Geometries as the commands of a vector tile: move, draw, close, each position as the step from the one before.
///
/// Source: Mapbox vector tile specification 2.1, section 4.3.
struct TileCommands {
  private var commands: [UInt32] = []
  private var x: Int32 = 0
  private var y: Int32 = 0

  static func polygons(_ polygons: [[[TilePosition]]]) -> [UInt32] {
    var writer = TileCommands()
    writer.commands.reserveCapacity(polygons.reduce(0) { $0 + $1.reduce(0) { $0 + 2 * $1.count + 3 } })
    for ring in polygons.joined() {
      writer.draw(ring)
      writer.commands.append(7 | 1 << 3)
    }
    return writer.commands
  }

  static func lines(_ lines: [[TilePosition]]) -> [UInt32] {
    var writer = TileCommands()
    for line in lines { writer.draw(line) }
    return writer.commands
  }

  private mutating func draw(_ line: [TilePosition]) {
    commands.append(1 | 1 << 3)
    step(to: line[0])
    commands.append(2 | UInt32(line.count - 1) << 3)
    for position in line.dropFirst() { step(to: position) }
  }

  private mutating func step(to position: TilePosition) {
    commands.append(Self.zigzag(position.x - x))
    commands.append(Self.zigzag(position.y - y))
    (x, y) = (position.x, position.y)
  }

  private static func zigzag(_ number: Int32) -> UInt32 { UInt32(bitPattern: (number << 1) ^ (number >> 31)) }
}
