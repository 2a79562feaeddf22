import SpatialCore
import Testing

@testable import Epidemiology

@Suite struct DistrictIndexTests {
  private static func wards(_ rows: [(code: String, district: String?)]) -> [Ward] {
    rows.map { Ward(code: $0.code, name: "W", district: $0.district, area: MultiPolygon([])) }
  }

  private static let coded = [
    ("10101", "A"), ("10102", "A"), ("10201", "B"), ("10202", "B"), ("20301", "C"), ("20302", "C"),
  ]

  @Test func `codes that begin with their district say it, of unknown wards too`() {
    let named = Self.wards(Self.coded.map { ($0.0, $0.1) })
    let both = named.map {
      var ward = $0
      ward.districtCode = String(ward.code.prefix(3))
      return ward
    }
    // Where districts have codes, one ward of each is enough.
    for index in [DistrictIndex(named), DistrictIndex(both), DistrictIndex([both[0], both[2], both[4]])] {
      #expect(index.names == ["A", "B", "C"])
      #expect(index.place(ofCode: "10199") == 0)
      #expect(index.place(ofCode: "10299") == 1)
      #expect(index.place(ofCode: "20399") == 2)
      #expect(index.place(ofCode: "10399") == nil)
      for code in ["101999", "101", ""] { #expect(index.place(ofCode: code) == nil) }
    }
    #expect(DistrictIndex(named).places == [0, 0, 1, 1, 2, 2])
    // Districts have codes, and the wards' do not begin with them.
    let others = named.map {
      var ward = $0
      ward.districtCode = "9" + ward.code.prefix(2)
      return ward
    }
    #expect(DistrictIndex(others).place(ofCode: "10199") == nil)
  }

  @Test(
    arguments: [
      // Codes that ascend by district, as those of Viet Nam do.
      [("00001", "A"), ("00004", "A"), ("00010", "B"), ("00013", "B")],
      [("00001", "A"), ("00004", "A"), ("00010", "B"), ("00013", "B"), ("00022", "B"), ("00034", "C"), ("00037", "C")],
      // One district, of which nothing can be told.
      [("10101", "A"), ("10102", "A")],
      // Lengths that differ.
      [("10101", "A"), ("1010", "A"), ("20101", "B")],
      // A ward without a district.
      [("10101", "A"), ("10102", "A"), ("20101", nil)],
      // Every ward its own district: a beginning would be the ward itself.
      [("10101", "A"), ("20101", "B")],
    ] as [[(code: String, district: String?)]])
  func `codes that are not made of districts say none`(_ rows: [(code: String, district: String?)]) {
    let index = DistrictIndex(Self.wards(rows))
    for code in ["00007", "10199", "10103", "20199", "20101"] { #expect(index.place(ofCode: code) == nil, "\(code)") }
  }

  @Test func `a written district that fits one district is that one, and one that fits several is none`() {
    let wards = [("1", "Quận Ba Đình", "001"), ("2", "Quận Hà Đông", "268"), ("3", "Huyện Hoài Đức", "274")].map {
      Ward(code: $0.0, name: "W", district: $0.1, districtCode: $0.2, area: MultiPolygon([]))
    }
    let twins = [("4", "Huyện Châu Thành", "900"), ("5", "Huyện Châu Thành", "901")].map {
      Ward(code: $0.0, name: "W", district: $0.1, districtCode: $0.2, area: MultiPolygon([]))
    }
    let index = DistrictIndex(wards + twins)
    #expect(index.place(written: "Q. Ba Đình") == 0)
    #expect(index.place(written: "ha dong") == 1)
    #expect(index.place(written: "274") == 2)
    #expect(index.place(written: "Huyện Châu Thành") == nil)
    #expect(index.place(written: "901") == 4)
    #expect(index.place(written: "Quận Tây Hồ") == nil && index.place(written: " ") == nil)
    #expect(index.place(ofAll: [0]) == 0 && index.place(ofAll: [3, 4]) == nil && index.place(ofAll: []) == nil)
    #expect(DistrictIndex(Self.wards([("1", nil)])).place(written: "Quận Ba Đình") == nil)
  }
}
