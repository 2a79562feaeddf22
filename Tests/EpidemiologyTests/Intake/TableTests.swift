import Testing

@testable import Epidemiology

/// The small tables that a row is read by.
@Suite struct TableTests {
  static func field<T>(_ text: String, _ body: (Field) -> T) -> T {
    let bytes = Array(text.utf8) + [UInt8](repeating: 88, count: 32)
    return bytes.withUnsafeBufferPointer { body(Field(start: $0.baseAddress!, count: text.utf8.count)) }
  }

  @Test func `words are found in any case, and nothing else is`() {
    let words = CaseReading()
    for outcome in ["recovered", "Recovered", "DISCHARGED"] {
      #expect(Self.field(outcome, words.outcomes.value) == Outcome.recovered.rawValue)
    }
    #expect(Self.field("", words.outcomes.value) == Outcome.unknown.rawValue)
    // One byte of a word changed, left out or added is another word, unless only its case changed.
    for word in ["confirmed", "suspected", "probable", "discarded"] {
      let value = Self.field(word, words.classifications.value)
      #expect(value == CaseClassification.allCases.first { $0.name == word }?.rawValue)
      for place in word.utf8.indices {
        for byte in UInt8(1)..<128 {
          var bytes = Array(word.utf8)
          let offset = word.utf8.distance(from: word.startIndex, to: place)
          bytes[offset] = byte
          let changed = String(decoding: bytes, as: UTF8.self)
          if Self.field(changed, words.classifications.value) != (changed.lowercased() == word ? value : -1) {
            Issue.record("\(changed)")
          }
        }
      }
      #expect(Self.field(word + "x", words.classifications.value) == -1)
      #expect(Self.field(String(word.dropLast()), words.classifications.value) == -1)
    }
    #expect(Self.field("a word of more than sixteen bytes", words.classifications.value) == -1)
    #expect(Self.field("\u{11}", words.states.value) == -1)
    #expect(Self.field("1", words.states.value) == SeriesState.complete.rawValue)
  }

  @Test func `every code is found by its bytes and no other is`() {
    var random = SplitMix64(seed: 11)
    var codes: Set<String> = ["", "1", "01", "00000001", "000000010", "000000011", "0000000100000001"]
    for _ in 0..<3000 {
      codes.insert(
        String((0..<Int.random(in: 1...20, using: &random)).map { _ in "01A".randomElement(using: &random)! }))
    }
    let list = codes.sorted()
    let table = CodeTable(list)
    for (index, code) in list.enumerated() {
      let found = [
        Self.field(code) { table.index(of: $0) }, Self.field(code) { table.index(of: $0.bytes) },
        Self.field(code + "2") { table.index(of: $0) },
      ]
      if found != [index, index, nil] { Issue.record("\(code)") }
    }
  }

  @Test(arguments: [10, 1_000_000]) func `repeated identifiers are counted and the first one named, in memory or not`(
    _ limit: Int
  ) throws {
    var random = SplitMix64(seed: 5)
    let kept = CaseIdentifiers(limit: limit)
    var all: [(text: String, position: UInt64)] = []
    for chunk in 0..<40 {
      var identifiers: [CaseIdentifier] = []
      for row in 1...2_500 {
        let text = "case \(Int.random(in: 0..<3_000_000, using: &random))"
        let identifier = Self.field(text) { CaseIdentifier($0, chunk: 39 - chunk, row: row) }
        identifiers.append(identifier)
        all.append((text, identifier.position))
      }
      kept.add(identifiers)
    }
    all.sort { $0.position < $1.position }
    var seen: [String: UInt64] = [:]
    var expected = CaseIdentifiers.Repetitions()
    for (text, position) in all {
      if let earlier = seen[text] {
        if expected.count == 0 { (expected.first, expected.earlier) = (position, earlier) }
        expected.count += 1
      } else {
        seen[text] = position
      }
    }
    #expect(expected.count > 100)
    #expect(try kept.repetitions() == expected)
  }
}
