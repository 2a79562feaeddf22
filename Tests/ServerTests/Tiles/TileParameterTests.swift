import Testing

@testable import Server

@Suite struct TileParameterTests {
  @Test(arguments: [AskedRevision.parameter, TileEndpoints.y])
  func `the quick check of a parameter accepts what its pattern says`(parameter: Parameter) throws {
    guard case .text(let pattern?, let longest) = parameter.form else {
      Issue.record("\(parameter.name) has no pattern")
      return
    }
    let regex = try Regex(pattern)
    let texts = [
      "0", "1", "9", "10", "01", "123456789", "1234567890", "12345", "123456", "current", "Current", "current1", "",
      ".mvt",
      "1.mvt", "12345.pbf", "123456.pbf", "1.png", "1.mvt.pbf", "1mvt", "-1", "+1", " 1", "1 ", "١", "1.", "00000",
    ]
    let matches = try #require(parameter.matches)
    for text in texts where !text.isEmpty && text.utf8.count <= longest {
      #expect(matches(text) == (text.wholeMatch(of: regex) != nil), "\(text)")
    }
  }
}
