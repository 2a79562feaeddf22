import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct WardPagesTests {
  private static func matches(_ text: String, _ pattern: String) throws -> [String] {
    try text.matches(of: Regex(pattern)).compactMap { $0.output[1].substring.map(String.init) }
  }

  private static let files = [
    "ward-area-acts.js", "ward-area.js", "ward-case-acts.js", "ward-case.js", "ward-check-in.js", "ward-facts.js",
    "ward-forms.js", "ward-graph.js", "ward-map.js", "ward-office.js", "ward-order-acts.js", "ward-order.js",
    "ward-pan.js", "ward-today.js",
  ]

  @Test(arguments: ["/ward-office", "/ward-office/check-in"])
  func `a page runs nothing of its own text, loads nothing of others, and all that it names is served`(_ path: String)
    async throws
  {
    try await LiveServer.serving(.published()) { server in
      let page = try await server.ask(path)
      #expect(page.status == 200)
      let policy = page.headers["content-security-policy"] ?? ""
      #expect(
        policy.contains("script-src 'self'") && !policy.contains("unsafe") && policy.contains("form-action 'none'"))
      #expect(!page.text.contains("<style") && !page.text.contains(" style=") && !page.text.contains(" onclick="))
      #expect(!page.text.contains("{{") && !page.text.contains("http:") && !page.text.contains("https:"))
      var left = try Self.matches(page.text, ##"(?:href|src)="(/[^"#]+)""##).filter { $0 != "/" }
      var seen: Set<String> = []
      while let address = left.popLast() {
        guard seen.insert(address).inserted else { continue }
        let file = try await server.ask(address)
        #expect(file.status == 200, "\(address)")
        #expect(!file.text.contains("innerHTML") && !file.text.contains("eval("))
        let folder = address.split(separator: "/").dropLast().joined(separator: "/")
        left += try Self.matches(file.text, #"from "\./([^"]+)""#).map { "/\(folder)/\($0)" }
        left += try Self.matches(file.text, #"from "(/[^"]+)""#)
      }
      #expect(seen.contains("/ward-office/files/ward-words.js") && seen.contains("/permits/files/permit-parts.js"))
    }
  }

  @Test func `every word of the pages is there in both languages`() async throws {
    try await LiveServer.serving(.published()) { server in
      let own = try await server.ask("/ward-office/files/ward-words.js").text
      let lists = try await server.ask("/ward-office/files/ward-lists.js").text
      let shared = try await server.ask("/permits/files/permit-words.js").text
      let halves = [(own, "\nconst en = {"), (lists, "\nconst en = {"), (shared, "\n  en: {")].map {
        $0.0.components(separatedBy: $0.1)
      }
      #expect(halves.allSatisfy { $0.count == 2 })
      var used: Set<String> = []
      for path in ["/ward-office", "/ward-office/check-in"] {
        used.formUnion(
          try Self.matches(try await server.ask(path).text, #"data-(?:word|label|title)="([A-Za-z]+)""#))
      }
      for file in Self.files {
        let text = try await server.ask("/ward-office/files/\(file)").text
        for pattern in [
          #"\bsay\("([A-Za-z]+)""#, #"\bterm\("([A-Za-z]+)""#, #"\["([a-zA-Z]+)", does\."#, #"sendWord: "([A-Za-z]+)""#,
          #"back\("[^"]*", "([A-Za-z]+)""#,
        ] { used.formUnion(try Self.matches(text, pattern)) }
        for name in try Self.matches(text, #"name: "([a-z_.]+)", (?:type|longest|required|hint)"#)
          + Self.matches(text, #"choice\("([a-z_]+)""#)
        {
          for half in [0, 1] {
            #expect(
              halves[1][half].contains(try Regex("[ \"]\(name.replacing(".", with: "\\."))\"?:")), "\(file): \(name)")
          }
        }
      }
      // The policy of the city has words for these.
      used.subtract(["jurisdictions", "questions"])
      #expect(used.count > 120)
      for word in used.sorted() {
        for half in [0, 1] {
          let all = halves.map { $0[half] }.joined(separator: "\n")
          #expect(all.contains(try Regex("\\b\(word):")), "\(word)")
        }
      }
    }
  }
}
