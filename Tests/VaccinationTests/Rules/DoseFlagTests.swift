import Testing
import Vaccination

@Suite struct DoseFlagTests {
  @Test func `flags are kept by names that files and forms may have`() {
    for flag in DoseFlag.allCases {
      #expect(flag.rawValue.allSatisfy { $0.isLowercase || $0 == "-" }, "\(flag)")
      #expect(DoseFlag(rawValue: flag.rawValue) == flag)
    }
  }
}
