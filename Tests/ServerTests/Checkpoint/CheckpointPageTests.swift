import Credentials
import Crypto
import Foundation
import Permits
import TestSupport
import Testing

@testable import Server

@Suite struct CheckpointPageTests {
  private let town = CheckpointTown()

  private func page(isServed: Bool = true, assets: String = "/nowhere") -> (page: CheckpointPage, text: String) {
    let page = CheckpointPage(anchors: [town.bundling.verifyingKey], isServed: isServed, assets: assets)
    return (page, String(decoding: page.html, as: UTF8.self))
  }

  private static func digest(_ text: Substring) -> String {
    "'sha256-\(Data(SHA256.hash(data: Array(text.utf8))).base64EncodedString())'"
  }

  @Test func `the page is one file, and its policy runs what is in it and nothing else`() throws {
    let folder = TemporaryFolder()
    try Data("var ZXing = {};\n".utf8).write(to: folder.url.appendingPathComponent("zxing.js"))
    let (page, text) = page(assets: folder.url.path)
    #expect(page.readsCodes)
    let scripts = text.matches(of: /<script>([\s\S]*?)<\/script>/).map(\.1)
    let style = try #require(text.firstMatch(of: /<style>([\s\S]*?)<\/style>/)?.1)
    #expect(scripts.count == 2 && scripts[0] == "var ZXing = {};\n")
    let rules = page.policy.split(separator: "; ").map(String.init)
    #expect(rules.contains("script-src " + scripts.map(Self.digest).joined(separator: " ")))
    #expect(rules.contains("style-src " + Self.digest(style)))
    #expect(rules.contains("default-src 'none'") && rules.contains("frame-ancestors 'none'"))
    #expect(!page.policy.contains("unsafe"))
    let inside = try #require(text.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)?.1)
    #expect(page.policy == inside + "; frame-ancestors 'none'")
    // Nothing is loaded, and nothing runs that the policy does not name.
    #expect(text.matches(of: /\s(src|style|on[a-z]+)=/).isEmpty)
    #expect(text.matches(of: /<(link|iframe|object|base)\b/).isEmpty)
    #expect(!text.contains("{{") && !text.contains("}}\""))
  }

  @Test func `it asks its own server, and from a file nobody`() throws {
    #expect(page().page.policy.contains("connect-src 'self';"))
    let file = page(isServed: false)
    #expect(file.page.policy.contains("connect-src 'none';"))
    let config = try Self.config(file.text)
    #expect(config["bundle"] is NSNull && config["session"] is NSNull)
  }

  @Test func `the keys it trusts are in it, and nothing to sign with`() throws {
    let text = page().text
    let config = try Self.config(text)
    let anchors = try #require(config["anchors"] as? [String])
    let key = CBORWriter.encode(town.bundling.verifyingKey.coseKey)
    #expect(anchors == [key.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()])
    #expect(config["bundle"] as? String == "bundle" && config["session"] as? String == "../session")
    let secret = try #require(town.bundling.privateJWK.firstMatch(of: /"d":"([^"]+)"/)?.1)
    #expect(!text.contains(secret))
  }

  @Test func `every reason that a verdict can have has its words in the page`() throws {
    let words = try #require(Self.config(page().text)["words"] as? [String: Any])
    let reasons = try #require(words["reasons"] as? [String: [String]])
    #expect(Set(reasons.keys) == Set(CheckReason.allCases.map(\.rawValue)))
    #expect(reasons.values.allSatisfy { $0.count == 2 && !$0.contains("") })
    #expect(Set((words["bundles"] as? [String: Any] ?? [:]).keys) == Set(CheckBundleError.allCases.map(\.rawValue)))
    // And the script knows no reason that has none.
    let script = String(decoding: PackageResources.check_verdict_js, as: UTF8.self)
    let named = script.matches(of: /(?:refused|undecided)\("([a-z-]+)"/).map { String($0.1) }
    #expect(named.count > 15)
    for name in named { #expect(reasons[name] != nil, "\(name)") }
  }

  @Test func `without the library the page is whole and reads what is typed`() {
    let (page, text) = page()
    #expect(!page.readsCodes)
    #expect(text.contains("<script></script>"))
    #expect(page.html.count < 100_000)
  }

  @Test(arguments: ["var a='</SCRIPT>';", "<!-- <script>"])
  func `a library that could end its element is left out`(text: String) throws {
    let folder = TemporaryFolder()
    try Data(text.utf8).write(to: folder.url.appendingPathComponent("zxing.js"))
    #expect(!page(assets: folder.url.path).page.readsCodes)
  }

  @Test func `each module imports what one before it exports, and no name stands twice`() {
    var exported: [String: Set<String>] = [:]
    var tops: Set<String> = []
    for part in CheckpointScript.parts {
      let text = String(decoding: part.bytes, as: UTF8.self)
      #expect(text.split(separator: "\n").count < 300, "\(part.name)")
      for found in text.matches(of: /(?m)^import \{ ([^}]+) \} from "\.\/([a-z0-9-]+\.js)";$/) {
        for name in found.1.split(separator: ", ") {
          #expect(exported[String(found.2)]?.contains(String(name)) == true, "\(part.name) imports \(name)")
        }
      }
      let imports = text.split(separator: "\n").filter { $0.hasPrefix("import ") }
      #expect(imports.allSatisfy { $0.hasPrefix("import { ") && $0.hasSuffix(".js\";") }, "\(part.name)")
      exported[part.name] = Set(
        text.matches(of: /(?m)^export (?:async )?(?:const|let|function|class) (\w+)/).map { String($0.1) })
      for found in text.matches(of: /(?m)^(?:export )?(?:async )?(?:const|let|function|class) (\w+)/) {
        #expect(tops.insert(String(found.1)).inserted, "\(part.name): \(found.1) stands twice")
      }
    }
  }

  @Test func `every file of the page's folder is in the page`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../../Sources/Server/Checkpoint/Files"
    ).standardizedFileURL
    let there = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    #expect(Set(CheckpointScript.parts.map(\.name)).union(["checkpoint.html", "checkpoint.css"]) == there)
  }

  @Test func `it is served with its policy and the right to the camera, and with no key not at all`() async throws {
    let key = town.bundling.verifyingKey
    for anchors in [[key], []] {
      let routes = CheckpointRoutes(settings: .withoutLibraries) { anchors }
      try await PlainServer.serving(routes) { server in
        let answer = try await server.ask("/permits/checkpoint")
        guard !anchors.isEmpty else {
          #expect(answer.status == 503 && answer.text.contains("zonal permit keys make"))
          return
        }
        let page = CheckpointPage(anchors: anchors, isServed: true, assets: "/nowhere")
        #expect(answer.status == 200 && Array(answer.body) == page.html)
        #expect(answer.headers["content-security-policy"] == page.policy)
        #expect(answer.headers["permissions-policy"]?.hasPrefix("camera=(self)") == true)
        let tag = try #require(answer.headers["etag"])
        #expect(try await server.ask("/permits/checkpoint", headers: ["If-None-Match": tag]).status == 304)
      }
    }
  }

  private static func config(_ page: String) throws -> [String: Any] {
    let found = try #require(page.firstMatch(of: /id="config">(.*?)<\/script>/))
    return try #require(JSONSerialization.jsonObject(with: Data(found.1.utf8)) as? [String: Any])
  }
}
