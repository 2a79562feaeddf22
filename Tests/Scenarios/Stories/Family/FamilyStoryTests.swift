import Foundation
import Testing

/// The story as it was told last; `ZONAL_RECORD=1` writes it anew.
@Suite struct FamilyStoryTests {
  static let golden = StoryCity.geodata + "/hanoi-2021/family-story.txt"

  @Test func `the story of the family is told as it was`() throws {
    let told = try FamilyStory().told()
    if ProcessInfo.processInfo.environment["ZONAL_RECORD"] != nil {
      try Data(told.utf8).write(to: URL(fileURLWithPath: Self.golden))
    }
    let golden = try String(contentsOfFile: Self.golden, encoding: .utf8)
    for (line, (a, b)) in zip(told.split(separator: "\n"), golden.split(separator: "\n")).enumerated() where a != b {
      Issue.record("line \(line + 1) is '\(a)' and was '\(b)'")
      break
    }
    #expect(told == golden)
  }
}
