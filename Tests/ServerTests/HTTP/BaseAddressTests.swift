import TestSupport
import Testing

@testable import Server

@Suite struct BaseAddressTests {
  @Test(arguments: ["localhost", "127.0.0.1:8080", "zones.example", "[::1]:8080", "[fe80::1]", "a_b-c.example:443"])
  func `names and addresses of hosts are taken, with a port or without`(host: String) {
    #expect(BaseAddress.isHost(host))
  }

  @Test(
    arguments: ["", "a b", "a/b", "evil\"><x", "a:port", "a:0", "a:70000", "user@host", "[::1", "a?b", "máy.example"])
  func `what is no host is not put into links`(host: String) {
    #expect(!BaseAddress.isHost(host))
  }

  @Test func `links come from the public address where there is one`() async throws {
    var settings = ServerSettings()
    settings.publicAddress = "https://zones.example/city/"
    try await LiveServer.serving(.published(), settings: settings) { server async throws in
      let links = try await server.json("/").links.compactMap { $0["href"] }
      #expect(links.allSatisfy { $0.hasPrefix("https://zones.example/city/") })
      #expect(links.contains("https://zones.example/city/api"))
      #expect(
        try await server.json("/api").object["servers"] as? [[String: String]] == [
          ["url": "https://zones.example/city"]
        ])
    }
  }

  @Test func `parts of a path are encoded`() {
    #expect(BaseAddress.encoded("a/b?c=ú d") == "a%2Fb%3Fc%3D%C3%BA%20d")
    #expect(BaseAddress.encoded("2021-09-05T23:00:00.000Z") == "2021-09-05T23:00:00.000Z")
  }
}
