import Testing

@testable import Registry

@Suite struct IdentityNumberTests {
  @Test(
    arguments: [
      ("001098000123", "001098000123"), (" 001 098 000 123 ", "001098000123"), ("001.098.000-123", "001098000123"),
      ("'001098000123", "001098000123"), ("012345678", "012345678"), ("012 345 678", "012345678"),
    ])
  func `numbers are read as forms have them`(_ example: (String, String)) throws {
    #expect(try IdentityNumber(example.0).digits == example.1)
  }

  @Test func `twelve digits are an identifier and nine a former number`() throws {
    let identifier = try #require(PersonalIdentifier(number: 1_098_000_123))
    let former = try #require(FormerIdentityNumber(number: 12_345_678))
    #expect(try IdentityNumber("001098000123") == .personal(identifier))
    #expect(try IdentityNumber("012345678") == .former(former))
    #expect(PersonalIdentifier(digits: "012345678") == nil)
  }

  @Test(
    arguments: [
      ("", IdentifierFault.empty), ("  ", .empty), ("00109800O123", .characters), ("٠٠١٠٩٨٠٠٠١٢٣", .characters),
      ("1234567", .length), ("0010980001234", .length), (String(repeating: "1", count: 400), .length),
      ("1098000123", .zerosLost), ("79098000123", .zerosLost), ("12345678", .zerosLost), ("003098000123", .place),
      ("000098000123", .place), ("000000000", .place),
    ])
  func `what is no number is refused with the reason`(_ example: (String, IdentifierFault)) {
    #expect(throws: example.1) { try IdentityNumber(example.0) }
    for restoring in [false, true] where example.1 != .zerosLost {
      #expect(throws: example.1) { try IdentityNumber(example.0, restoringZeros: restoring) }
    }
  }

  @Test func `zeros that a spreadsheet took are put back only where that is asked for`() throws {
    #expect(try IdentityNumber("1098000123", restoringZeros: true).digits == "001098000123")
    #expect(try IdentityNumber("79098000123", restoringZeros: true).digits == "079098000123")
    #expect(try IdentityNumber("12345678", restoringZeros: true).digits == "012345678")
    // The place is checked then as ever.
    #expect(throws: IdentifierFault.place) { try IdentityNumber("3098000123", restoringZeros: true) }
  }

  @Test func `reasons hold nothing of the number`() {
    for fault in IdentifierFault.allCases {
      let digits = fault.description.split { !$0.isNumber }.filter { $0.count >= 6 }
      #expect(digits.isEmpty, "\(fault.description)")
    }
    for contradiction in IdentifierContradiction.allCases {
      #expect(!contradiction.description.contains { $0.isNumber })
    }
  }
}
