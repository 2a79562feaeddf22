import Testing

@testable import FHIR

@Suite struct JSONParserTests {
  private func parse(_ text: String) throws -> JSONValue {
    try Array(text.utf8).withUnsafeBufferPointer { try JSONParser.parse($0) }
  }

  @Test func `numbers keep their digits`() throws {
    #expect(try parse("[24.50,-0,1e3]") == .array([.number("24.50"), .number("-0"), .number("1e3")]))
  }

  @Test func `escapes are read, those of two halves too`() throws {
    #expect(try parse(#""a\"\\\/\n\u00e1\uD83D\uDE00""#) == .string("a\"\\/\ná😀"))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "01", "-", "1.", "1e", "nul", "\"a", "\"\\q\"", "\"\\ud800\"",
    "\"\\u12g4\"", "{a:1}", "[1] 2", "\"a\nb\"", "+1", ".5", "NaN", "'a'",
  ])
  func `what is no JSON is refused`(text: String) {
    #expect(throws: JSONParser.Fault.self) { try parse(text) }
  }

  @Test func `bytes that are no UTF-8 are refused, also behind an escape`() {
    for bytes: [UInt8] in [[34, 0xFF, 34], [34, 92, 110, 0xC3, 34]] {
      #expect(throws: JSONParser.Fault.self) { try bytes.withUnsafeBufferPointer { try JSONParser.parse($0) } }
    }
  }

  @Test func `nesting without end is refused, not followed`() {
    let fault = #expect(throws: JSONParser.Fault.self) { try parse(String(repeating: "[", count: 100_000)) }
    #expect(fault?.reason == "values are nested more than 64 deep")
  }

  @Test func `every prefix of a value is refused`() throws {
    let text = #"{"a":[1.5,true,null,"\u00e1x"],"b":{"c":"d"}}"#
    _ = try parse(text)
    for count in 0..<text.utf8.count {
      #expect(throws: JSONParser.Fault.self) {
        try Array(text.utf8.prefix(count)).withUnsafeBufferPointer { try JSONParser.parse($0) }
      }
    }
  }

  @Test func `what is written is read as it was`() throws {
    let value = JSONValue.object([
      .init("z", .string("quote \" backslash \\ tab \t bell \u{7} é 😀")), .init("a", .array([.number("1.50"), .null])),
    ])
    var bytes: [UInt8] = []
    JSONText.append(value, to: &bytes)
    #expect(try bytes.withUnsafeBufferPointer { try JSONParser.parse($0) } == value)
    #expect(!bytes.contains(9) && !bytes.contains(10))
  }
}
