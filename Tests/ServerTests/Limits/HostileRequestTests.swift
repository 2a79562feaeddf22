import Foundation
import TestSupport
import Testing

@testable import Server

/// What is sent by who means no good, over plain sockets.
@Suite struct HostileRequestTests {
  /// Requests that are none: name, bytes, status.
  private static let malformed: [(String, String, Int)] = [
    ("a request line of one word", "GET\r\n\r\n", 400),
    ("no version", "GET /zones/00011\r\nHost: a\r\n\r\n", 400),
    ("a version that is none", "GET /zones/00011 HTTP/9.9\r\nHost: a\r\n\r\n", 400),
    ("a method that is none", "G@T /zones/00011 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("TLS where there is none", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}", 400),
    ("a blank before the colon", "GET /zones/00011 HTTP/1.1\r\nHost : a\r\n\r\n", 400),
    ("a header without a colon", "GET /zones/00011 HTTP/1.1\r\nHost\r\n\r\n", 400),
    ("a header name with a blank", "GET /zones/00011 HTTP/1.1\r\nX y: a\r\n\r\n", 400),
    ("a null byte in the address", "GET /zones/\u{0}0011 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("a null byte in a header", "GET /zones/00011 HTTP/1.1\r\nHost: a\r\nX: a\u{0}b\r\n\r\n", 400),
    ("a length that is no number", "POST /session HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400),
    ("a length below nothing", "POST /session HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
    (
      "a length beyond numbers", "POST /session HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
      400
    ),
    ("two lengths", "POST /session HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
    (
      "a length and chunks, as requests are smuggled",
      "POST /session HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /zones/00011 HTTP/1.1\r\nHost: a\r\n\r\n",
      400
    ),
    (
      "chunks that are not", "POST /session HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n", 400
    ),
    (
      "an encoding that is not understood",
      "POST /session HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400
    ),
    (
      "a huge header", "GET /zones/00011 HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 20_000))\r\n\r\n",
      431
    ),
    (
      "a thousand headers",
      "GET /zones/00011 HTTP/1.1\r\nHost: a\r\n\((0..<1000).map { "X\($0): a\r\n" }.joined())\r\n", 431
    ),
    ("an address without end", "GET /\(String(repeating: "a", count: 200_000))", 431),
    ("a header without end", "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 200_000))", 431),
  ]

  @Test func `what is no HTTP is told so in words, the connection ends, and nothing behind it is answered`()
    async throws
  {
    try await LiveServer.serving(.published()) { server in
      for (what, bytes, status) in Self.malformed {
        let (text, isClosed) = try await server.raw(bytes)
        #expect(text.hasPrefix("HTTP/1.1 \(status) "), "\(what): \(text.prefix(60))")
        #expect(isClosed, "\(what)")
        #expect(text.contains("application/problem+json") && text.contains("\"status\":\(status)"), "\(what)")
        #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2, "\(what): one answer, \(text)")
      }
      #expect(try await server.ask("/zones/00011").status == 200)
    }
  }

  @Test func `requests one behind the other are answered in their order, and what breaks behind them is refused last`()
    async throws
  {
    try await LiveServer.serving(.published()) { server in
      let one = "GET /zones/00011 HTTP/1.1\r\nHost: a\r\n\r\n"
      let connection = try await RawConnection(server.address)
      await connection.send(
        String(repeating: one, count: 50) + "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n" + "NONSENSE\r\n\r\n")
      let (text, isClosed) = await connection.answer()
      let answers = text.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
      #expect(answers == [Substring](repeating: "200", count: 50) + ["404", "400"])
      #expect(isClosed)
    }
  }

  @Test func `a body too large is refused before it is read, with its length or in chunks`() async throws {
    var settings = ServerSettings()
    settings.limits.largestBody = 100_000
    try await LiveServer.serving(.published(), settings: settings) { server in
      let announced = try await server.raw("POST /session HTTP/1.1\r\nHost: a\r\nContent-Length: 100001\r\n\r\n")
      #expect(announced.text.hasPrefix("HTTP/1.1 413 "))
      #expect(announced.isClosed)
      let connection = try await RawConnection(server.address)
      await connection.send(
        "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = "2710\r\n" + String(repeating: "a", count: 10_000) + "\r\n"
      for _ in 0..<15 { await connection.send(chunk) }
      let chunked = await connection.answer { $0.contains("413") }
      #expect(chunked.text.contains("HTTP/1.1 413 ") || chunked.text.contains("HTTP/1.1 404 "), "\(chunked.text)")
      // The endpoint's own limit.
      let session = try await server.ask(
        "/session", method: "POST", headers: ["Content-Type": "application/json"], body: Data(count: 50_000))
      #expect(session.status == 413)
      #expect(session.object["detail"] as? String == "the body may have at most 16384 bytes; ask in parts")
    }
  }

  @Test(
    arguments: [
      "/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/zones/..%2f..%2fetc%2fpasswd", "/zones/%2e%2e", "//etc/passwd",
      "/zones/%00", "/zones/%0d%0aSet-Cookie:%20x=y", "/zones/%c0%ae%c0%ae", "/zones/%", "/zones/%zz", "/zones/%ff",
      "/zones/00011%00.json", "/zones/00011;admin=1", "/zones/%25%30%30", "/zones/00011/", "/zones/%E0%80%AF",
      "http://evil.example/zones/00011", "/zones/'%20OR%201=1", "*", "/session?ward=%00", "/zones/00011?%00=1",
    ])
  func `tricks with paths and percent signs lead nowhere, and break nothing`(_ path: String) async throws {
    try await LiveServer.serving(.published()) { server in
      let (text, _) = try await server.raw("GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      let status = Int(text.dropFirst(9).prefix(3)) ?? 0
      // What is only another spelling of a good address may be answered.
      let isGood = ["/zones/00011/", "http://evil.example/zones/00011"].contains(path)
      #expect((400...404).contains(status) || isGood && status == 200, "\(text.prefix(100))")
      #expect(!text.contains("root:"))
      #expect(!text.lowercased().contains("\r\nset-cookie: x=y"))
    }
  }
}
