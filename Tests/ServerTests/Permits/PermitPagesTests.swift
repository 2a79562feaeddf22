import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct PermitPagesTests {
  private static func matches(_ text: String, _ pattern: String) throws -> [String] {
    try text.matches(of: Regex(pattern)).compactMap { $0.output[1].substring.map(String.init) }
  }

  @Test(arguments: ["/permits/apply", "/permits/office"])
  func `a page runs nothing of its own text, loads nothing of others, and all that it names is served`(_ path: String)
    async throws
  {
    try await LiveServer.serving(.published()) { server in
      let page = try await server.ask(path)
      #expect(page.status == 200)
      let policy = page.headers["content-security-policy"] ?? ""
      #expect(policy.contains("script-src 'self'") && !policy.contains("unsafe"))
      #expect(!page.text.contains("<style") && !page.text.contains(" style=") && !page.text.contains(" onclick="))
      #expect(page.text.components(separatedBy: "<script").count == 2, "one script, by its address")
      var left = try Self.matches(page.text, ##"(?:href|src)="(/[^"#]+)""##).filter { $0 != "/" }
      var seen: Set<String> = []
      while let address = left.popLast() {
        guard seen.insert(address).inserted else { continue }
        let file = try await server.ask(address)
        #expect(file.status == 200, "\(address)")
        #expect(!file.text.contains("innerHTML") && !file.text.contains("eval("))
        left += try Self.matches(file.text, #"from "\./([^"]+)""#).map { "/permits/files/\($0)" }
      }
      #expect(seen.contains("/permits/files/permit-words.js") && seen.contains("/permits/files/permits.css"))
    }
  }

  @Test func `every word of the pages is there in both languages`() async throws {
    try await LiveServer.serving(.published()) { server in
      let words = try await server.ask("/permits/files/permit-words.js").text
      let halves = words.components(separatedBy: "\n  en: {")
      #expect(halves.count == 2)
      var used: Set<String> = []
      for path in ["/permits/apply", "/permits/office"] {
        used.formUnion(try Self.matches(try await server.ask(path).text, #"data-(?:word|label|title)="([A-Za-z]+)""#))
      }
      for file in ["permit-apply.js", "permit-office.js", "permit-office-parts.js", "permit-parts.js"] {
        used.formUnion(
          try Self.matches(try await server.ask("/permits/files/\(file)").text, #"\bsay\("([A-Za-z]+)""#))
      }
      #expect(used.count > 60)
      for word in used.sorted() {
        for half in halves {
          #expect(half.contains(try Regex("\\b\(word):")), "\(word)")
        }
      }
    }
  }
}
