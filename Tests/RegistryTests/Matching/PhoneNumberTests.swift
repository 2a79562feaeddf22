import Testing

@testable import Registry

@Suite struct PhoneNumberTests {
  @Test(arguments: ["0912 345 678", "+84 912345678", "84912345678", "0084912345678", "912345678", "(091)234-5678"])
  func `one number is written in many ways`(_ text: String) {
    #expect(PhoneNumber(text)?.digits == "0912345678")
  }

  @Test(arguments: ["", "0912", "abc", "0912345678x", "091234567890123456", "000000000"])
  func `what is no number is none`(_ text: String) {
    #expect(PhoneNumber(text) == nil)
  }

  @Test(
    arguments: [
      (123_456, 123_456, Agreement.same), (123_456, 123_457, .oneDigit), (123_456, 923_456, .oneDigit),
      (123_456, 123_465, .oneDigit), (123_456, 213_456, .oneDigit), (123_456, 124_457, .different),
      (123_456, 654_321, .different), (100_000, 0, .oneDigit),
    ] as [(UInt64, UInt64, Agreement)])
  func `numbers of digits agree wholly, but for one slip, or not`(_ example: (UInt64, UInt64, Agreement)) {
    #expect(DigitAgreement.between(example.0, example.1) == example.2)
    #expect(DigitAgreement.between(example.1, example.0) == example.2)
  }
}
