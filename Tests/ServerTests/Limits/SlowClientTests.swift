import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct SlowClientTests {
  /// A request has one second. An idle connection has so long that a busy machine does not end it before the test has said a word.
  private static var settings: ServerSettings {
    var settings = ServerSettings()
    settings.limits.requestTimeout = 1
    settings.limits.idleTimeout = 120
    return settings
  }

  @Test func `a head that comes a byte now and then is refused when its time is over`() async throws {
    try await LiveServer.serving(.published(), settings: Self.settings) { server in
      let connection = try await RawConnection(server.address)
      let writer = Task {
        for byte in "GET /zones/00011 HTTP/1.1\r\nHost: slow.example\r\nX: y" {
          await connection.send(String(byte))
          try await Task.sleep(for: .milliseconds(100))
        }
      }
      let (text, isClosed) = await connection.answer()
      writer.cancel()
      #expect(text.hasPrefix("HTTP/1.1 408 "))
      #expect(text.contains("application/problem+json"))
      #expect(isClosed)
    }
  }

  @Test func `a body that never ends is refused when its time is over`() async throws {
    try await LiveServer.serving(.published(), settings: Self.settings) { server in
      let connection = try await RawConnection(server.address)
      await connection.send(
        "POST /session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
      let (text, isClosed) = await connection.answer()
      #expect(text.hasPrefix("HTTP/1.1 408 "))
      #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2)
      #expect(isClosed)
    }
  }

  @Test func `the second request of a connection has no more time than the first`() async throws {
    try await LiveServer.serving(.published(), settings: Self.settings) { server in
      let connection = try await RawConnection(server.address)
      await connection.send("GET /zones/00011 HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = await connection.answer { $0.contains("200 OK") }
      await connection.send("GET /zones/0")
      let (text, isClosed) = await connection.answer()
      #expect(text.contains("HTTP/1.1 408 "))
      #expect(isClosed)
    }
  }

  @Test func `a connection on which nothing goes on is closed without words, and later than a slow one`() async throws {
    var settings = Self.settings
    settings.limits.idleTimeout = 3
    try await LiveServer.serving(.published(), settings: settings) { server in
      let began = ContinuousClock.now
      let connection = try await RawConnection(server.address)
      let (text, isClosed) = await connection.answer()
      #expect(text.isEmpty && isClosed)
      #expect(ContinuousClock.now - began > .seconds(2))
    }
  }

  @Test func `two hundred slow clients leave the service to others`() async throws {
    var settings = Self.settings
    settings.limits.requestTimeout = 10
    try await LiveServer.serving(.published(), settings: settings) { server in
      var slow: [RawConnection] = []
      for i in 0..<200 {
        let connection = try await RawConnection(server.address)
        await connection.send(
          i % 2 == 0 ? "GET /zo" : "POST /session HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{")
        slow.append(connection)
      }
      for _ in 0..<20 { #expect(try await server.ask("/zones/00011").status == 200) }
      for connection in slow { await connection.close() }
    }
  }
}
