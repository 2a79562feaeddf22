import Foundation
import Testing

/// The small worlds of geodata/scenarios: files in, expected levels out.
@Suite struct StoryTests {
  static let folder = "\(Zonal.root)/geodata/scenarios"
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  @Test(arguments: names) func `the levels of a story come out`(_ name: String) throws {
    let story = "\(Self.folder)/\(name)"
    let settings = try String(contentsOfFile: "\(story)/scenario.txt", encoding: .utf8).split(separator: "\n")
    func setting(_ key: String) -> String {
      settings.first { $0.hasPrefix("\(key)=") }.map { String($0.dropFirst(key.count + 1)) } ?? ""
    }
    let output = try TemporaryFolder()
    var arguments = [
      "compute", "--boundaries", "\(story)/wards.geojson", "--population", "\(story)/population.csv", "--cases",
      "\(story)/cases.csv", "--criteria", setting("criteria"), "--on", setting("on"), "--output", output.path,
    ]
    if FileManager.default.fileExists(atPath: "\(story)/doses.csv") { arguments += ["--doses", "\(story)/doses.csv"] }
    let outcome = try Zonal.run(arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let expected = try String(contentsOfFile: "\(story)/expected.csv", encoding: .utf8).split(separator: "\n")
      .dropFirst()
    #expect(!expected.isEmpty)
    let levels = try output.table("zones.csv").map { "\($0["ward_code"] ?? ""),\($0["level"] ?? "")" }
    #expect(levels == expected.map(String.init))
  }

  @Test func `there are stories`() { #expect(Self.names.count >= 5) }
}
