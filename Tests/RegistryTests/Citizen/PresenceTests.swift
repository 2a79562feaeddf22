import Quantities
import Testing

@testable import Registry

@Suite struct PresenceTests {
  static let someone = PersonalIdentifier(digits: "001098000123")!
  static let start = Day("2021-01-01")!

  @Test func `a residence ends when the next of its kind begins`() {
    var record = CitizenRecord(identifier: Self.someone, source: 1)
    record.place(Residence(kind: .permanent, ward: 1))
    record.place(Residence(kind: .permanent, first: Day("2021-05-01")!, ward: 2))
    let presences = Presence.of(record)
    #expect(presences.map(\.ward) == [1, 2])
    #expect(presences[0].last == Day("2021-04-30")!.number && presences[1].last == nil)
  }

  @Test func `a nearer residence is where one dwells, and the others go on`() {
    var record = CitizenRecord(identifier: Self.someone, source: 1)
    record.place(Residence(kind: .permanent, ward: 1))
    record.place(Residence(kind: .temporary, first: Day("2021-03-01")!, last: Day("2021-03-31")!, ward: 2))
    let dwelling = Presence.of(record).filter(\.isDwelling)
    #expect(dwelling.map(\.ward).sorted() == [1, 1, 2])
    let on = { (day: String) in Presence.of(record).filter { $0.holds(on: Day(day)!) } }
    #expect(on("2021-03-15").map(\.ward).sorted() == [1, 2])
    #expect(on("2021-03-15").filter(\.isDwelling).map(\.ward) == [2])
    #expect(on("2021-04-01").filter(\.isDwelling).map(\.ward) == [1])
  }

  /// Where somebody lives on a day, read from the record without any intervals.
  static func oracle(_ record: CitizenRecord, _ kind: ResidenceKind, _ day: Day) -> Int? {
    if let deceased = record.deceased, day >= deceased { return nil }
    let begun = record.residences(kind).filter { $0.first.map { $0 <= day } ?? true }
    guard let latest = begun.last, latest.last.map({ day <= $0 }) ?? true else { return nil }
    if let moved = record.moved, day >= moved, latest.first.map({ $0 < moved }) ?? true { return nil }
    return latest.ward
  }

  @Test(arguments: 0..<20)
  func `on every day one lives where the record says, and dwells in one ward at most`(_ part: UInt64) {
    var random = Seeded(part)
    for _ in 0..<50 {
      var record = CitizenRecord(identifier: Self.someone, source: 1)
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        let first = Bool.random(using: &random) ? Self.start + Int.random(in: 0..<40, using: &random) : nil
        let last = Bool.random(using: &random) ? (first ?? Self.start) + Int.random(in: 0..<30, using: &random) : nil
        record.place(
          Residence(
            kind: ResidenceKind.allCases.randomElement(using: &random)!, first: first, last: last,
            ward: Int.random(in: 1...3, using: &random)))
      }
      if Int.random(in: 0..<3, using: &random) == 0 {
        record.moved = Self.start + Int.random(in: 0..<40, using: &random)
      }
      if Int.random(in: 0..<3, using: &random) == 0 {
        record.deceased = Self.start + Int.random(in: 0..<40, using: &random)
      }
      let presences = Presence.of(record)
      for day in (-1..<75).map({ Self.start + $0 }) {
        let held = presences.filter { $0.holds(on: day) }
        var nearest: Int?
        for kind in ResidenceKind.allCases {
          let ward = Self.oracle(record, kind, day)
          #expect(held.filter { $0.kind == kind }.map(\.ward) == (ward.map { [$0] } ?? []), "seed \(part)")
          nearest = ward ?? nearest
        }
        #expect(held.filter(\.isDwelling).map(\.ward) == (nearest.map { [$0] } ?? []), "seed \(part)")
      }
    }
  }
}
