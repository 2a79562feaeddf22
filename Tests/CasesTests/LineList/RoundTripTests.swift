import Cases
import Store
import TestSupport
import Testing

@Suite struct RoundTripTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>, [false, true])
  func `an export brought into an empty city gives the same state`(seed: UInt64, withRules: Bool) throws {
    let first = try ListTrip()
    try first.take(lists: RandomLists(seed: seed).lists, withRules: withRules)
    let export = try first.export()
    #expect(export["cases.csv"]!.split(separator: "\n").count > 15)
    #expect(export["contacts.csv"]!.split(separator: "\n").count > 2)

    let second = try ListTrip()
    try second.take(lists: export, withRules: withRules)
    #expect(try second.export() == export)
    #expect(try second.tally() == first.tally())

    // Once more changes nothing.
    try second.take(lists: export, withRules: withRules)
    #expect(try second.export() == export)
    #expect(try second.tally() == first.tally())
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `so does an export as FHIR`(seed: UInt64) throws {
    let first = try ListTrip()
    try first.take(lists: RandomLists(seed: seed).lists)
    let resources = try first.export(.fhir)
    let second = try ListTrip()
    let files = resources.sorted { $0.key < $1.key }.map(\.value)
    let (counts, findings) = try second.take(resources: files, second.options("elsewhere"))
    #expect(counts.rejected == 0, "\(findings)")
    #expect(counts.lines == files.map { $0.split(separator: "\n").count }.reduce(0, +))
    #expect(try second.export() == first.export())
    #expect(try second.export(.fhir) == resources)
    #expect(try second.tally() == first.tally())
  }

  @Test(arguments: [false, true])
  func `records that are read as one are so again`(asResources: Bool) throws {
    let first = try ListTrip()
    try first.take(
      """
      case_id,report_date,ward_code,classification
      a,2022-01-10,00000,confirmed
      b,2022-01-11,00001,confirmed
      c,2022-01-11,00001,contact

      """)
    try first.take("case_id,contact_id,kind,from\nb,c,household,2022-01-10\n", .contacts)
    let (a, b) = (try #require(try first.record("a")).number, try #require(try first.record("b")).number)
    _ = try first.city.office.merge(b, into: a, first.city.rules(), by: first.city.access("dung"))
    #expect(try first.tally().map { $0[3] } == [1])

    let second = try ListTrip()
    if asResources {
      let files = try first.export(.fhir).sorted { $0.key < $1.key }.map(\.value)
      var options = try second.options("elsewhere")
      options.rules = try second.city.rules()
      #expect(try second.take(resources: files, options).counts.rejected == 0)
    } else {
      try second.take(lists: first.export(), withRules: true)
    }
    #expect(try second.export() == first.export())
    #expect(try second.tally() == first.tally())
    let again = try #require(try second.record("b"))
    #expect(again.mergedInto == (try second.record("a"))?.number)
    // And it can be undone there.
    let merge = try second.city.city.database.read { try $0.first("SELECT id FROM cases_merges") { $0.int(0) } }
    _ = try second.city.office.undo(
      merge: #require(merge), second.city.rules(), by: second.city.access("dung"))
    #expect(try second.tally().map { $0[3] } == [1, 1])
  }
}
