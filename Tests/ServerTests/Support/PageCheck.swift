import Foundation

@testable import Server

/// Looks at the pages of officers and citizens without a browser: what they name is there, and what they say is there in both languages.
struct PageCheck {
  let server: LiveServer

  static func matches(_ text: String, _ pattern: String) throws -> [String] {
    try text.matches(of: Regex(pattern)).compactMap { $0.output[1].substring.map(String.init) }
  }

  /// Follows everything that a page names.
  ///
  /// - Returns: texts by their addresses, and what is wrong.
  func files(of path: String) async throws -> (texts: [String: String], faults: [String]) {
    let page = try await server.ask(path)
    var faults: [String] = page.status == 200 ? [] : ["\(path): \(page.status)"]
    let policy = page.headers["content-security-policy"] ?? ""
    if !policy.contains("script-src 'self'") || policy.contains("unsafe") { faults.append("\(path): \(policy)") }
    for part in ["<style", " style=", " onclick=", "{{", "http:", "https:"] where page.text.contains(part) {
      faults.append("\(path) has \(part)")
    }
    var texts = [path: page.text]
    var left = try Self.matches(page.text, ##"(?:href|src)="(/[^"#]+)""##).filter { $0 != "/" }
    while let address = left.popLast() {
      guard texts[address] == nil else { continue }
      let file = try await server.ask(address)
      texts[address] = file.text
      if file.status != 200 { faults.append("\(address): \(file.status)") }
      for part in ["innerHTML", "eval("] where file.text.contains(part) { faults.append("\(address) has \(part)") }
      let folder = address.split(separator: "/").dropLast().joined(separator: "/")
      left += try Self.matches(file.text, #"from "\./([^"]+)""#).map { "/\(folder)/\($0)" }
      left += try Self.matches(file.text, #"from "(/[^"]+)""#)
    }
    return (texts, faults)
  }

  /// Words and fields that scripts of a folder and the pages use, and which are missing in a language.
  ///
  /// - Parameter words: the file of words, whose second half is English.
  func missingWords(_ pages: [String], folder: String, words: String) async throws -> (used: Int, missing: [String]) {
    var texts: [String: String] = [:]
    for page in pages { texts.merge(try await files(of: page).texts) { a, _ in a } }
    let tables = [
      "/permits/files/permit-words.js", "/ward-office/files/ward-words.js", "/ward-office/files/ward-lists.js",
    ]
    var halves = ["", ""]
    for (address, mark) in [
      (words, "\nconst en = {"), (tables[0], "\n  en: {"), (tables[1], "\nconst en = {"), (tables[2], "\nconst en = {"),
    ] {
      let parts = (texts[address] ?? "").components(separatedBy: mark)
      guard parts.count == 2 else { return (0, ["\(address) has no two halves"]) }
      for half in [0, 1] { halves[half] += parts[half] }
    }
    var used: Set<String> = []
    var fields: Set<String> = []
    for (address, text) in texts where pages.contains(address) || address.hasPrefix(folder) && address != words {
      for pattern in [
        #"data-(?:word|label|title)="([A-Za-z]+)""#, #"\bsay\("([A-Za-z]+)""#, #"\["([a-zA-Z]+)", does\."#,
        #"sendWord: "([A-Za-z]+)""#, #"back\("[^"]*", "([A-Za-z]+)""#,
      ] { used.formUnion(try Self.matches(text, pattern)) }
      fields.formUnion(try Self.matches(text, #"name: "([a-z_.]+)", (?:type|longest|required|hint)"#))
      fields.formUnion(try Self.matches(text, #"choice\("([a-z_.]+)""#))
    }
    var missing: [String] = []
    for (half, language) in [(0, "vi"), (1, "en")] {
      for word in used.sorted() where !halves[half].contains(try Regex("\\b\(word):")) {
        missing.append("\(language) \(word)")
      }
      for field in fields.sorted()
      where !halves[half].contains(try Regex("[ \"]\(field.replacing(".", with: "\\."))\"?:")) {
        missing.append("\(language) field \(field)")
      }
    }
    return (used.count + fields.count, missing)
  }
}
