import Quantities
import Testing

@testable import Registry

@Suite struct AmendmentTests {
  static let someone = PersonalIdentifier(digits: "001098000123")!

  static func statement(_ source: Int, _ change: (inout CitizenStatement) -> Void) -> CitizenStatement {
    var statement = CitizenStatement(identifier: someone, source: RecordSource(number: source, name: "s\(source)"))
    change(&statement)
    return statement
  }

  static let record = statement(1) {
    $0.name = "An"
    $0.phone = "0912345678"
    $0.residences = [Residence(kind: .permanent, first: Day("2015-01-01")!, ward: 1)]
  }.record

  @Test func `a source corrects itself`() {
    guard case .changed(let changed) = Self.record.amended(by: Self.statement(1) { $0.name = "Ân" }) else {
      Issue.record("not changed")
      return
    }
    #expect(changed.name == "Ân" && changed.phone == "0912345678")
  }

  @Test func `another source adds what nobody said, and is asked about what it says otherwise`() {
    guard case .changed(let changed) = Self.record.amended(by: Self.statement(2) { $0.address = "Kim Mã" }) else {
      Issue.record("not changed")
      return
    }
    #expect(changed.source(of: .address) == 2 && changed.source(of: .name) == 1)
    let other = Self.statement(2) {
      $0.name = "Ân"
      $0.address = "Kim Mã"
    }
    #expect(Self.record.amended(by: other) == .contradicted(CitizenFields(.name)))
    #expect(Self.record.amended(by: Self.statement(2) { $0.name = "An" }) == .unchanged)
  }

  @Test func `residences of two sources are compared on the days that both hold`() {
    func amended(_ first: String?, _ last: String?, _ ward: Int, source: Int = 2) -> Amendment {
      Self.record.amended(
        by: Self.statement(source) {
          $0.residences = [
            Residence(kind: .permanent, first: first.map { Day($0)! }, last: last.map { Day($0)! }, ward: ward)
          ]
        })
    }
    #expect(amended("2018-01-01", nil, 1) == .unchanged)
    #expect(amended("2018-01-01", nil, 2) == .contradicted(CitizenFields(.permanent)))
    #expect(amended("2010-01-01", "2014-12-31", 2) == .contradicted(CitizenFields(.permanent)))
    #expect(amended("2018-01-01", nil, 1, source: 1) != .unchanged)
  }

  @Test func `what an officer decided against changes nothing when it is said again`() {
    let other = Self.statement(2) { $0.phone = "0999999999" }
    var kept = Self.record
    kept.decide(against: other, .phone)
    #expect(kept.amended(by: other) == .unchanged)
    #expect(kept.amended(by: Self.statement(2) { $0.phone = "0888888888" }) == .contradicted(CitizenFields(.phone)))
    var taken = Self.record
    taken.decide(for: other, .phone)
    #expect(taken.phone == "0999999999" && taken.source(of: .phone) == 2)
    // The first source says the same as ever, and is not asked again.
    #expect(taken.amended(by: CitizenStatement(record: Self.record)) == .unchanged)
  }

  @Test func `a file that contradicts itself does not change records back and forth`() {
    var said = SaidBefore()
    let first = Self.statement(1) { $0.phone = "0911111111" }
    guard case .changed(let changed) = Self.record.amended(by: first, after: said) else {
      Issue.record("not changed")
      return
    }
    said.add(first)
    let second = Self.statement(1) { $0.phone = "0922222222" }
    #expect(changed.amended(by: second, after: said) == .repeated(CitizenFields(.phone)))
  }

  @Test func `a source takes back its own word only`() {
    var other = Self.statement(2) { _ in }
    other.withdrawn = CitizenFields(.phone)
    #expect(Self.record.amended(by: other) == .unchanged)
    var own = Self.statement(1) { _ in }
    own.withdrawn = CitizenFields(.phone)
    guard case .changed(let changed) = Self.record.amended(by: own) else {
      Issue.record("not changed")
      return
    }
    #expect(changed.phone.isEmpty && changed.source(of: .phone) == nil)
  }

  @Test(arguments: 0..<30)
  func `the same statement twice changes nothing the second time`(_ seed: UInt64) {
    var random = RandomStatements(seed)
    var record = CitizenRecord(identifier: RandomStatements.identifiers[0], source: 1)
    for _ in 0..<200 {
      let statement = random.statement(source: Int.random(in: 1...3, using: &random.random), citizens: 1)
      let before = record
      if case .changed(let changed) = record.amended(by: statement) {
        record = changed
        #expect(record.amended(by: statement) == .unchanged, "seed \(seed)")
      } else {
        #expect(record == before)
      }
    }
  }
}
