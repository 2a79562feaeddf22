import Foundation
import TestSupport
import Testing

@testable import Cases

@Suite struct ThreeActsTests {
  static let path =
    #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" }
    + "/geodata/hanoi-2021/case-definitions-story.txt"

  @Test func `what each act says of the same people is what was recorded`() throws {
    let story = try ThreeActs.story(CaseCity.library.load("vietnam").definitions)
    if ProcessInfo.processInfo.environment["ZONAL_RECORD"] == "1" {
      try Data(story.utf8).write(to: URL(fileURLWithPath: Self.path))
    }
    #expect(try String(contentsOfFile: Self.path, encoding: .utf8) == story)
  }
}
