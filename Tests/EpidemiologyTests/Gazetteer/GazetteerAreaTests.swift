import Epidemiology
import Testing

@Suite struct GazetteerAreaTests {
  @Test func `a name without district must be unique in the whole list`() {
    #expect(GazetteerTests.code("Hàng Bạc", nil) == "5")
    #expect(GazetteerTests.code("Hàng Bạc", "  ") == "5")
    #expect(GazetteerTests.code("Hang Bac", nil) == "5")
    #expect(GazetteerTests.code("Yên Viên", nil) == "ambiguous")
    // A commune of that name is another place.
    #expect(GazetteerTests.code("Xã Hàng Bạc", nil) == "unknown")
  }

  @Test func `a list without districts passes over the one that was written`() {
    let list = Gazetteer(entries: [
      GazetteerEntry(code: "1", name: "Phường Láng"), GazetteerEntry(code: "2", name: "Phường Láng Hạ", district: " "),
    ])
    #expect(list.resolve(ward: "Láng", district: "Đống Đa") == .resolved(0, how: .withoutKind))
    #expect(list.resolve(ward: "Xã Láng", district: "Đống Đa") == .unknown(["Phường Láng"]))
  }

  @Test func `a unit without district is in no district`() {
    let list = Gazetteer(entries: [
      GazetteerEntry(code: "1", name: "Phường Láng"), GazetteerEntry(code: "2", name: "Xã Sa Pa", district: "Sa Pa"),
    ])
    #expect(list.resolve(ward: "Phường Láng", district: "Sa Pa") == .unknown(["Phường Láng"]))
    #expect(list.resolve(ward: "Phường Láng", district: nil) == .resolved(0, how: .exact))
  }

  @Test func `namesake districts are told apart by their kind or by the ward`() {
    let list = Gazetteer(entries: [
      GazetteerEntry(code: "1", name: "Xã Mỹ Hạnh", district: "Thị xã Cai Lậy"),
      GazetteerEntry(code: "2", name: "Xã Mỹ Thành", district: "Huyện Cai Lậy"),
      GazetteerEntry(code: "3", name: "Xã Tân Hội", district: "Thị xã Cai Lậy"),
      GazetteerEntry(code: "4", name: "Xã Tân Hội", district: "Huyện Cai Lậy"),
    ])
    #expect(list.resolve(ward: "Mỹ Hạnh", district: "Cai Lậy") == .resolved(0, how: .withoutKind))
    #expect(list.resolve(ward: "Tân Hội", district: "Cai Lậy") == .ambiguous([2, 3]))
    #expect(list.resolve(ward: "Tân Hội", district: "H. Cai Lậy") == .resolved(3, how: .withoutKind))
    #expect(list.resolve(ward: "Tân Hội", district: "TX.Cai Lậy") == .resolved(2, how: .withoutKind))
    #expect(
      list.resolve(ward: "Mỹ Thành", district: "Thị xã Cai Lậy")
        == .unknown([
          "Xã Mỹ Hạnh (Thị xã Cai Lậy)", "Xã Mỹ Thành (Huyện Cai Lậy)",
        ]))
  }

  @Test func `a number that is a district's name and another's code leaves the ward to decide`() {
    let list = Gazetteer(entries: [
      GazetteerEntry(code: "1", name: "Phường Bạch Mai", district: "Quận Hai Bà Trưng", districtCode: "007"),
      GazetteerEntry(code: "2", name: "Phường Tân Kiểng", district: "Quận 7", districtCode: "778"),
    ])
    #expect(list.resolve(ward: "Bạch Mai", district: "007") == .resolved(0, how: .withoutKind))
    #expect(list.resolve(ward: "Tân Kiểng", district: "007") == .resolved(1, how: .withoutKind))
    #expect(list.resolve(ward: "Bạch Mai", district: "7") == .unknown(["Phường Bạch Mai (Quận Hai Bà Trưng)"]))
  }

  @Test func `the province decides between namesake districts`() {
    let list = Gazetteer(entries: [
      GazetteerEntry(code: "1", name: "Xã Tân Hiệp", district: "Huyện Châu Thành", province: "Tỉnh Tiền Giang"),
      GazetteerEntry(code: "2", name: "Xã Tân Hiệp", district: "Huyện Châu Thành", province: "Tỉnh Trà Vinh"),
    ])
    #expect(list.resolve(ward: "Tân Hiệp", district: "Châu Thành") == .ambiguous([0, 1]))
    let resolution = list.resolve(ward: "Tân Hiệp", district: "Châu Thành", province: "tỉnh Trà Vinh")
    #expect(resolution == .resolved(1, how: .withoutKind))
    #expect(
      list.resolve(ward: "Tân Hiệp", district: "Châu Thành", province: "Đồng Nai")
        == .unknown([
          "Xã Tân Hiệp (Huyện Châu Thành)", "Xã Tân Hiệp (Huyện Châu Thành)",
        ]))
  }

  @Test func `a ward is found across a merger of districts unless its name changed its area`() {
    #expect(GazetteerTests.code("Thảo Điền", "Thủ Đức") == "14")
    #expect(GazetteerTests.code("Thao Dien", "TP Thu Duc") == "14")
    #expect(GazetteerTests.code("An Khánh", "Quận 2") == "15")
    #expect(GazetteerTests.code("An Khánh", "Thủ Đức") == "unknown")
    #expect(GazetteerTests.code("Tân Phú", "Thủ Đức") == "unknown")
    let merged = Gazetteer(entries: [
      GazetteerEntry(code: "1", name: "Phường Thảo Điền", district: "Thành phố Thủ Đức"),
      GazetteerEntry(code: "2", name: "Phường An Khánh", district: "Thành phố Thủ Đức"),
    ])
    #expect(merged.resolve(ward: "Thảo Điền", district: "Q.2") == .resolved(0, how: .otherDistrict))
    #expect(merged.resolve(ward: "An Khánh", district: "Thủ Đức") == .resolved(1, how: .withoutKind))
    #expect(merged.resolve(ward: "An Khánh", district: "Q.2") == .unknown(["Phường An Khánh (Thành phố Thủ Đức)"]))
    #expect(merged.resolve(ward: "Thảo Điền", district: "Quận 1") == .unknown(["Phường Thảo Điền (Thành phố Thủ Đức)"]))
  }
}
