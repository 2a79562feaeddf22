package import Quantities
import Yams

/// A node of a YAML file with its place, read strictly: unknown keys and wrong kinds are errors that name the line.
package struct YAMLNode {
  let node: Node
  let file: String

  /// The top of a text of YAML.
  ///
  /// - Parameter file: names the text in messages.
  /// - Throws: `CriteriaError.malformed` with the line, also for a text that is longer than any that people write.
  package static func top(of text: String, file: String) throws(CriteriaError) -> YAMLNode {
    guard text.utf8.count <= CriteriaParser.longest else {
      throw .malformed(
        file: file, line: 1, message: "longer than \(CriteriaParser.longest / 1024) KiB, which no set of rules is")
    }
    if let line = AliasScan.firstLine(in: text) {
      throw .malformed(
        file: file, line: line,
        message: "'*name' is an alias in YAML, which is not used here; write it out, or put a space after the '*'")
    }
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch let error as YamlError {
      let (line, message) = CriteriaParser.place(of: error)
      throw .malformed(file: file, line: line, message: "no YAML: \(message)")
    } catch { throw .malformed(file: file, line: 1, message: "no YAML") }
    guard let root else { throw .malformed(file: file, line: 1, message: "the file is empty") }
    return YAMLNode(node: root, file: file)
  }

  package var line: Int { node.mark?.line ?? 1 }

  package func fail(_ message: String) -> CriteriaError { .malformed(file: file, line: line, message: message) }

  /// The members of a mapping.
  package func members(_ allowed: [String], required: [String] = []) throws(CriteriaError) -> YAMLMapping {
    guard let mapping = node.mapping else { throw fail("a mapping was expected here") }
    var members: [String: YAMLNode] = [:]
    for (key, value) in mapping {
      let key = YAMLNode(node: key, file: file)
      guard let name = key.node.string else { throw key.fail("a key must be a text") }
      guard allowed.contains(name) else {
        throw key.fail("unknown key '\(name)'; known here: \(allowed.joined(separator: ", "))")
      }
      guard members[name] == nil else { throw key.fail("the key '\(name)' stands twice") }
      members[name] = YAMLNode(node: value, file: file)
    }
    for name in required where members[name] == nil { throw fail("the key '\(name)' is missing") }
    return YAMLMapping(node: self, members: members)
  }

  package func list() throws(CriteriaError) -> [YAMLNode] {
    guard let sequence = node.sequence else { throw fail("a list was expected here") }
    return sequence.map { YAMLNode(node: $0, file: file) }
  }

  package func text() throws(CriteriaError) -> String {
    guard let text = node.scalar?.string, !text.isEmpty else { throw fail("a text was expected here") }
    return text
  }

  package var isNull: Bool { node.scalar.map { ["null", "~", ""].contains($0.string) } ?? false }

  package func day() throws(CriteriaError) -> Day {
    guard let day = Day(try text()) else { throw fail("'\(try text())' is no day of the form YYYY-MM-DD") }
    return day
  }

  package func number() throws(CriteriaError) -> Fraction {
    let text = try text()
    if text == "true" { return 1 }
    if text == "false" { return 0 }
    guard let number = Fraction(decimal: text) else { throw fail("'\(text)' is no decimal number") }
    // So small that no formula over several of them leaves the 128 bits of a fraction.
    guard number <= Self.largest, -Self.largest <= number, Self.finest % number.denominator == 0 else {
      throw fail("'\(text)' is beyond a thousand million or has more than nine decimals")
    }
    return number
  }

  private static let largest: Fraction = 1_000_000_000
  private static let finest: Int128 = 1_000_000_000

  package func integer(in range: ClosedRange<Int>) throws(CriteriaError) -> Int {
    guard let number = Int(try text()), range.contains(number) else {
      throw fail("'\(try text())' is no whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A name that other parts of the file, columns and properties use.
  package func identifier() throws(CriteriaError) -> String {
    let text = try text()
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isPlain, text.utf8.count <= 64 else {
      throw fail("'\(text)' is no name: letters of English, digits, '-' and '_', 64 at most")
    }
    return text
  }

  package func flag() throws(CriteriaError) -> Bool {
    switch try text() {
    case "true": true
    case "false": false
    case let text: throw fail("'\(text)' is neither true nor false")
    }
  }

  package func choice<T: RawRepresentable & CaseIterable>(_: T.Type) throws(CriteriaError) -> T
  where T.RawValue == String {
    guard let value = T(rawValue: try text()) else {
      throw fail("'\(try text())' is none of \(T.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }

  package func texts() throws(CriteriaError) -> [String] {
    var texts: [String] = []
    for node in try list() { texts.append(try node.text()) }
    return texts
  }

  /// A list of words from a closed vocabulary; a word outside it would silently select nothing or everything.
  package func words(of vocabulary: [String]) throws(CriteriaError) -> [String] {
    let nodes = try list()
    guard !nodes.isEmpty else { throw fail("an empty list; leave the key out to take all") }
    var words: [String] = []
    for node in nodes {
      let word = try node.text()
      guard vocabulary.contains(word) else {
        throw node.fail("'\(word)' is none of \(vocabulary.joined(separator: ", "))")
      }
      guard !words.contains(word) else { throw node.fail("'\(word)' stands twice") }
      words.append(word)
    }
    return words
  }
}
