import Foundation
import Quantities
import Testing

@testable import Registry

@Suite struct PopulationChangeTests {
  private static func change(_ text: String) throws -> PopulationChange {
    try PopulationChange(line: Data(text.utf8), number: 7)
  }

  @Test func `a line tells every field`() throws {
    let change = try Self.change(
      """
      {"identifier":"001098000123","version":17,"name":"Nguyễn Văn An","birth_date":"1998-05-20","sex":"M",
      "household":"HN-4711","phone":"0912345678","address":"12 Hàng Bạc","old_identifiers":["012345678"],
      "residences":[{"kind":"permanent","ward_code":"00175","from":"2019-01-01","to":null},
      {"kind":"temporary","ward_code":"00178","from":"2021-05-01","to":"2021-12-31"}],
      "deceased_on":null,"moved_on":"2022-01-01","note":"what we do not know"}
      """)
    #expect(change.identifier.digits == "001098000123")
    #expect(change.version == 17)
    guard case .upsert(let fields) = change.content else {
      Issue.record("a withdrawal")
      return
    }
    #expect(fields.name == .said("Nguyễn Văn An"))
    #expect(fields.birth == .said(BirthDate(try #require(Day("1998-05-20")))))
    #expect(fields.sex == .said(.male))
    #expect(fields.household == .said("HN-4711") && fields.phone == .said("0912345678"))
    #expect(fields.address == .said("12 Hàng Bạc"))
    #expect(fields.formerNumbers.value?.map(\.digits) == ["012345678"])
    #expect(
      fields.residences
        == .said([
          .init(kind: .permanent, ward: "00175", from: Day("2019-01-01")),
          .init(kind: .temporary, ward: "00178", from: Day("2021-05-01"), to: Day("2021-12-31")),
        ]))
    #expect(fields.deceased == .takenBack)
    #expect(fields.moved.value == Day("2022-01-01"))
  }

  @Test func `what is missing is not said, and null takes back`() throws {
    let change = try Self.change(#"{"identifier":"001098000123","version":1,"name":null,"birth_date":"1998"}"#)
    var expected = PopulationFields()
    expected.name = .takenBack
    expected.birth = .said(BirthDate(year: 1998))
    #expect(change.content == .upsert(expected))
    #expect(try Self.change(#"{"identifier":"001098000123","version":2,"withdrawn":true}"#).content == .withdrawal)
  }

  @Test(
    arguments: [
      ("[]", ""), ("{", ""), ("{}", "identifier"), (#"{"identifier":12,"version":1}"#, "identifier"),
      (#"{"identifier":"012345678","version":1}"#, "identifier"), (#"{"identifier":"001098000123"}"#, "version"),
      (#"{"identifier":"001098000123","version":1.5}"#, "version"),
      (#"{"identifier":"001098000123","version":"1"}"#, "version"),
      (#"{"identifier":"001098000123","version":1,"withdrawn":"yes"}"#, "withdrawn"),
      (#"{"identifier":"001098000123","version":1,"name":""}"#, "name"),
      (#"{"identifier":"001098000123","version":1,"name":7}"#, "name"),
      (#"{"identifier":"001098000123","version":1,"sex":"?"}"#, "sex"),
      (#"{"identifier":"001098000123","version":1,"birth_date":"20/05/1998"}"#, "birth_date"),
      (#"{"identifier":"001098000123","version":1,"deceased_on":"2021-02-29"}"#, "deceased_on"),
      (#"{"identifier":"001098000123","version":1,"old_identifiers":["1"]}"#, "old_identifiers"),
      (#"{"identifier":"001098000123","version":1,"residences":[{"kind":"permanent"}]}"#, "residences"),
      (#"{"identifier":"001098000123","version":1,"residences":[{"kind":"holiday","ward_code":"1"}]}"#, "residences"),
      (
        #"{"identifier":"001098000123","version":1,"residences":[{"kind":"current","ward_code":"1","from":"2021-01-02","to":"2021-01-01"}]}"#,
        "residences"
      ),
    ])
  func `a line that is wrong is refused by its key, without the value`(_ example: (String, String)) {
    #expect { try Self.change(example.0) } throws: { error in
      guard let fault = error as? PopulationLineFault else { return false }
      return fault.key == example.1 && fault.line == 7 && !"\(fault)".contains("098000123")
    }
  }

  @Test func `nothing prints what a change tells`() throws {
    let change = try Self.change(#"{"identifier":"001098000123","version":3,"name":"Nguyễn Văn An"}"#)
    var dumped = "\(change) \(String(reflecting: change))"
    dump(change, to: &dumped)
    #expect(!dumped.contains("Nguy") && !dumped.contains("000123"))
  }
}
