import Foundation
import HTTPTypes
import Hummingbird
import TestSupport
import Testing

@testable import Server

@Suite struct SecurityHeadersTests {
  private static func headers(
    _ type: String, secure: Bool = false, tiles: String? = nil, request fields: HTTPFields = [:],
    method: HTTPRequest.Method = .get
  ) -> HTTPFields {
    var headers: HTTPFields = [.contentType: type]
    let request = Request(
      head: HTTPRequest(method: method, scheme: nil, authority: nil, path: "/", headerFields: fields),
      body: RequestBody(buffer: .init()))
    SecurityHeaders(isSecure: secure, backgroundTiles: tiles).add(to: &headers, of: request)
    return headers
  }

  @Test func `a page loads from here and the background's host alone, and stands in no frame`() throws {
    let page = Self.headers("text/html; charset=utf-8", tiles: "https://{s}.tiles.example/{z}/{x}/{y}.png")
    let policy = try #require(page[.contentSecurityPolicy])
    for part in [
      "default-src 'none'", "script-src 'self';", "style-src 'self';", "worker-src blob: 'self'", "child-src blob:",
      "img-src 'self' data: blob: https://*.tiles.example;", "connect-src 'self' https://*.tiles.example;",
      "font-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ] { #expect(policy.contains(part), "\(part)") }
    #expect(!policy.contains("unsafe"))
    #expect(page[.permissionsPolicy]?.contains("geolocation=(self)") == true)
    #expect(page[.xFrameOptions] == "DENY")
    for template in ["https://a.example; script-src *", "javascript:x", "tiles", "https:///x", "https://a b/"] {
      let policy = Self.headers("text/html", tiles: template)[.contentSecurityPolicy]
      #expect(policy?.contains("img-src 'self' data: blob:;") == true || policy?.contains("https://a.example;") == true)
      #expect(policy?.contains("script-src *") == false, "\(template)")
    }
  }

  @Test func `other sites may read what the public may, and nothing that is somebody's`() {
    let open = Self.headers("application/json")
    #expect(open[.accessControlAllowOrigin] == "*")
    #expect(open[.accessControlExposeHeaders]?.contains("Content-Crs") == true)
    #expect(open[.accessControlAllowCredentials] == nil)
    #expect(open[.crossOriginResourcePolicy] == "cross-origin")
    for fields in [[.authorization: "Bearer x"], [.cookie: "zonal=x"]] as [HTTPFields] {
      let personal = Self.headers("application/json", request: fields)
      #expect(personal[.accessControlAllowOrigin] == nil)
      #expect(personal[.crossOriginResourcePolicy] == "same-origin")
    }
    #expect(Self.headers("application/json", method: .post)[.accessControlAllowOrigin] == nil)
  }

  @Test func `browsers are held to TLS only where there is some`() {
    #expect(Self.headers("text/html")[.strictTransportSecurity] == nil)
    #expect(Self.headers("text/html", secure: true)[.strictTransportSecurity] == "max-age=31536000")
  }

  @Test func `every answer of the server has them, refusals too, and a preflight is answered`() async throws {
    try await LiveServer.serving(.published()) { server in
      for (path, headers) in [
        ("/zones/00011", [:]), ("/nowhere", [:]), ("/zones/00011?x=1", [:]),
        ("/zones/00011", ["Authorization": "Bearer x"]),
      ] as [(String, [String: String])] {
        let answer = try await server.ask(path, headers: headers)
        #expect(answer.headers["x-content-type-options"] == "nosniff")
        #expect(answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'")
        #expect(answer.headers["referrer-policy"] != nil)
        #expect((answer.headers["access-control-allow-origin"] == "*") == headers.isEmpty)
      }
      let preflight = try await server.raw(
        "OPTIONS /zones/00011 HTTP/1.1\r\nHost: a\r\nOrigin: https://gis.example\r\nAccess-Control-Request-Method: GET\r\n"
          + "Connection: close\r\n\r\n")
      #expect(preflight.text.hasPrefix("HTTP/1.1 204 "))
      #expect(preflight.text.contains("Access-Control-Allow-Methods: GET, HEAD"))
      #expect(!preflight.text.contains("Allow-Credentials"))
    }
  }
}
