import Quantities
import Store
import TestSupport
import Testing

@testable import Cases

@Suite struct DuplicateTests {
  let city: CaseCity

  init() throws { city = try CaseCity() }

  @Test func `the same identifier, or name without marks with year and ward, is proposed`() throws {
    let a = try city.enter("Nguyễn Thị Hoa", identifier: 7).number
    let b = try city.enter("NGUYEN THI HOA").number
    let c = try city.enter("Trần Văn Nam", ward: 2, identifier: 7).number
    try city.enter("Nguyễn Thị Hoa", birthYear: 1991)
    try city.enter("Nguyễn Thị Hoa", ward: 1)
    let found = try city.office.duplicates(to: city.access("dung"))
    #expect(found.map { [$0.first, $0.second] } == [[a, b], [a, c]])
    #expect(found.map(\.grounds) == [[.likeness], [.identifier]])
    #expect(try city.enter("Nguyen Thi Hoa").alike == [a, b])
  }

  @Test func `a pair that was found to be two people is not proposed again, until that is undone`() throws {
    let (a, b) = (try city.enter().number, try city.enter().number)
    let dung = try city.access("dung")
    let number = try city.office.part(a, b, by: dung)
    #expect(try city.office.duplicates(to: dung).isEmpty)
    _ = try city.office.undo(merge: number, city.rules(), by: dung)
    #expect(try city.office.duplicates(to: dung).count == 1)
  }

  @Test func `facts of both count for the one person, and each keeps its own`() throws {
    let (a, b) = (try city.enter(onset: 17).number, try city.enter().number)
    try city.test(b, .pcr, .positive)
    let (rules, dung) = (try city.rules(), try city.access("dung"))
    let merge = try city.office.merge(b, into: a, rules, by: dung).entry!
    #expect(try city.status(a).caseClass == .confirmed)
    #expect(try city.status(a).infectiousFrom == CaseCity.day(15))
    #expect(try city.office.details(a, to: dung).tests.isEmpty)
    #expect(try city.office.details(a, to: dung).under == [b])
    #expect(try city.office.timeline(a, rules, to: dung).contains { $0.kind == .sample })
    #expect(try city.office.list(ofWard: city.ward(0), on: CaseCity.day(18), to: dung).reported.map(\.record) == [a])
    _ = try city.office.undo(merge: merge, rules, by: dung)
    #expect(try city.status(a).caseClass == .discarded)
    #expect(try city.status(b).caseClass == .confirmed)
    #expect(throws: CaseError.notMerged) { try city.office.undo(merge: merge, rules, by: dung) }
  }

  @Test func `what stands under another record cannot be merged again, and the other is named`() throws {
    let (a, b, c) = (try city.enter().number, try city.enter().number, try city.enter().number)
    let (rules, dung) = (try city.rules(), try city.access("dung"))
    _ = try city.office.merge(b, into: a, rules, by: dung)
    #expect(throws: CaseError.merged(into: a)) { try city.office.merge(b, into: c, rules, by: dung) }
    #expect(throws: CaseError.merged(into: a)) { try city.office.merge(c, into: b, rules, by: dung) }
    #expect(throws: CaseError.self) { try city.office.merge(a, into: a, rules, by: dung) }
    // The person of two records goes under a third, and comes back as two.
    let merge = try city.office.merge(a, into: c, rules, by: dung).entry!
    #expect(try [a, b].map { try city.record($0).mergedInto } == [c, c])
    _ = try city.office.undo(merge: merge, rules, by: dung)
    #expect(try [a, b, c].map { try city.record($0).mergedInto } == [nil, a, nil])
  }
}
