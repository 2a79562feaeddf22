import Foundation
import HTTPTypes
import NIOCore
import TestSupport
import Testing

@testable import Server

@Suite struct RateTests {
  private static func client(_ number: UInt64) -> RateLimiter.Client { .address(IPAddress(high: number, low: 0)) }

  @Test func `a client has a burst at once, then its rate, and no other client's`() {
    let limiter = RateLimiter(rate: 10, burst: 5)
    for _ in 0..<5 { #expect(limiter.take(Self.client(1), at: 0) == nil) }
    let wait = limiter.take(Self.client(1), at: 0)
    #expect(wait.map { abs($0 - 0.1) < 1e-9 } == true)
    #expect(limiter.take(Self.client(2), at: 0) == nil)
    #expect(limiter.take(Self.client(1), at: 0.05) != nil)
    #expect(limiter.take(Self.client(1), at: 0.1) == nil)
    var taken = 0
    for step in 0..<1000 where limiter.take(Self.client(1), at: 1 + Double(step) / 100) == nil { taken += 1 }
    // A burst of five and ten seconds at ten a second.
    #expect((100...106).contains(taken))
  }

  @Test func `clients that are forgotten had full buckets, and there are never too many`() {
    let limiter = RateLimiter(rate: 1, burst: 2, most: 1000)
    for _ in 0..<2 { #expect(limiter.take(Self.client(0), at: 0) == nil) }
    #expect(limiter.take(Self.client(0), at: 0.5) != nil)
    for number in 1..<300 as Range<UInt64> { _ = limiter.take(Self.client(number), at: 0.6) }
    #expect(limiter.take(Self.client(0), at: 0.7) != nil, "others do not empty or fill a bucket")
    for number in 0..<100_000 as Range<UInt64> { _ = limiter.take(Self.client(number), at: 1) }
    #expect(limiter.count <= 1000)
  }

  @Test func `a block of addresses has what begins like it`() throws {
    for (block, inside, outside) in [
      ("10.0.0.0/8", "10.255.1.2", "11.0.0.0"), ("192.0.2.1", "192.0.2.1", "192.0.2.2"),
      ("2001:db8::/32", "2001:db8:ffff::1", "2001:db9::"), ("::1", "::1", "::2"),
      ("0.0.0.0/0", "1.2.3.4", "2001:db8::"),
      ("10.0.0.0/8", "::ffff:10.1.1.1", "::ffff:11.1.1.1"),
      ("2001:db8:0:0:8000::/65", "2001:db8::8000:0:0:1", "2001:db8::1"),
    ] {
      let block = try #require(IPAddress.Block(block))
      #expect(block.contains(IPAddress(inside)!))
      #expect(!block.contains(IPAddress(outside)!))
    }
    for text in ["", "proxy", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::/129", "10.0.0.0/8/8"] {
      #expect(IPAddress.Block(text) == nil, "\(text)")
    }
    #expect(IPAddress("2001:db8::1")?.subscriber == IPAddress("2001:db8::ffff")?.subscriber)
    #expect(IPAddress("2001:db8::1")?.subscriber != IPAddress("2001:db8:0:1::1")?.subscriber)
    #expect(IPAddress("192.0.2.1")?.subscriber != IPAddress("192.0.2.2")?.subscriber)
  }

  @Test(
    arguments: [
      ("203.0.113.9", "X-Forwarded-For", "192.0.2.7", "203.0.113.9"),
      ("10.0.0.1", "X-Forwarded-For", "192.0.2.7", "192.0.2.7"),
      ("10.0.0.1", "X-Forwarded-For", "6.6.6.6, 192.0.2.7", "192.0.2.7"),
      ("10.0.0.1", "X-Forwarded-For", "192.0.2.7, 10.0.0.2", "192.0.2.7"),
      ("10.0.0.1", "X-Forwarded-For", "nonsense", "10.0.0.1"),
      ("10.0.0.1", "X-Forwarded-For", "192.0.2.7, nonsense, 10.0.0.2", "10.0.0.2"),
      ("10.0.0.1", "Forwarded", "for=6.6.6.6;proto=http, for=\"[2001:db8::7]:4711\";by=10.0.0.1", "2001:db8::7"),
      ("10.0.0.1", "Forwarded", "For=\"192.0.2.7:99\"", "192.0.2.7"),
      ("10.0.0.1", "Forwarded", "proto=https", "10.0.0.1"),
    ])
  func `the client is the right-most address that no trusted proxy has`(
    _ peer: String, _ header: String, _ value: String, _ expected: String
  ) throws {
    let addresses = try ClientAddresses(trusted: ["10.0.0.0/8"])
    let headers: HTTPFields = [try #require(HTTPField.Name(header)): value]
    let client = addresses.client(headers, peer: try SocketAddress(ipAddress: peer, port: 1))
    #expect(client?.address == IPAddress(expected))
    // Also where the proxy wrote what cannot be read: then it is counted as the proxy, and never as this machine.
    #expect(client?.isForwarded == (expected != peer || peer.hasPrefix("10.")))
  }

  @Test func `who asks too often is told when to ask again, and others are not`() async throws {
    var settings = ServerSettings()
    // So slow that nothing comes back while the test runs.
    settings.limits.rate = 0.001
    settings.limits.burst = 5
    settings.access.trustedProxies = ["127.0.0.1"]
    try await LiveServer.serving(.published(), settings: settings) { server in
      var statuses: [Int] = []
      for _ in 0..<8 {
        let answer = try await server.ask("/zones/00011", headers: ["X-Forwarded-For": "192.0.2.1"])
        statuses.append(answer.status)
        guard answer.status == 429 else { continue }
        #expect(answer.headers["retry-after"].flatMap { Int($0) } ?? 0 >= 1)
        #expect(answer.object["status"] as? Int == 429)
      }
      #expect(statuses.prefix(5).allSatisfy { $0 == 200 } && statuses.suffix(3).allSatisfy { $0 == 429 })
      #expect(try await server.ask("/zones/00011", headers: ["X-Forwarded-For": "192.0.2.2"]).status == 200)
      // Programs of the machine itself.
      for _ in 0..<20 { #expect(try await server.ask("/zones/00011").status == 200) }
    }
  }

  @Test func `an officer has one bucket wherever they ask from`() async throws {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city)
    var settings = office.settings
    // So slow that nothing comes back while the test runs.
    settings.limits.rate = 0.001
    settings.limits.burst = 4
    settings.access.trustedProxies = ["127.0.0.1"]
    let token = try office.token("epi")
    try await LiveServer.serving(city, settings: settings) { server in
      var refused = 0
      for i in 0..<12 {
        let headers = ["X-Forwarded-For": "192.0.2.\(i)", "Authorization": "Bearer \(token)"]
        if try await server.ask("/session", headers: headers).status == 429 { refused += 1 }
      }
      // The first one counts for the address, since nobody knows the token yet.
      #expect(refused == 7)
    }
  }
}
