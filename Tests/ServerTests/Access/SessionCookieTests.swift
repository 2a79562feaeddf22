import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct SessionCookieTests {
  private static let json = ["Content-Type": "application/json"]

  @Test func `a browser keeps a token in a cookie that no script reads, until it is forgotten`() async throws {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city)
    let token = try office.token("epi")
    try await LiveServer.serving(city, settings: office.settings) { server in
      let begun = try await server.ask(
        "/session", method: "POST", headers: Self.json, body: Data(#"{"token":"\#(token)"}"#.utf8))
      #expect(begun.status == 200)
      #expect(begun.object["name"] as? String == "epi")
      let cookie = try #require(begun.headers["set-cookie"])
      for part in ["zonal=\(token)", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=3"] {
        #expect(cookie.contains(part), "\(part)")
      }
      #expect(!cookie.contains("Secure"), "the test has no TLS")
      let asked = try await server.ask("/session", headers: ["Cookie": "other=1; zonal=\(token)"])
      #expect(asked.object["name"] as? String == "epi")
      let ended = try await server.ask(
        "/session", method: "DELETE", headers: ["Cookie": "zonal=\(token)", "Origin": server.address])
      #expect(ended.status == 204)
      #expect(ended.headers["set-cookie"]?.contains("Max-Age=0") == true)
    }
  }

  @Test func `another site can use no cookie to change anything, and cannot log a browser in`() async throws {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city)
    let token = try office.token("epi")
    try await LiveServer.serving(city, settings: office.settings) { server in
      let cookie = "zonal=\(token)"
      for headers in [
        [:], ["Origin": "https://evil.example"], ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"],
        ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "cross-site", "Origin": server.address],
      ] {
        let answer = try await server.ask(
          "/session", method: "DELETE", headers: headers.merging(["Cookie": cookie]) { a, _ in a })
        #expect(answer.status == 403, "\(headers)")
        #expect(answer.headers["set-cookie"] == nil)
      }
      let allowed = try await server.ask(
        "/session", method: "DELETE", headers: ["Cookie": cookie, "Sec-Fetch-Site": "same-origin"])
      #expect(allowed.status == 204)
      let login = try await server.ask(
        "/session", method: "POST", headers: Self.json.merging(["Origin": "https://evil.example"]) { a, _ in a },
        body: Data(#"{"token":"\#(token)"}"#.utf8))
      #expect(login.status == 403)
      #expect(login.headers["set-cookie"] == nil)
      // A token in a header is sent by no browser by itself.
      #expect(try await server.ask("/session", token: token, method: "DELETE").status == 204)
    }
  }

  @Test func `a cookie that holds no more is refused once and forgotten`() async throws {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city)
    let expired = try office.token("epi", claims: ["exp": office.now - 1])
    try await LiveServer.serving(city, settings: office.settings) { server in
      let answer = try await server.ask("/zones/00011", headers: ["Cookie": "zonal=\(expired)"])
      #expect(answer.status == 401)
      #expect(answer.headers["set-cookie"]?.hasPrefix("zonal=; Max-Age=0") == true)
      for body in ["", "{}", "[]", #"{"token":7}"#, #"{"token":"x"}"#] {
        let login = try await server.ask("/session", method: "POST", headers: Self.json, body: Data(body.utf8))
        #expect(login.status == (body.contains("\"x\"") ? 401 : 400), "\(body)")
      }
      let form = try await server.ask(
        "/session", method: "POST", headers: ["Content-Type": "application/x-www-form-urlencoded"],
        body: Data("token=x".utf8))
      #expect(form.status == 415)
    }
  }
}
