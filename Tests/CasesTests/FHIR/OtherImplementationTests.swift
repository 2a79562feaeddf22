import Cases
import Foundation
import TestSupport
import Testing

/// Another implementation of FHIR, in Python; seen with fhir.resources 8.3.0, its models of R4B.
///
/// It is looked for in the Python that `ZONAL_TEST_PYTHON` names, in the system's and in the first of the path.
@Suite struct OtherImplementationTests {
  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Clients/resources.py").path
  private static let interpreters = [
    ProcessInfo.processInfo.environment["ZONAL_TEST_PYTHON"], "/usr/bin/python3", "python3",
  ].compactMap { $0 }.compactMap(ClientProgram.init)

  private static func run(_ files: [String]) async throws -> (lines: [String], code: Int32) {
    for interpreter in interpreters {
      let (text, code) = try await interpreter.run(
        [script] + files, environment: ["PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"])
      if code != 77 { return (text.split(separator: "\n").map(String.init), code) }
    }
    try Test.cancel("fhir.resources is not here; name a Python that has it in ZONAL_TEST_PYTHON")
  }

  @Test func `another implementation reads every resource of an export`() async throws {
    let trip = try ListTrip()
    try trip.take(lists: RandomLists(seed: 77, people: 60).lists)
    var files: [String] = []
    var expected: [String] = []
    for (name, text) in try trip.export(.fhir).sorted(by: { $0.key < $1.key }) {
      let path = trip.city.city.folder.path(name)
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      files.append(path)
      expected.append("\(name.prefix { $0 != "." }) \(text.split(separator: "\n").count)")
    }
    let (lines, code) = try await Self.run(files)
    #expect(code == 0 && lines == expected, "\(lines)")

    // What breaks the specification it refuses: the check is one.
    let broken = trip.city.city.folder.path("broken.ndjson")
    try Data(#"{"resourceType":"Observation","code":{"text":"x"}}"#.utf8).write(to: URL(fileURLWithPath: broken))
    #expect(try await Self.run([broken]).code == 1)
  }
}
