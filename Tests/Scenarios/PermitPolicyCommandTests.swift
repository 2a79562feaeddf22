import Foundation
import Testing

/// Permit policies are checked by the verb that checks criteria sets.
@Suite struct PermitPolicyCommandTests {
  @Test func `the policies are checked beside the criteria sets`() throws {
    let outcome = try Zonal.run(["criteria", "check", "hanoi-2021", "vn-4800-travel", "vn-4800"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("hanoi-2021: sound, 61 examples pass"))
    #expect(outcome.output.contains("vn-4800-travel: sound, 13 examples pass"))
    #expect(outcome.output.contains("vn-4800: sound"))
  }

  @Test func `a fault in a file is told with its file and line`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("permits/vn-4800-travel.yaml")
    try FileManager.default.createDirectory(atPath: folder.path("permits"), withIntermediateDirectories: true)
    let text = try String(
      contentsOfFile: "\(Zonal.root)/geodata/criteria/permits/vn-4800-travel.yaml", encoding: .utf8)
    let place = try #require(text.range(of: "holds_hours: 168"))
    let line = text[..<place.lowerBound].count { $0 == "\n" } + 1
    try text.replacingCharacters(in: place, with: "holds_hours: 167").write(
      toFile: path, atomically: true, encoding: .utf8)
    let failing = try Zonal.run(["criteria", "check", path])
    #expect(failing.status == 2)
    #expect(failing.output.contains("vn-4800-travel.yaml:\(line): example-fails: "), "\(failing.output)")
    try text.replacingCharacters(in: place, with: "holds_hors: 168").write(
      toFile: path, atomically: true, encoding: .utf8)
    let malformed = try Zonal.run(["criteria", "check", path])
    #expect(malformed.status == 2)
    #expect(malformed.errors.contains("vn-4800-travel.yaml:\(line): unknown key 'holds_hors'"), "\(malformed.errors)")
  }
}
