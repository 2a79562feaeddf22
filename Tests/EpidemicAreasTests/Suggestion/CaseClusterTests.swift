import Quantities
import SpatialCore
import TestSupport
import Testing

@testable import EpidemicAreas

@Suite struct CaseClusterTests {
  /// Every pair compared, then what hangs together walked through.
  private static func byHand(_ cases: [CasePlace], metres: Int, days: Int) -> Set<Set<Int>> {
    func linked(_ a: CasePlace, _ b: CasePlace) -> Bool {
      guard abs(Int(a.day.number) - Int(b.day.number)) <= days else { return false }
      if let p = a.position, let q = b.position { return Geodesic.distance(p, q) <= Double(metres) }
      return a.position == nil && b.position == nil && a.ward != nil && a.ward == b.ward
    }
    var left = Set(cases.indices.filter { cases[$0].position != nil || cases[$0].ward != nil })
    var clusters: Set<Set<Int>> = []
    while let first = left.first {
      var cluster: Set<Int> = []
      var open = [first]
      while let place = open.popLast() {
        guard cluster.insert(place).inserted else { continue }
        open += left.filter { linked(cases[place], cases[$0]) }
      }
      left.subtract(cluster)
      clusters.insert(cluster)
    }
    return clusters
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6], [0.0, 21.0, -38.0, 69.0]) func `clusters are those of all pairs`(
    _ seed: UInt64, _ latitude: Double
  ) {
    var random = SplitMix(seed: seed)
    func draw(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let day = Day("2021-08-01")!
    let cases = (0..<160).map { _ -> CasePlace in
      let position = Coordinate(
        x: 105.8 + Double(draw(2000)) / 100_000, y: latitude + Double(draw(2000)) / 100_000)
      switch draw(10) {
      case 0: return CasePlace(ward: draw(4), day: day + draw(40))
      case 1: return CasePlace(day: day)
      default: return CasePlace(position: position, day: day + draw(40))
      }
    }
    for (metres, days) in [(100, 5), (300, 2), (50, 60), (1, 1)] {
      let found = CaseCluster.all(cases, metres: metres, days: days)
      #expect(Set(found.map { Set($0.cases) }) == Self.byHand(cases, metres: metres, days: days))
      for cluster in found {
        #expect(cluster.first == cluster.cases.map { cases[$0].day }.min())
        #expect(cluster.last == cluster.cases.map { cases[$0].day }.max())
      }
    }
  }

  @Test func `the order of the cases is irrelevant`() {
    var random = SplitMix(seed: 9)
    let cases = (0..<60).map { _ in
      CasePlace(
        position: Coordinate(x: 105 + Double(random.next() % 100) / 20_000, y: 21), day: Day("2021-08-01")!)
    }
    let order = cases.indices.shuffled(using: &random)
    let one = CaseCluster.all(cases, metres: 40, days: 1)
    let other = CaseCluster.all(order.map { cases[$0] }, metres: 40, days: 1)
    #expect(Set(one.map { Set($0.cases) }) == Set(other.map { Set($0.cases.map { order[$0] }) }))
  }

  @Test func `no case makes no cluster`() { #expect(CaseCluster.all([], metres: 100, days: 1).isEmpty) }
}
