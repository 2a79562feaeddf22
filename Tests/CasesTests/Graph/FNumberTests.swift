import Quantities
import Store
import Surveillance
import TestSupport
import Testing

@testable import Cases

@Suite struct FNumberTests {
  let city: CaseCity

  init() throws { city = try CaseCity() }

  private func distances(_ numbers: [Int]) throws -> [Int?] { try numbers.map { try city.status($0).distance } }

  /// Five people, each of whom met the next.
  private func chain() throws -> [Int] {
    let people = try (0..<5).map { try city.enter("Người \($0)", ward: $0).number }
    for (a, b) in zip(people, people.dropFirst()) { try city.meet(a, b) }
    return people
  }

  @Test func `F numbers follow from who is confirmed, as far as F3`() throws {
    let people = try chain()
    #expect(try distances(people) == [nil, nil, nil, nil, nil])
    #expect(
      try people.map { try city.status($0).caseClass } == [.discarded, .discarded, .discarded, .discarded, .discarded])
    try city.test(people[0], .pcr, .positive)
    #expect(try distances(people) == [0, 1, 2, 3, nil])
    #expect(try people.map { try city.status($0).caseClass } == [.confirmed, .contact, .contact, .contact, .discarded])
    try city.test(people[4], .pcr, .positive)
    #expect(try distances(people) == [0, 1, 2, 1, 0])
  }

  @Test func `when the F0 is discarded by an officer, contacts are contacts no more`() throws {
    let people = try chain()
    try city.test(people[0], .pcr, .positive)
    _ = try city.office.decide(people[0], .discarded, ground: "sample mixed up", city.rules(), by: city.access("dung"))
    #expect(try distances(people) == [nil, nil, nil, nil, nil])
    #expect(try city.status(people[1]).caseClass == .discarded)
    _ = try city.office.withdrawDecisions(of: people[0], city.rules(), by: city.access("dung"))
    #expect(try distances(people) == [0, 1, 2, 3, nil])
    let history = try city.office.details(people[1], to: city.access("dung")).classes.map(\.caseClass)
    #expect(history == [.discarded, .contact, .discarded, .contact])
  }

  @Test func `a contact from before the infectious window makes no F1`() throws {
    let (a, b) = (try city.enter(onset: 17).number, try city.enter("Trần Văn Nam").number)
    try city.meet(a, b, day: 14)
    try city.test(a, .pcr, .positive)
    #expect(try city.status(b).distance == nil)
    // Two days before the onset does.
    try city.meet(a, b, day: 15)
    #expect(try city.status(b).distance == 1)
  }

  @Test func `a contact of an unknown day may have been in the window, one that was too far was not close`() throws {
    let (a, b, c) = (
      try city.enter(onset: 17).number, try city.enter("Trần Văn Nam").number, try city.enter("Lê Tám").number
    )
    try city.test(a, .pcr, .positive)
    try city.meet(a, b, day: nil, kind: .other)
    #expect(try city.status(b).distance == 1)
    try city.meet(a, c, kind: .other, closeness: Closeness(distance: 500, touched: false))
    #expect(try city.status(c).distance == nil)
  }

  @Test func `a contact with a positive antigen test is confirmed by the link, and falls with it`() throws {
    let people = try chain()
    for person in people[1...] { try city.test(person, .antigen, .positive) }
    #expect(try people[1...].map { try city.status($0).caseClass } == [.suspected, .suspected, .suspected, .suspected])
    try city.test(people[0], .pcr, .positive)
    // Each is the close contact of the one before, who is an F0 by then.
    #expect(try people.map { try city.status($0).caseClass } == Array(repeating: .confirmed, count: 5))
    _ = try city.office.decide(people[0], .discarded, ground: "sample mixed up", city.rules(), by: city.access("dung"))
    // No two of them hold one another up.
    #expect(try people.map { try city.status($0).caseClass } == [.discarded] + Array(repeating: .suspected, count: 4))
    #expect(try city.city.database.read { try Recount.differences($0) } == 0)
  }
}
