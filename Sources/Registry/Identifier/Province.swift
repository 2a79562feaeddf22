/// A province or centrally run city as personal identifiers name it: where the birth was registered.
///
/// The 63 units of 2016; identifiers keep the code that they were given with, whatever became of the province since.
///
/// Source: Circular 07/2016/TT-BCA (1 February 2016), annex 1.
public struct Province: Hashable, Sendable {
  /// 1 to 96; three digits in the identifier.
  public let code: Int
  public let name: String

  private init(_ code: Int, _ name: String) {
    self.code = code
    self.name = name
  }

  /// - Returns: `nil` for a code that the annex does not give to a province.
  /// - Complexity: O(1).
  public static func with(code: Int) -> Province? {
    positions.indices.contains(code) && positions[code] >= 0 ? all[positions[code]] : nil
  }

  /// Positions in ``all`` by code, −1 where the annex leaves a gap.
  private static let positions: [Int] = {
    var positions = [Int](repeating: -1, count: all[all.count - 1].code + 1)
    for (position, province) in all.enumerated() { positions[province.code] = position }
    return positions
  }()

  /// All of them, by code.
  public static let all: [Province] = [
    Province(1, "Hà Nội"), Province(2, "Hà Giang"), Province(4, "Cao Bằng"), Province(6, "Bắc Kạn"),
    Province(8, "Tuyên Quang"), Province(10, "Lào Cai"), Province(11, "Điện Biên"), Province(12, "Lai Châu"),
    Province(14, "Sơn La"), Province(15, "Yên Bái"), Province(17, "Hòa Bình"), Province(19, "Thái Nguyên"),
    Province(20, "Lạng Sơn"), Province(22, "Quảng Ninh"), Province(24, "Bắc Giang"), Province(25, "Phú Thọ"),
    Province(26, "Vĩnh Phúc"), Province(27, "Bắc Ninh"), Province(30, "Hải Dương"), Province(31, "Hải Phòng"),
    Province(33, "Hưng Yên"), Province(34, "Thái Bình"), Province(35, "Hà Nam"), Province(36, "Nam Định"),
    Province(37, "Ninh Bình"), Province(38, "Thanh Hóa"), Province(40, "Nghệ An"), Province(42, "Hà Tĩnh"),
    Province(44, "Quảng Bình"), Province(45, "Quảng Trị"), Province(46, "Thừa Thiên Huế"), Province(48, "Đà Nẵng"),
    Province(49, "Quảng Nam"), Province(51, "Quảng Ngãi"), Province(52, "Bình Định"), Province(54, "Phú Yên"),
    Province(56, "Khánh Hòa"), Province(58, "Ninh Thuận"), Province(60, "Bình Thuận"), Province(62, "Kon Tum"),
    Province(64, "Gia Lai"), Province(66, "Đắk Lắk"), Province(67, "Đắk Nông"), Province(68, "Lâm Đồng"),
    Province(70, "Bình Phước"), Province(72, "Tây Ninh"), Province(74, "Bình Dương"), Province(75, "Đồng Nai"),
    Province(77, "Bà Rịa - Vũng Tàu"), Province(79, "Hồ Chí Minh"), Province(80, "Long An"),
    Province(82, "Tiền Giang"), Province(83, "Bến Tre"), Province(84, "Trà Vinh"), Province(86, "Vĩnh Long"),
    Province(87, "Đồng Tháp"), Province(89, "An Giang"), Province(91, "Kiên Giang"), Province(92, "Cần Thơ"),
    Province(93, "Hậu Giang"), Province(94, "Sóc Trăng"), Province(95, "Bạc Liêu"), Province(96, "Cà Mau"),
  ]
}
