import Foundation
import Logging
import Quantities
import TestSupport
import Testing

@testable import Server

@Suite struct LogTests {
  /// A log in a file, and what stands in it afterwards.
  private final class Log {
    let folder = TemporaryFolder()
    let output: LogOutput
    private let handle: FileHandle

    init() throws {
      try Data().write(to: URL(fileURLWithPath: folder.path("log")))
      handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("log")))
      output = LogOutput(descriptor: handle.fileDescriptor)
    }

    func logger(_ settings: LogSettings) -> Logger {
      StructuredLog.logger(settings, output: output) { Instant(milliseconds: 1_631_000_000_123) }
    }

    var lines: [String] {
      output.flush()
      let text = (try? String(contentsOfFile: folder.path("log"), encoding: .utf8)) ?? ""
      return text.split(separator: "\n").map(String.init)
    }

    var objects: [[String: Any]] {
      lines.compactMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
    }
  }

  @Test func `a request is one line with route, status, time and name, and nothing of what was asked`() async throws {
    let log = try Log()
    let address = try await LiveServer.serving(.published(), logger: log.logger(LogSettings())) { server in
      let id = "0188D0F4-0000-7000-8000-000000000001"
      let answer = try await server.ask(
        "/zones/00011?on=2021-09-07", headers: ["X-Request-Id": id])
      #expect(answer.headers["x-request-id"] == id.lowercased())
      let other = try await server.ask("/zones/00011", headers: ["X-Request-Id": "079301000001"])
      #expect(RequestID.isUUID(other.headers["x-request-id"] ?? ""))
      _ = try await server.ask(
        "/citizens/079301000001?name=An", headers: ["Authorization": "Bearer secret-token"])
      return server.address
    }
    let requests = log.objects.filter { $0["message"] as? String == "request" }
    #expect(requests.count == 3)
    #expect(log.objects.count == log.lines.count, "every line is JSON")
    let first = try #require(requests.first)
    #expect(first["route"] as? String == "/zones/{ward}")
    #expect(first["status"] as? Int == 200)
    #expect(first["time"] as? String == "2021-09-07T07:33:20.123Z")
    #expect(first["level"] as? String == "info")
    #expect((first["duration_ms"] as? Double ?? 0) > 0)
    #expect((first["bytes"] as? Int ?? 0) > 500)
    #expect(first["request_id"] as? String == "0188d0f4-0000-7000-8000-000000000001")
    #expect(requests.last?["route"] as? String == "unmatched")
    let text = log.lines.filter { $0.contains("\"request\"") }.joined()
    for secret in ["00011", "2021-09-07\"", "secret-token", "079301000001", "127.0.0.1", "name="] {
      #expect(!text.contains(secret), "\(secret)")
    }
    #expect(address.hasPrefix("http://127.0.0.1"))
  }

  @Test func `addresses of clients are written only where that was asked for`() async throws {
    let log = try Log()
    var settings = ServerSettings()
    settings.logs.addresses = true
    try await LiveServer.serving(.published(), settings: settings, logger: log.logger(settings.logs)) { server in
      _ = try await server.ask("/healthz")
    }
    #expect(log.objects.contains { $0["address"] as? String == "127.0.0.1" })
  }

  @Test func `requests are written at the level that was chosen, or not at all`() async throws {
    for (access, count) in [(Logger.Level?.some(.debug), 0), (nil, 0), (.notice, 1)] {
      let log = try Log()
      var settings = ServerSettings()
      settings.logs.access = access
      try await LiveServer.serving(.published(), settings: settings, logger: log.logger(settings.logs)) { server in
        _ = try await server.ask("/healthz")
      }
      #expect(log.objects.count { $0["message"] as? String == "request" } == count)
    }
  }

  @Test func `at the end how long answers took is said by route`() async throws {
    let log = try Log()
    let metrics = Metrics()
    for i in 1...100 { metrics.observe(route: metrics.unmatched, status: 200, duration: .milliseconds(i)) }
    let lines = LatencyReport.lines(metrics)
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix("any unmatched: 100 answers, half within 50.0 ms"))
    #expect(lines[0].contains("longest 100.0 ms"))
    withExtendedLifetime(log) {}
  }

  @Test(arguments: LogSettings.Format.allCases)
  func `a value never breaks out of its line`(_ format: LogSettings.Format) throws {
    let log = try Log()
    var settings = LogSettings()
    settings.format = format
    log.logger(settings).error(
      "two\nlines", metadata: ["a": "x\n{\"level\":\"info\"} b=c", "n": .stringConvertible(3)])
    #expect(log.lines.count == 1)
    let line = try #require(log.lines.first)
    switch format {
    case .json:
      #expect(log.objects.first?["a"] as? String == "x\n{\"level\":\"info\"} b=c")
      #expect(log.objects.first?["n"] as? Int == 3)
    case .logfmt: #expect(line.hasPrefix("time=2021-09-07T07:33:20.123Z level=error message=\"two\\nlines\" a=\"x\\n"))
    case .text: #expect(line.hasPrefix("2021-09-07T07:33:20.123Z ERROR two lines a=\""))
    }
  }

  @Test func `names of requests are UUIDs, each another one`() {
    let names = Set((0..<1000).map { _ in RequestID.next() })
    #expect(names.count == 1000)
    #expect(names.allSatisfy { RequestID.isUUID($0) && UUID(uuidString: $0) != nil && Array($0)[14] == "8" })
    for wrong in [
      "", "0188d0f4-0000-7000-8000-00000000000", "0188d0f4-0000-7000-8000-00000000000g",
      "0188d0f4x0000-7000-8000-000000000001",
    ] {
      #expect(!RequestID.isUUID(wrong))
      #expect(RequestID.name(given: wrong) != wrong)
    }
  }
}
