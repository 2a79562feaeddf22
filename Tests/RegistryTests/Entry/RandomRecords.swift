import Quantities

@testable import Registry

/// Statements of a small world, in which sources often agree, often do not, and tell of the same few citizens.
struct RandomStatements {
  var random: Seeded

  static let identifiers = (0..<6).map { PersonalIdentifier(digits: "00109800010\($0)")! }
  static let start = Day("2021-01-01")!

  init(_ seed: UInt64) { random = Seeded(seed) }

  mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

  mutating func pick<T>(_ values: [T]) -> T { values.randomElement(using: &random)! }

  mutating func day() -> Day { Self.start + Int.random(in: 0..<4, using: &random) * 10 }

  mutating func statement(source: Int, citizens: Int = 6, wards: Int = 3) -> CitizenStatement {
    let identifier = Self.identifiers[Int.random(in: 0..<citizens, using: &random)]
    var statement = CitizenStatement(identifier: identifier, source: RecordSource(number: source, name: "s\(source)"))
    if chance(0.7) { statement.name = pick(["Nguyễn Văn An", "Nguyễn Văn Ân", "Nguyễn An"]) }
    if chance(0.4) { statement.birth = pick([BirthDate(year: 1998), BirthDate(Day("1998-05-01")!)]) }
    if chance(0.3) { statement.sex = pick([.male, .other]) }
    if chance(0.4) { statement.household = pick(["110000001", "H-2", "110000003"]) }
    if chance(0.4) { statement.phone = pick(["0912345678", "+4912345678"]) }
    if chance(0.3) { statement.address = pick(["Số 1 ngõ 2 Láng Hạ", "Số 7 Kim Mã"]) }
    if chance(0.05) { statement.deceased = day() }
    if chance(0.05) { statement.moved = day() }
    if chance(0.8) {
      statement.residences = [
        Residence(
          kind: pick(ResidenceKind.allCases), first: chance(0.5) ? day() : nil, last: chance(0.2) ? day() + 30 : nil,
          ward: Int.random(in: 1...wards, using: &random))
      ]
    }
    if chance(0.2) {
      statement.formerNumbers = [pick([FormerIdentityNumber(number: 12_345_678)!, .init(number: 98_765_432)!])]
    }
    if chance(0.2) { statement.groups = PriorityGroups([Int.random(in: 0...62, using: &random)]) }
    if chance(0.1) {
      let field = pick(CitizenField.allCases)
      // A row of a file has one cell for a ward, so it says or takes back one residence.
      if !statement.record.has(field), field.residence == nil || statement.residences.isEmpty {
        statement.withdrawn = CitizenFields(field)
      }
    }
    return statement
  }
}
