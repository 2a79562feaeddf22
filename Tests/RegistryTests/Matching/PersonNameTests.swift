import Epidemiology
import Foundation
import Testing

@testable import Registry

@Suite struct PersonNameTests {
  @Test(
    arguments: [
      ("Nguyễn Văn An", "NGUYỄN VĂN AN"), ("Nguyễn Văn An", "  nguyễn   văn an "), ("Trần Thị Hòa", "Trần Thị Hoà"),
      ("Lý Thị Quý", "Lí Thị Quí"), ("Phạm Mỹ Kỳ", "Phạm Mĩ Kì"), ("Nguyễn Văn An", "Nguyeenx Vawn An"),
      ("Nguyễn Văn An", "Nguye6n4 Va8n An"), ("Đỗ Hường", "Ddoox Huowngf"), ("Đỗ Hường", "D9o64 Hu7o72ng"),
      ("Lưu Trường", "Luwu Truwowngf"), ("Nguyễn Văn An", "Nguyênx Văn An"), ("Nguyễn Văn An", "NguyễnVăn An"),
      ("Lê Ánh", "LêÁnh"), ("Lê Đông", "LêĐông"),
      ("Lê Thị Bình", "Lee Thij Binhf"),
    ])
  func `what is another spelling of a name is the same name`(_ example: (String, String)) {
    #expect(PersonName(example.0).words == PersonName(example.1).words, "\(example)")
    #expect(PersonName(example.0) == PersonName(example.1.decomposedStringWithCanonicalMapping), "\(example)")
  }

  @Test(
    arguments: [
      ("Nguyễn Văn An", "Nguyễn Văn Ân"), ("Trần Mai", "Trần May"), ("Trần Huy", "Trần Hui"), ("Đỗ Dũng", "Đỗ Dung"),
      ("Đinh Hà", "Dinh Hà"), ("Đỗ An", "An Đỗ"), ("Lê Thúy", "Lê Thúi"),
    ])
  func `what are two names stay two`(_ example: (String, String)) {
    #expect(PersonName(example.0).words != PersonName(example.1).words)
  }

  @Test func `every name typed in Telex or VNI is the name`() {
    let names = InventedPeople.families.map(\.0) + InventedPeople.men + InventedPeople.women
    for name in names {
      for typed in [CarelessClerk.telex(name), CarelessClerk.vni(name)] {
        #expect(PersonName(typed) == PersonName(name), "\(typed) for \(name)")
      }
      #expect(Keystrokes.isSyllable(FoldedWord.words(of: name)[0].plain), "\(name)")
    }
  }

  @Test(arguments: ["Alexander", "Schmidt", "H'Hen", "Ksor", "Oosterhuis", "R2D2"])
  func `a word that is no Vietnamese syllable stays as it is written`(_ word: String) {
    let folded = FoldedWord.words(of: word)[0]
    #expect(Keystrokes.resolved(folded) == folded)
  }

  @Test func `the parts of a name are family, middle and given name`() {
    let name = PersonName("Nguyễn Thị Thu Hương")
    #expect(name.family.plain == "nguyen")
    #expect(name.middle.map(\.plain) == ["thi", "thu"])
    #expect(name.given.plain == "huong")
    #expect(PersonName("Hương").family.isNone)
    #expect(PersonName("Hương").given.plain == "huong")
    #expect(PersonName("").isEmpty)
    #expect(PersonName(" - ").isEmpty)
    #expect(PersonName(String(repeating: "a", count: 300)).isEmpty)
    #expect(
      name.otherOrders.map { $0.words.map(\.plain) } == [
        ["huong", "thu", "thi", "nguyen"], ["thi", "thu", "huong", "nguyen"],
      ])
  }

  @Test func `letters are kept up to the twelfth`() {
    #expect(PersonName("Wolfeschlegelsteinhausen").given.plain == "wolfeschlege")
    #expect(PersonName("abcdefghijkl").given.plain == "abcdefghijkl")
    #expect(PersonName("abcdefghijkl").given.count == 12)
    #expect(PersonName("zz").given.count == 2)
    #expect(PersonName("王").given.count > 0)
  }

  @Test func `nothing prints a name by accident`() {
    let record = MatchRecord(name: PersonName("Nguyễn Thị Hương"), birth: BirthDateParts(year: 1987))
    let person = MatchPerson(citizen: 4711, name: record.name, birth: BirthDateParts(year: 1987), sex: .female)
    var dumped = ""
    dump(record, to: &dumped)
    dump(person, to: &dumped)
    dump(NameKey(record.name), to: &dumped)
    for text in [
      dumped, "\(record)", "\(person)", "\(record.name)", String(reflecting: record), String(reflecting: person),
    ] {
      #expect(!text.lowercased().contains("huong"), "\(text)")
      #expect(!text.contains("1987"), "\(text)")
      #expect(!text.contains(String(record.name.given.letters)), "\(text)")
    }
  }
}
