import FHIR
import Testing

@Suite struct FHIRErrorTests {
  @Test func `errors are told apart`() { #expect(FHIRError.notJSON == .notJSON) }
}
