import Permits
import Testing

@Suite struct AscendingNumbersTests {
  @Test(arguments: [
    ([], []), ([0], [0]), ([127], [127]), ([128], [0x80, 1]), ([5, 6, 300], [5, 1, 0xA6, 2]),
    ([0, 1, 2], [0, 1, 1]), ([Int.max], [255, 255, 255, 255, 255, 255, 255, 255, 127]),
  ])
  func `a set is written as its differences and read again`(numbers: [Int], bytes: [UInt8]) {
    #expect(AscendingNumbers.encode(numbers) == bytes)
    #expect(AscendingNumbers.decode(bytes, most: .max) == numbers)
  }

  @Test func `every set of small numbers is written and read`() {
    for set in 0..<1 << 12 {
      let numbers = (0..<12).filter { set & 1 << $0 != 0 }.map { $0 * $0 * 17 }
      #expect(AscendingNumbers.decode(AscendingNumbers.encode(numbers), most: 3000) == numbers)
    }
  }

  @Test(
    arguments: [
      [5, 0], [0x80], [0x80, 0], [5, 0x81, 0], [255, 255, 255, 255, 255, 255, 255, 255, 255, 1], [100, 1],
      [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1],
    ] as [[UInt8]])
  func `a second way to write a set, an end that is missing, and a number too high are refused`(bytes: [UInt8]) {
    #expect(AscendingNumbers.decode(bytes, most: 100) == nil)
  }

  @Test func `of all texts of two bytes only those are read that are written`() {
    for first in 0...UInt8.max {
      for second in 0...UInt8.max {
        if let numbers = AscendingNumbers.decode([first, second], most: .max) {
          #expect(AscendingNumbers.encode(numbers) == [first, second])
        }
      }
    }
  }
}
