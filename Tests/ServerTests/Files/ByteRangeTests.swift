import Testing

@testable import Server

@Suite struct ByteRangeTests {
  @Test func `a part is within the file, first and last byte included`() {
    #expect(ByteRange("bytes=0-0", size: 10) == .part(0..<1))
    #expect(ByteRange("bytes=2-5", size: 10) == .part(2..<6))
    #expect(ByteRange("bytes=9-", size: 10) == .part(9..<10))
    #expect(ByteRange("bytes=5-500", size: 10) == .part(5..<10))
    #expect(ByteRange("bytes=-3", size: 10) == .part(7..<10))
    #expect(ByteRange("bytes=-30", size: 10) == .part(0..<10))
    #expect(ByteRange("BYTES=1 - 2", size: 10) == .part(1..<3))
    #expect(ByteRange("bytes=0-99999999999999999999", size: 10) == .part(0..<10))
  }

  @Test func `a part that begins behind the end is not there`() {
    for header in ["bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999-"] {
      #expect(ByteRange(header, size: 10) == .unsatisfiable, "\(header)")
    }
    #expect(ByteRange("bytes=0-", size: 0) == .unsatisfiable)
  }

  @Test func `what is no single range of bytes means the whole file`() {
    for header in [
      nil, "", "bytes", "bytes=", "bytes=-", "bytes=5-2", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b", "bytes=--3",
    ] {
      #expect(ByteRange(header, size: 10) == .whole, "\(header ?? "no header")")
    }
  }
}
