import Testing

@testable import Credentials

@Suite struct CredentialErrorTests {
  @Test func `an error says what is wrong and where`() {
    #expect("\(CredentialError.malformed(what: "a text without an end", at: 7))".contains("at byte 7"))
  }
}
