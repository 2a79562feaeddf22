import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct WebFileTests {
  @Test func `the page names only files that are served, and says what it may load`() async throws {
    try await LiveServer.serving(.published(), settings: .withoutLibraries) { server in
      let page = try await server.ask("/", headers: ["Accept": "text/html"])
      #expect(page.status == 200)
      #expect(page.headers["content-type"] == "text/html; charset=utf-8")
      let policy = try #require(page.headers["content-security-policy"])
      #expect(policy.contains("default-src 'none'"))
      #expect(!policy.contains("unsafe"))
      let names = page.text.matches(of: /(?:href|src)="(\/assets\/[^"]+)"/).map { String($0.1) }
      #expect(names.count >= 4)
      for name in names { #expect(try await server.ask(name).status == 200, "\(name)") }
      #expect(!page.text.contains("{{"))
      // What the policy refuses must not be there.
      #expect(page.text.matches(of: /<script(?![^>]*(src=|application\/json))/).isEmpty)
      #expect(page.text.matches(of: /<style|\sstyle=|\son[a-z]+=/).isEmpty)
    }
  }

  @Test func `scripts import only scripts that are served`() async throws {
    let names = Set(WebFile.all.map(\.name))
    for file in WebFile.all where file.name.hasSuffix(".js") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      for found in text.matches(of: /"\.\/([a-z-]+\.js)"/) {
        #expect(names.contains(String(found.1)), "\(file.name) imports \(found.1)")
      }
      #expect(!text.contains("http://") || file.name == "patterns.js", "\(file.name) names an address")
      #expect(!text.contains("https://"), "\(file.name) names an address")
    }
  }

  @Test func `every file of the web map's folder is served`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../../Sources/Server/Web/Files"
    ).standardizedFileURL
    let there = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)).subtracting(["map.html"])
    #expect(Set(WebFile.all.map(\.name)) == there)
    for file in WebFile.all {
      #expect(try Data(file.bytes) == Data(contentsOf: folder.appendingPathComponent(file.name)), "\(file.name)")
    }
  }

  @Test func `a file has its media type, a tag by its content, and is not sent twice`() async throws {
    try await LiveServer.serving(.published(), settings: .withoutLibraries) { server in
      for (name, type) in [
        ("map.js", "text/javascript; charset=utf-8"), ("map.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
      ] {
        let answer = try await server.ask("/assets/\(name)")
        #expect(answer.headers["content-type"] == type)
        let tag = try #require(answer.headers["etag"])
        let again = try await server.ask("/assets/\(name)", headers: ["If-None-Match": tag])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
      }
      let tags = try await [server.ask("/assets/map.css"), server.ask("/assets/panel.css")].map { $0.headers["etag"] }
      #expect(tags[0] != tags[1])
    }
  }

  @Test(arguments: ["..%2fPackage.swift", "map.html", "passwd", "secret.js", "%2e%2e", "map.js.map"])
  func `nothing else is served`(name: String) async throws {
    try await LiveServer.serving(.published(), settings: .withoutLibraries) { server in
      let status = try await server.ask("/assets/\(name)").status
      #expect([400, 404].contains(status))
    }
  }

  @Test func `a map library is served only when it is whole, and a folder's other files never`() async throws {
    let folder = TemporaryFolder()
    for name in ["leaflet.js", "leaflet.css", "maplibre-gl.js", "secret.js"] {
      try Data("/* \(name) */".utf8).write(to: folder.url.appendingPathComponent(name))
    }
    var settings = ServerSettings()
    settings.assets = folder.url.path
    try await LiveServer.serving(.published(), settings: settings) { server in
      #expect(try await server.ask("/assets/leaflet.js").text == "/* leaflet.js */")
      #expect(try await server.ask("/assets/leaflet.css").status == 200)
      #expect(try await server.ask("/assets/maplibre-gl.js").status == 404)
      #expect(try await server.ask("/assets/secret.js").status == 404)
      let config = try Self.config(try await server.ask("/", headers: ["Accept": "text/html"]).text)
      #expect(config["libraries"] as? [String] == ["leaflet.js", "leaflet.css"])
      #expect(config["clockOffset"] as? Int == 7 * 3600)
    }
  }

  @Test func `a background's tiles may be loaded from where they are, and its address ends no element`() async throws {
    var settings = ServerSettings.withoutLibraries
    settings.backgroundTiles = "https://tiles.example/a/{z}/{x}/{y}.png?</script>"
    try await LiveServer.serving(.published(), settings: settings) { [settings] server in
      let page = try await server.ask("/", headers: ["Accept": "text/html"])
      #expect(page.headers["content-security-policy"]?.contains("blob: https://tiles.example;") == true)
      #expect(try Self.config(page.text)["backgroundTiles"] as? String == settings.backgroundTiles)
      #expect(!page.text.contains("png?</script>"))
    }
    for template in ["javascript:alert(1)", "/tiles/{z}", "https://", "https://a b;script-src *"] {
      let policy = WebMapPage.contentSecurityPolicy(backgroundTiles: template)
      #expect(!policy.contains("script-src *") && !policy.contains("javascript"), "\(template)")
    }
  }

  /// The settings in the page.
  static func config(_ page: String) throws -> [String: Any] {
    let found = try #require(page.firstMatch(of: /id="config">(.*?)<\/script>/))
    return try #require(JSONSerialization.jsonObject(with: Data(found.1.utf8)) as? [String: Any])
  }
}

extension ServerSettings {
  /// Whatever lies in the working folder.
  static var withoutLibraries: ServerSettings {
    var settings = ServerSettings()
    settings.assets = "/nowhere"
    return settings
  }
}
