import Testing

@testable import Registry

@Suite struct SexTests {
  @Test(arguments: [("M", Sex.male), ("Nữ", .female), ("nam", .male), ("", .unknown), ("KHÁC", .other)])
  func `what forms write is understood`(_ example: (String, Sex)) { #expect(Sex(example.0) == example.1) }

  @Test func `other words are not guessed at`() { #expect(Sex("x?") == nil) }
}
