import Testing

@testable import Credentials

@Suite struct InflationTests {
  /// zlib of "zonal".
  private static let packed = hex("789cabcacf4bcc0100069b0225")

  @Test func `what zlib packed is unpacked, up to the limit`() throws {
    #expect(try Inflation.unpack(Self.packed, most: 5) == Array("zonal".utf8))
    #expect(throws: CredentialError.tooMuch(of: "bytes when unpacked", most: 4)) {
      try Inflation.unpack(Self.packed, most: 4)
    }
  }

  @Test func `two hundred thousand zeros in two hundred bytes are not unpacked`() throws {
    let bomb =
      hex("78daedc13101000000c2a0f54f6d067fa0") + [UInt8](repeating: 0, count: 193) + hex("80d7000d6d0001")
    #expect(try Inflation.unpack(bomb, most: 200_000) == [UInt8](repeating: 0, count: 200_000))
    #expect(throws: CredentialError.tooMuch(of: "bytes when unpacked", most: 1 << 14)) {
      try Inflation.unpack(bomb, most: 1 << 14)
    }
  }

  @Test func `a turned bit is found, or changes nothing`() {
    for place in Self.packed.indices {
      for bit in 0..<8 {
        var damaged = Self.packed
        damaged[place] ^= 1 << UInt8(bit)
        // The last bits of the last byte before the check sum mean nothing.
        if let unpacked = try? Inflation.unpack(damaged, most: 100) { #expect(unpacked == Array("zonal".utf8)) }
      }
    }
  }

  @Test func `an end that is missing and bytes behind it are refused`() {
    for count in Self.packed.indices {
      #expect(throws: CredentialError.self) { try Inflation.unpack(Array(Self.packed.prefix(count)), most: 100) }
    }
    #expect(throws: CredentialError.malformed(what: "bytes follow the end of the packed data", at: Self.packed.count)) {
      try Inflation.unpack(Self.packed + [0], most: 100)
    }
    #expect(throws: CredentialError.self) { try Inflation.unpack([], most: 100) }
  }
}
