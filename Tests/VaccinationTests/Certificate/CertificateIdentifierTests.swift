import Testing

@testable import Vaccination

@Suite struct CertificateIdentifierTests {
  /// Of public examples; the first two are the specification's.
  @Test(arguments: [
    "URN:UVCI:01:SE:EHM/V12907267LAJW#E", "URN:UVCI:01:NL:DADFCC47C7334E45A906DB12FD859FB7#1",
    "URN:UVCI:01:AT:10807843F94AEE0EE5093FBC254BD813#B",
  ])
  func `published identifiers have the character that checks them`(_ text: String) {
    #expect(CertificateIdentifier(text)?.text == text)
  }

  @Test func `every single wrong character is found`() throws {
    let text = "URN:UVCI:01:SE:EHM/V12907267LAJW#E"
    let letters = Array(text)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/:")
    for place in 12..<letters.count - 2 {
      for letter in alphabet where letter != letters[place] {
        var changed = letters
        changed[place] = letter
        #expect(CertificateIdentifier(String(changed)) == nil, "\(String(changed))")
      }
    }
  }

  @Test(arguments: [
    "", "URN:UVCI:01:SE:abc#E", "URN:UVCI:02:SE:EHM#E", "01:SE:EHM/V12907267LAJW#E",
    "URN:UVCI:01:SE:A#B#C",
    "URN:UVCI:01:SE:" + String(repeating: "A", count: 80),
  ])
  func `anything else is none`(_ text: String) { #expect(CertificateIdentifier(text) == nil) }

  @Test func `new ones differ, are read again, and have hashes of 16 bytes`() throws {
    let all = (0..<200).map { _ in CertificateIdentifier.random(country: "VN") }
    #expect(Set(all).count == 200 && Set(all.map(\.hash)).count == 200)
    for identifier in all {
      #expect(CertificateIdentifier(identifier.text) == identifier && identifier.hash.count == 16)
      #expect(identifier.text.hasPrefix("URN:UVCI:01:VN:") && identifier.text.utf8.count <= 80)
    }
  }

  @Test(arguments: [
    ("Nguyễn", "NGUYEN"), ("Thị Hoa", "THI<HOA"), ("Đặng", "DANG"), ("Ưng", "UNG"),
    ("D'Arsøns - van Halen", "DARSOENS<VAN<HALEN"),
    ("Müller", "MUELLER"), ("  ", ""), ("王", ""), ("Nguyễn  Văn", "NGUYEN<VAN"),
  ])
  func `names are written in the letters of passports`(_ name: String, _ written: String) {
    #expect(TravelName.transliterated(name) == written)
  }

  @Test func `a name is its first word and the rest`() {
    #expect(TravelName.parts(" Nguyễn Thị  Hoa ") == ("Nguyễn", "Thị Hoa"))
    #expect(TravelName.parts("Hoa") == ("Hoa", "") && TravelName.parts("") == ("", ""))
  }

  @Test(arguments: [
    (1, 2, false, 1, 2), (2, 2, false, 2, 2), (3, 2, true, 3, 3), (1, 1, false, 1, 1),
    (2, 1, true, 2, 1),
    (3, 3, false, 3, 3), (4, 3, true, 4, 4), (2, 3, false, 2, 3),
  ])
  func `doses are numbered as the European Union does`(
    _ place: Int, _ basic: Int, _ isBooster: Bool, _ dose: Int, _ series: Int
  ) {
    let numbers = VaccinationClaims.numbers(place: place, basic: basic, isBooster: isBooster)
    #expect(numbers.dose == dose && numbers.series == series)
  }
}
