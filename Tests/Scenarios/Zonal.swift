import Foundation
import Testing

/// The built program, run as a user runs it.
enum Zonal {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The program lies beside the test bundle.
  static let program: String = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for _ in 0..<6 {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("zonal").path
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
    }
    return "\(root)/.build/debug/zonal"
  }()

  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs a program and waits; its two streams are kept in files, so that neither can fill up and stop it.
  static func run(_ arguments: [String], program: String = Zonal.program, input: String? = nil) throws -> Outcome {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: root)
    for name in ["out", "err"] { try folder.write("", name) }
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("out")))
    let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("err")))
    process.standardOutput = output
    process.standardError = errors
    if let input {
      try Data(input.utf8).write(to: URL(fileURLWithPath: folder.path("in")))
      process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder.path("in")))
    }
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try folder.text("out"), errors: try folder.text("err"))
  }

  static let hanoi: [String] = [
    "--boundaries", "geodata/hanoi-2021/wards.geojson", "--population", "geodata/hanoi-2021/population.csv", "--cases",
    "geodata/hanoi-2021/cases.csv", "geodata/hanoi-2021/cases-by-ward.csv", "geodata/hanoi-2021/cases-by-name.csv",
    "--doses", "geodata/hanoi-2021/doses.csv", "--measures", "geodata/hanoi-2021/measures.csv", "--criteria", "vn-4800",
    "--on", "2022-01-21",
  ]
}

/// A folder that is gone when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("zonal-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  @discardableResult
  func write(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  /// Records of a table by column name; fields in quotes may hold commas.
  func table(_ name: String) throws -> [[String: String]] {
    let lines = try text(name).split(separator: "\n").map { Self.fields(String($0)) }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { a, _ in a }) }
  }

  private static func fields(_ line: String) -> [String] {
    var fields = [""]
    var quoted = false
    for character in line {
      if character == "\"" {
        quoted.toggle()
      } else if character == ",", !quoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
