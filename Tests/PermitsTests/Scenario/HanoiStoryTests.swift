import Foundation
import Testing

@testable import Permits

/// The story as it was told last; `ZONAL_RECORD=1` writes it anew.
@Suite struct HanoiStoryTests {
  static let golden = HanoiStory.geodata + "/hanoi-2021/permits-story.txt"

  @Test func `the story of permits in Hanoi is told as it was`() throws {
    let told = try HanoiStory.text.get()
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

  @Test func `the story is the same each time`() throws {
    #expect(try HanoiStory().told() == HanoiStory.text.get())
  }

  /// What the sources say, looked for in the story.
  @Test func `permits are kept, suspended, refused and needless as the facts say`() throws {
    let story = try HanoiStory.text.get()
    let turns: [String] = Array(story.components(separatedBy: "\n== ").dropFirst())
    func turn(_ time: String) throws -> String { try #require(turns.first(where: { $0.hasPrefix(time) }), "\(time)") }
    let lockdown = try turn("00:00 on 2021-07-31")
    #expect(lockdown.contains("live permit, suspend: The baker of Chương Dương (origin-level"))
    #expect(lockdown.contains("The patient of Chương Dương: refused"))
    let stamp = try turn("00:00 on 2021-08-09")
    #expect(stamp.contains("live permit, suspend: The civil servant of Điện Biên (form-not-accepted"))
    #expect(
      stamp.contains(
        "The civil servant of Điện Biên: allowed until 00:00 on 2021-08-23, by the ward People's Committee"))
    #expect(stamp.contains("The bank clerk of Thanh Xuân Trung: documents"))
    #expect(try turn("00:00 on 2021-08-10").contains("live permit, reinstate: The bank clerk of Thanh Xuân Trung"))
    #expect(try turn("06:00 on 2021-08-25").contains("partly-decreed"))
    #expect(try turn("08:00 on 2021-09-04").contains("by the city police"))
    let zones = try turn("06:00 on 2021-09-06")
    #expect(zones.contains("live permit, keep: ") && zones.contains("form-reminder"))
    #expect(zones.contains("The workshop of Mỹ Đình 1 (form-reminder, no-data: "))
    #expect(
      try turn("00:00 on 2021-09-16").contains("The household of Tây Đằng, Ba Vì: needless, with a permit in hand"))
    // Nobody knows in which zone the ward lies.
    #expect(try turn("06:00 on 2021-09-08").contains("The workshop of Mỹ Đình 1: review"))
    let end = try turn("06:00 on 2021-09-21")
    #expect(end.contains("live permit, revoke: ") && end.contains("policy-over"))
    #expect(end.contains("permits that hold: 0; suspended: 0"))
    #expect(end.contains("The baker of Chương Dương: needless, for the policy is over"))
  }
}
