import Yams

/// A key in square brackets that a citation, the source of an example or a comment uses, such as `V15` in "4800 [V14, V15]".
package struct CitedKey: Hashable, Sendable {
  package var key: String
  package var line: Int

  /// All keys in a text: what stands between commas in brackets, where each of these words is declared or looks like a key.
  private static func keys(in text: Substring, _ declared: Set<String>) -> [String] {
    var keys: [String] = []
    var rest = text
    while let open = rest.firstIndex(of: "[") {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: "]") else { break }
      let words = rest[..<close].split(separator: ",", omittingEmptySubsequences: false).map {
        $0.drop { $0 == " " }
      }
      if words.allSatisfy({ declared.contains(String($0)) || isKey($0) }) { keys += words.map(String.init) }
      rest = rest[rest.index(after: close)...]
    }
    return keys
  }

  /// A capital letter, then letters and digits: `V15`, `QN`, `V47b`.
  private static func isKey(_ word: Substring) -> Bool {
    word.utf8.first.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 } == true
      && word.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: false
        }
      }
  }

  /// Keys in the citations, sources and lines of comment of a file.
  package static func all(in top: YAMLNode, text: String, declared: Set<String>) -> [CitedKey] {
    all(in: top.node, text: text, declared: declared)
  }

  /// Keys in the citations and sources of a file that has the form of a criteria set, and in its lines of comment.
  static func all(in node: Node, text: String, declared: Set<String>) -> [CitedKey] {
    var found: [CitedKey] = []
    func walk(_ node: Node) {
      switch node {
      case .mapping(let mapping):
        for (name, value) in mapping {
          if let scalar = value.scalar, ["citation", "source"].contains(name.string) {
            let line = value.mark?.line ?? 1
            found += keys(in: Substring(scalar.string), declared).map { CitedKey(key: $0, line: line) }
          } else {
            walk(value)
          }
        }
      case .sequence(let sequence): sequence.forEach(walk)
      default: break
      }
    }
    walk(node)
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.drop { $0 == " " }
      if words.first == "#" { found += keys(in: words, declared).map { CitedKey(key: $0, line: number + 1) } }
    }
    return found
  }
}
