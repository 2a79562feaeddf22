public import SpatialCore

/// Wards that cover a square without gap or overlap: shared sides are roughened once, every seventh ward has a hole, and what
/// lies in the hole is a second part of the ward after it.
public struct SyntheticCountry: Sendable {
  /// Ascending by code.
  public let wards: [Ward]
  /// Degrees that a ward is wide and high before its sides are roughened.
  public static let step = 0.05
  let side: Int

  /// - Parameters:
  ///   - wards: at least this many: the next square number.
  ///   - pieces: of each side; a ward has four times that many vertices.
  public init(wards count: Int, pieces: Int = 32, seed: UInt64 = 1) {
    var side = 1
    while side * side < count { side += 1 }
    self.side = side
    var random = SplitMix(seed: seed)
    func line(_ i: Int, _ j: Int, upright: Bool) -> [Coordinate] {
      let start = (105 + Double(i) * Self.step, 8 + Double(j) * Self.step)
      var off = 0.0
      return (0...pieces).map { piece in
        let t = Double(piece) / Double(pieces)
        // A random walk, and less sideways than it is far from the corner: the sides of a ward meet nowhere else.
        let most = 0.2 * Self.step * min(t, 1 - t)
        off = max(-most, min(most, off + (random.unit() * 2 - 1) * Self.step / Double(pieces)))
        let (along, across) = (t * Self.step, off)
        return Coordinate(
          x: Self.rounded(start.0 + (upright ? across : along)), y: Self.rounded(start.1 + (upright ? along : across)))
      }
    }
    let across = (0...side).map { j in (0..<side).map { i in line(i, j, upright: false) } }
    let upright = (0..<side).map { j in (0...side).map { i in line(i, j, upright: true) } }
    var areas: [MultiPolygon] = []
    for j in 0..<side {
      for i in 0..<side {
        let ring =
          across[j][i].dropLast() + upright[j][i + 1].dropLast() + across[j + 1][i].dropFirst().reversed()
          + upright[j][i].dropFirst().reversed()
        areas.append(MultiPolygon([Polygon(exterior: ring + [ring[0]])]))
      }
    }
    for index in stride(from: 0, to: areas.count - 1, by: 7) {
      let enclave = Self.octagon(column: index % side, row: index / side)
      areas[index].polygons[0].holes = [enclave.reversed()]
      areas[index + 1].polygons.append(Polygon(exterior: enclave))
    }
    wards = areas.enumerated().map { index, area in
      let digits = String(index)
      let code = "W" + String(repeating: "0", count: 6 - digits.count) + digits
      return Ward(code: code, name: "Ward \(index)", area: area)
    }
  }

  /// Positions anywhere in the country, and some outside, at six decimals.
  public func positions(_ count: Int, seed: UInt64 = 2) -> (x: [Double], y: [Double]) {
    var random = SplitMix(seed: seed)
    var (x, y) = ([Double](), [Double]())
    let width = Double(side) * Self.step
    for _ in 0..<count {
      x.append(((105 + (random.unit() * 1.02 - 0.01) * width) * 1e6).rounded() / 1e6)
      y.append(((8 + (random.unit() * 1.02 - 0.01) * width) * 1e6).rounded() / 1e6)
    }
    return (x, y)
  }

  private static func rounded(_ degrees: Double) -> Double { (degrees * 1e7).rounded() / 1e7 }

  /// Well inside a ward, whose sides stay within a tenth of a step of the square.
  private static func octagon(column: Int, row: Int) -> [Coordinate] {
    let (x, y) = (105 + (Double(column) + 0.5) * step, 8 + (Double(row) + 0.5) * step)
    let corners = [(1.0, 0.0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7), (1, 0)]
    return corners.map { Coordinate(x: rounded(x + $0.0 * 0.2 * step), y: rounded(y + $0.1 * 0.2 * step)) }
  }
}
