import Credentials
import Testing

@Suite struct CBORWriterTests {
  @Test(arguments: AppendixA.examples.indices)
  func `the examples of RFC 8949 are written in their deterministic form`(index: Int) throws {
    let example = AppendixA.examples[index]
    let bytes = CBORWriter.encode(example.value)
    if example.isDeterministic { #expect(bytes == hex(example.encoding)) }
    #expect(try CBORReader.read(bytes, form: .deterministic) == sorted(example.value))
  }

  /// With the keys of its maps in the order that they are written in.
  private func sorted(_ value: CBORValue) -> CBORValue {
    guard let pairs = value.map else { return value }
    return .map(
      pairs.sorted { CBORWriter.encode($0.key).lexicographicallyPrecedes(CBORWriter.encode($1.key)) })
  }

  @Test func `keys stand in the order that RFC 8949, section 4.2.1, shows`() {
    let map: CBORValue = [false: 0, [-1]: 0, [100]: 0, "aa": 0, "z": 0, -1: 0, 100: 0, 10: 0]
    #expect(
      CBORWriter.encode(map) == hex("a8 0a00 186400 2000 617a00 62616100 81186400 812000 f400"))
  }

  @Test func `every number of 16 bits is written in 16 bits and read again`() throws {
    for bits in UInt16.min...UInt16.max {
      let bytes: [UInt8] = [0xF9, UInt8(bits >> 8), UInt8(bits & 255)]
      #expect(CBORWriter.encode(try CBORReader.read(bytes, form: .deterministic)) == bytes)
    }
  }

  @Test func `numbers of 32 and 64 bits are written as short as they can be, and none is changed`() throws {
    var generator = SeededGenerator(seed: 8949)
    for _ in 0..<20_000 {
      let single = UInt32.random(in: 0 ... .max, using: &generator)
      let bytes = CBORWriter.encode(try CBORReader.read([0xFA] + big(UInt64(single), 4), form: .general))
      #expect(bytes == [0xFA] + big(UInt64(single), 4) || bytes.count == 3)
      #expect(
        try CBORReader.read(bytes, form: .deterministic)
          == CBORReader.read([0xFA] + big(UInt64(single), 4), form: .general))
      let double = UInt64.random(in: 0 ... .max, using: &generator)
      let value = CBORValue.float(Double(bitPattern: double))
      #expect(try CBORReader.read(CBORWriter.encode(value), form: .deterministic) == value)
    }
  }

  private func big(_ number: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * (count - 1 - $0))) }
  }

  @Test func `the ends of every length of number are written and read`() throws {
    for bits in [0, 5, 8, 16, 32, 63] {
      for number in [UInt64(1) << bits - 1, 1 << bits, 1 << bits + 1, 23, 24, .max] {
        for value in [CBORValue.unsigned(number), .negative(number), .tagged(number, 0)] {
          #expect(try CBORReader.read(CBORWriter.encode(value), form: .deterministic) == value)
        }
      }
    }
    #expect(CBORValue(Int64.min) == .negative(UInt64(Int64.max)) && CBORValue(Int64.min).integer == Int.min)
    #expect(CBORValue.negative(.max).integer == nil && CBORValue.unsigned(.max).integer == nil)
  }
}
