import Credentials
import Testing

@Suite struct CBORReaderTests {
  @Test(arguments: AppendixA.examples.indices)
  func `the examples of RFC 8949 are read`(index: Int) throws {
    let example = AppendixA.examples[index]
    #expect(try CBORReader.read(hex(example.encoding), form: .general) == example.value)
  }

  @Test(arguments: AppendixA.examples.indices)
  func `in deterministic form only the deterministic examples are read`(index: Int) {
    let example = AppendixA.examples[index]
    #expect(
      (try? CBORReader.read(hex(example.encoding), form: .deterministic))
        == (example.isDeterministic ? example.value : nil))
  }

  @Test func `there are all 81 examples less the one that the standard took out`() {
    // simple(24) was an example of RFC 7049 and is not well-formed since RFC 8949.
    #expect(AppendixA.examples.count == 81)
    #expect(throws: CredentialError.self) { try CBORReader.read(hex("f818"), form: .general) }
  }

  /// As in cbor/test-vectors, fail.json: reserved heads, strings with pieces of another kind, ends out of place.
  static let notWellFormed: [[UInt8]] = {
    let reserved: [UInt8] = [0x1C, 0x1D, 0x1E, 0x1F]
    let heads = (0..<8).flatMap { kind in reserved.map { UInt8(kind) << 5 | $0 } }
    let closed = heads.filter { ![0x5F, 0x7F, 0x9F, 0xBF, 0xFF].contains($0) }
    let pieces = { (own: UInt8) in
      (0...UInt8.max).filter { ($0 & 0xE0 != own || reserved.contains($0 & 0x1F)) && $0 != 0xFF }
    }
    return closed.map { [$0] } + pieces(0x40).map { [0x5F, $0] } + pieces(0x60).map { [0x7F, $0] }
      + [0x9F, 0xBF].flatMap { open in closed.map { [open, $0] } } + (0...0x1F).map { [0xF8, $0] } + [[0xFF]]
  }()

  @Test(arguments: [CBORReader.Form.general, .deterministic])
  func `what is not well-formed is refused`(form: CBORReader.Form) {
    #expect(Self.notWellFormed.count > 550)
    for bytes in Self.notWellFormed {
      #expect(throws: CredentialError.self, "\(bytes)") { try CBORReader.read(bytes, form: form) }
      // Nor is it when enough follows for every length in it.
      let longer = bytes + [UInt8](repeating: 0, count: 32) + [0xFF]
      #expect(throws: CredentialError.self, "\(bytes)") { try CBORReader.read(longer, form: form) }
    }
  }

  @Test(arguments: AppendixA.examples.indices)
  func `an example without its last byte, or with one more, is refused`(index: Int) {
    let bytes = hex(AppendixA.examples[index].encoding)
    #expect(throws: CredentialError.self) { try CBORReader.read(bytes.dropLast(), form: .general) }
    #expect(throws: CredentialError.malformed(what: "bytes follow the end", at: bytes.count)) {
      try CBORReader.read(bytes + [0], form: .general)
    }
  }

  @Test(arguments: [
    "a2010001 00", "a2 01 00 1801 00", "a2 6161 00 7f6161ff 00", "bf 20 00 20 00 ff", "a2 f90000 00 fa00000000 00",
    "a2 f97e00 00 fb7ff8000000000000 00", "a2 8101 00 9f01ff 00",
  ])
  func `a key that stands twice in a map is refused, however it is written`(encoding: String) {
    #expect(throws: CredentialError.self) { try CBORReader.read(hex(encoding), form: .general) }
  }

  @Test func `texts that Unicode holds for the same are two keys`() throws {
    let map = try CBORReader.read(hex("a2 62c3bc 01 63 75cc88 02"), form: .general)
    #expect(map["\u{fc}"] == 1 && map["u\u{308}"] == 2)
  }

  @Test(arguments: ["61ff", "62c328", "63eda080", "64f4908080", "62c080", "7f 61c3 61bc ff"])
  func `a text that is not UTF-8 is refused, in pieces too`(encoding: String) {
    #expect(throws: CredentialError.self) { try CBORReader.read(hex(encoding), form: .general) }
  }

  @Test(arguments: [
    "1817", "190017", "1900ff", "1a0000ffff", "1b00000000ffffffff", "3817", "580100", "7801 61", "980100", "b8010000",
    "d80c00", "a2 02 00 01 00", "a2 6161 00 01 00", "fa3fc00000", "fb3ff8000000000000",
  ])
  func `a second encoding is read in general and refused in deterministic form`(encoding: String) throws {
    let value = try CBORReader.read(hex(encoding), form: .general)
    #expect(throws: CredentialError.self) { try CBORReader.read(hex(encoding), form: .deterministic) }
    #expect(try CBORReader.read(CBORWriter.encode(value), form: .deterministic) != .null)
  }

  @Test func `a length of a billion takes neither memory nor time`() {
    for head in [
      "9a3b9aca00", "ba3b9aca00", "5a3b9aca00", "7a3b9aca00", "9bffffffffffffffff", "bbffffffffffffffff",
      "bb8000000000000000",
    ] {
      #expect(throws: CredentialError.self) { try CBORReader.read(hex(head + "00"), form: .general) }
    }
  }

  @Test func `depth, items and bytes have limits, which are exact`() throws {
    let limits = CBORReader.Limits(depth: 3, items: 5, bytes: 8)
    func read(_ encoding: String) throws { _ = try CBORReader.read(hex(encoding), form: .general, limits: limits) }
    try read("81818100")
    #expect(throws: CredentialError.tooMuch(of: "levels of depth", most: 3)) { try read("8181818100") }
    #expect(throws: CredentialError.tooMuch(of: "levels of depth", most: 3)) { try read("c1818180") }
    try read("8400000000")
    #expect(throws: CredentialError.tooMuch(of: "items", most: 5)) { try read("850000000000") }
    #expect(throws: CredentialError.tooMuch(of: "items", most: 5)) { try read("9f0000000000ff") }
    try read("4700000000000000")
    #expect(throws: CredentialError.tooMuch(of: "bytes", most: 8)) { try read("480000000000000000") }
    let deep = [UInt8](repeating: 0x81, count: 60_000) + [0]
    #expect(throws: CredentialError.tooMuch(of: "levels of depth", most: 16)) {
      try CBORReader.read(deep, form: .general)
    }
  }
}
