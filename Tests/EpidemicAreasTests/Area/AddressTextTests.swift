import Testing

@testable import EpidemicAreas

@Suite struct AddressTextTests {
  @Test(arguments: [
    ("Số 5, Ngõ 24 Kim Đồng", "5 ngo 24 kim dong"), ("5 ng. 24 kim dong", "5 ngo 24 kim dong"),
    ("SN 12, P. Hàng Bạc", "12 hang bac"), ("24A/3 Đường Láng", "24a/3 lang"), ("  ,; ", ""),
    ("Tòa P, chung cư X", "toa p chung cu x"),
    ("Ng\u{0303}o 1", "ngo 1"),
  ])
  func `an address is its words without marks, each spelled one way`(_ text: String, _ words: String) {
    #expect(AddressText.normalised(text) == words)
  }

  @Test func `a house is at the alley that it ends with, and at no other`() {
    #expect(AddressText.isAt("5 ngo 24 kim dong", "ngo 24 kim dong"))
    #expect(AddressText.isAt("ngo 24 kim dong", "ngo 24 kim dong"))
    #expect(!AddressText.isAt("5 ngo 124 kim dong", "ngo 24 kim dong"))
    #expect(!AddressText.isAt("ngo 24 kim dong", "5 ngo 24 kim dong"))
    #expect(!AddressText.isAt("124 kim dong", "24 kim dong"))
    #expect(!AddressText.isAt("5 ngo 24 kim dong", "24 kim dong"))
  }
}
