import Foundation
import Testing

@testable import Epidemiology

@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/gzip"), "needs gzip"))
struct GzipTests {
  static func run(_ command: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  static func rows(_ path: String) throws -> Int {
    var count = 0
    try DelimitedFile(path: path).forEachRecord { _, fields in count += fields.count == 2 ? 1 : 1_000_000 }
    return count
  }

  static let text = "a,b\n" + (0..<30_000).map { "\($0),\"row \($0)\"\n" }.joined()

  @Test func `a packed file holds the rows of the file, in one part or several, also with zeros behind`() throws {
    let file = try TemporaryFile(Self.text)
    try Self.run("gzip -k \(file.path)")
    #expect(try Self.rows(file.path + ".gz") == 30_000)
    try Self.run("(head -c 100000 \(file.path) | gzip; tail -c +100001 \(file.path) | gzip -1) > \(file.path).two")
    #expect(try Self.rows(file.path + ".two") == 30_000)
    try Self.run("(cat \(file.path).gz; head -c 1000 /dev/zero) > \(file.path).padded")
    #expect(try Self.rows(file.path + ".padded") == 30_000)
  }

  @Test func `a packed file that is cut off or damaged is an error, not a shorter file`() throws {
    let file = try TemporaryFile(Self.text)
    try Self.run("gzip -k \(file.path)")
    let packed = try Data(contentsOf: URL(fileURLWithPath: file.path + ".gz"))
    for size in [3, 12, 1000, packed.count / 2, packed.count - 9, packed.count - 1] {
      try packed.prefix(size).write(to: URL(fileURLWithPath: file.path + ".cut"))
      #expect("cut at \(size)") { try Self.rows(file.path + ".cut") } throws: { "\($0)".contains("cut off") }
    }
    for place in [200, packed.count / 2, packed.count - 6] {
      var damaged = packed
      damaged[place] ^= 0x55
      try damaged.write(to: URL(fileURLWithPath: file.path + ".bad"))
      #expect(throws: IntakeError.self, "damaged at \(place)") { try Self.rows(file.path + ".bad") }
    }
    try (packed + Data("rest".utf8)).write(to: URL(fileURLWithPath: file.path + ".more"))
    #expect(throws: IntakeError.self) { try Self.rows(file.path + ".more") }
  }
}
