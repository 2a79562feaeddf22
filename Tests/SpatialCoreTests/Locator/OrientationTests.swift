import Testing

@testable import SpatialCore

@Suite struct OrientationTests {
  @Test func `positions one step of the number line off a diagonal are told apart from it`() {
    for i in 0..<64 {
      for j in 0..<64 {
        let x = 0.5 + Double(i) * 0x1p-53
        let y = 0.5 + Double(j) * 0x1p-53
        let sign = Orientation.sign(12, 12, 24, 24, x, y)
        #expect((sign > 0) == (j > i))
        #expect((sign == 0) == (i == j))
      }
    }
  }

  @Test func `exact arithmetic agrees with whole numbers`() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<20_000 {
      let v = (0..<6).map { _ in Int.random(in: -50_000_000...50_000_000, using: &random) }
      let expected = (v[0] - v[4]) * (v[3] - v[5]) - (v[1] - v[5]) * (v[2] - v[4])
      let d = v.map(Double.init)
      #expect(Orientation.exactSign(d[0], d[1], d[2], d[3], d[4], d[5]).sign(of: expected))
      #expect(Orientation.sign(d[0], d[1], d[2], d[3], d[4], d[5]).sign(of: expected))
    }
  }

  @Test func `swapping the ends of the line turns the sign`() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<20_000 {
      let v = (0..<6).map { _ in Double.random(in: 105...106, using: &random) }
      // The third position nearly on the line, so that the exact branch is taken.
      let p = (v[0] + (v[2] - v[0]) * 0.3, v[1] + (v[3] - v[1]) * 0.3)
      let there = Orientation.sign(v[0], v[1], v[2], v[3], p.0, p.1)
      let back = Orientation.sign(v[2], v[3], v[0], v[1], p.0, p.1)
      #expect((there > 0) == (back < 0) && (there == 0) == (back == 0))
    }
  }
}

extension Double {
  fileprivate func sign(of whole: Int) -> Bool { (self > 0) == (whole > 0) && (self < 0) == (whole < 0) }
}
