import FHIR
import Testing

@Suite struct ResourceLineReaderTests {
  private func read(_ pieces: [[UInt8]]) throws -> (lines: [ResourceLineReader.Line], unread: [String: Int]) {
    var reader = ResourceLineReader()
    var lines: [ResourceLineReader.Line] = []
    for piece in pieces { try reader.read(piece) { lines.append($0) } }
    try reader.finish { lines.append($0) }
    return (lines, reader.unread)
  }

  private static let text: [UInt8] =
    [0xEF, 0xBB, 0xBF] + Examples.all.flatMap { $0.line.dropLast() + [13, 10] } + Array("\n{\"a\":1}\nnull\n\n{".utf8)

  @Test func `lines in are resources and rejected lines, blank ones are neither`() throws {
    let (lines, _) = try read([Self.text])
    #expect(lines.compactMap(\.resource) == Examples.all)
    #expect(lines.map(\.number) == [1, 2, 3, 4, 6, 7, 9])
    let rejected = lines.filter { $0.resource == nil }
    #expect(rejected.map { $0.findings.first?.code } == [.missingElement, .notJSON, .notJSON])
    #expect(rejected.allSatisfy { line in line.findings.allSatisfy { $0.line == line.number } })
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1000])
  func `the pieces in which bytes come change nothing`(size: Int) throws {
    let whole = try read([Self.text])
    let pieces = stride(from: 0, to: Self.text.count, by: size).map { start in
      Array(Self.text[start..<min(start + size, Self.text.count)])
    }
    let parts = try read(pieces)
    #expect(parts.lines.map(\.number) == whole.lines.map(\.number))
    #expect(parts.lines.map(\.resource) == whole.lines.map(\.resource))
    #expect(parts.lines.map(\.findings) == whole.lines.map(\.findings))
  }

  @Test func `elements that are not read are told once with their first line`() throws {
    let line = #"{"resourceType":"Patient","id":"1","photo":[{"url":"a"}],"name":[{"text":"x","suffix":["y"]}]}"#
    let (lines, unread) = try read([Array("{\"resourceType\":\"Patient\",\"id\":\"0\"}\n\(line)\n\(line)\n".utf8)])
    #expect(lines.count == 3 && lines.allSatisfy { $0.resource != nil && $0.findings.isEmpty })
    #expect(unread == ["Patient.photo": 2, "Patient.name.suffix": 2])
  }

  @Test func `a resource of another type is rejected by its line`() throws {
    let (lines, _) = try read([Array("{\"resourceType\":\"Bundle\",\"entry\":[]}".utf8)])
    #expect(lines[0].findings.map(\.code) == [.unknownResource])
    #expect(lines[0].findings[0].description.hasPrefix("line 1, resourceType: "))
  }

  @Test func `a document over several lines is refused with what to do`() {
    #expect(throws: FHIRError.notLines) { try read([Array("{\n  \"resourceType\": \"Patient\"\n}".utf8)]) }
    #expect(FHIRError.notLines.description.contains("jq -c"))
  }

  @Test(arguments: [[0xFF, 0xFE, 0x7B, 0, 10], [0x1F, 0x8B, 8, 0, 10], [0x7B, 0, 10]] as [[UInt8]])
  func `what is no text is refused`(bytes: [UInt8]) {
    #expect {
      try read([bytes])
    } throws: { error in
      guard case FHIRError.notText? = error as? FHIRError else { return false }
      return true
    }
  }

  @Test func `a line without end is refused, not gathered`() {
    let piece = [UInt8](repeating: 32, count: 1 << 16)
    #expect(throws: FHIRError.longLine(line: 1, limit: ResourceLineReader.longestLine)) {
      try read(Array(repeating: piece, count: 17))
    }
  }

  @Test func `a finding does not repeat what stands in the line`() throws {
    let secret = "0912345678"
    let line =
      #"{"resourceType":"Patient","gender":"\#(secret)","birthDate":"\#(secret)","telecom":[{"system":"\#(secret)"}]}"#
    let (lines, _) = try read([Array(line.utf8)])
    #expect(lines[0].findings.count == 3)
    #expect(lines[0].findings.allSatisfy { !$0.description.contains(secret) })
  }
}
