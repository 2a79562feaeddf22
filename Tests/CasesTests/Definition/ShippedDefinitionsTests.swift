import Criteria
import Foundation
import Quantities
import TestSupport
import Testing

@testable import Cases

@Suite struct ShippedDefinitionsTests {
  @Test func `nothing is wrong with the definitions that come with the program`() throws {
    #expect(CaseCity.library.ids == ["vietnam"])
    for id in CaseCity.library.ids {
      let findings = try DefinitionChecker.check(CaseCity.library.load(id).definitions)
      #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    }
  }

  @Test(arguments: [
    ("2021-07-30", "vn-3638"), ("2021-12-28", "vn-3638"), ("2021-12-29", "vn-11042"), ("2022-04-14", "vn-11042"),
    ("2022-04-15", "vn-1909"), ("2030-01-01", "vn-1909"),
  ])
  func `the day of the report says which act holds`(day: String, id: String) throws {
    #expect(try CaseCity.library.load("vietnam").definitions.definition(on: Day(day)!).id == id)
  }

  @Test func `before the first act nothing is said`() throws {
    let definitions = try CaseCity.library.load("vietnam").definitions
    #expect(throws: CaseError.notInForce(day: "2021-07-29")) { try definitions.definition(on: Day("2021-07-29")!) }
  }

  @Test func `an unknown name is told with those there are`() {
    #expect(throws: CaseError.unknownDefinitions("laos", known: ["vietnam"])) { try CaseCity.library.load("laos") }
  }
}
