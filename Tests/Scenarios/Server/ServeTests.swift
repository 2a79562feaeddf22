import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The server as operators run it: started, asked, told to end.
@Suite struct ServeTests {
  /// A server at work, on a free port, and its address.
  private func started(_ city: CityDatabase, _ more: [String] = []) throws -> (RunningProgram, port: UInt16) {
    let program = try RunningProgram(["serve", "--port", "0", "--as", "an"] + city.database + more)
    for _ in 0..<12_000 {
      if let line = program.said.split(separator: "\n").first(where: { $0.hasPrefix("Serving ") }),
        let port = line.split(separator: ":").last.flatMap({ UInt16($0) })
      {
        return (program, port)
      }
      try #require(program.isRunning, "\((try? program.outcome().errors) ?? "")")
      Thread.sleep(forTimeInterval: 0.05)
    }
    program.kill()
    throw CocoaError(.executableLoad)
  }

  /// The second is answered before it comes to the routes, as long as its client takes the answers.
  @Test(arguments: [("/api", "/api", 5_000), ("/zones/00067", "/zones/{ward}", 60_000)])
  func `told to end, the server finishes what it has begun to answer, puts its journal away and ends with 0`(
    path: String, route: String, asked: Int
  ) throws {
    let city = try CityDatabase.hanoi()
    let (program, port) = try started(city, ["--log-format", "logfmt"])
    let client = try PlainClient(port: port)
    let waiting = try PlainClient(port: port)
    // More answers than the pipes between the two hold, so that one of them is half written when the end is announced.
    let one = "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n"
    client.sendWithoutReading(String(repeating: one, count: asked))
    client.waitUntilNothingMoreComes()
    program.signal(SIGTERM)
    // An idle connection is closed, and no new one is taken.
    #expect(waiting.readToEnd().isEmpty)
    while (try? PlainClient(port: port)) != nil { Thread.sleep(forTimeInterval: 0.05) }
    #expect(program.isRunning, "an answer is still on its way")
    let text = client.readToEnd()
    let answers = text.components(separatedBy: "HTTP/1.1 ").dropFirst()
    #expect(answers.count > 1 && answers.count < asked)
    for answer in answers {
      let parts = answer.components(separatedBy: "\r\n\r\n")
      let length = parts[0].split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
        .flatMap { Int($0.dropFirst(16)) }
      #expect(parts.count == 2 && parts[1].utf8.count == length, "every answer is whole")
    }
    let outcome = try program.outcome()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!program.wasKilled)
    #expect(outcome.errors.contains("summary=\"GET \(route): "))
    let journal = try FileManager.default.attributesOfItem(atPath: city.path + "-wal")[.size] as? Int
    #expect(journal == 0)
  }

  @Test func `told twice, it ends at once`() throws {
    let city = try CityDatabase.hanoi()
    let (program, port) = try started(city, ["--shutdown-delay", "600"])
    program.signal(SIGINT)
    // Before it stops to listen, whoever asks is told that it will.
    var answer = ""
    while !answer.hasPrefix("HTTP/1.1 503 ") {
      let client = try PlainClient(port: port)
      client.sendWithoutReading("GET /readyz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      answer = client.readToEnd()
    }
    #expect(answer.contains("the server is closing"))
    program.signal(SIGINT)
    // Had it waited for its ten minutes, it would have ended with 0.
    let outcome = try program.outcome()
    #expect(outcome.status == 128 + SIGINT)
    #expect(outcome.errors.contains("a second time"))
  }

  @Test func `settings are checked before anything starts, and shown with where they come from`() throws {
    let city = try CityDatabase.hanoi()
    let folder = try TemporaryFolder()
    try folder.write("# city\ndatabase = \(city.path)\nport = 9\nstale-after = 5\n", "serve.conf")
    let arguments = ["serve", "--config", folder.path("serve.conf"), "--check", "--as", "an"]
    let text = try Zonal.run(arguments + ["--port", "8"])
    #expect(text.status == 0, "\(text.errors)")
    let lines = text.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("port ") && $0.hasSuffix("option --port") && $0.contains(" 8 ") })
    #expect(lines.contains { $0.hasPrefix("stale-after ") && $0.hasSuffix("serve.conf, line 4") })
    #expect(lines.last == "All settings can be used.")
    let json = try Zonal.run(arguments + ["--format", "json"])
    let first = try #require(json.output.split(separator: "\n").first)
    let object = try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: [String: Any]]
    #expect(object?["port"]?["value"] as? Int == 9)
    let wrong = try Zonal.run(["serve", "--prot", "8"])
    #expect(wrong.status == 64 && wrong.errors.contains("did you mean --port"))
    try folder.write("port = 9\nhots = x\n", "serve.conf")
    let unknown = try Zonal.run(arguments)
    #expect(unknown.status == 2 && unknown.errors.contains("serve.conf, line 2: there is no setting 'hots'"))
    #expect(try Zonal.run(["serve", "--print-unit"]).output.contains("\nExecStart=/usr/local/bin/zonal serve "))
    #expect(try Zonal.run(["serve", "--print-container"]).output.contains("\nHEALTHCHECK "))
  }
}
