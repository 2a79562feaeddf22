import Credentials
import Criteria
import Permits

/// Sheets for tests; the people are made up.
enum SheetExamples {
  static let names = PermitSheet.Names(
    authority: Localized(english: "People's Committee of Hanoi", vietnamese: "Ủy ban nhân dân thành phố Hà Nội"),
    group: Localized(english: "Transport of essential goods", vietnamese: "Vận chuyển hàng hóa thiết yếu"),
    purpose: Localized(english: "Supply of fresh food", vietnamese: "Cung ứng thực phẩm tươi sống"),
    vehicle: Localized(english: "truck", vietnamese: "xe tải"),
    issuer: Localized(english: "Department of Transport", vietnamese: "Sở Giao thông vận tải"),
    wards: [
      "Phường Cống Vị, quận Ba Đình", "Phường Ngọc Khánh, quận Ba Đình", "Phường Láng Thượng, quận Đống Đa",
      "Phường Yên Hòa, quận Cầu Giấy", "Phường Trung Hòa, quận Cầu Giấy",
    ], contact: "024 0000 0000")

  static func sheet(_ claims: PermitClaims = PermitExamples.claims(), names: PermitSheet.Names = names) throws -> (
    sheet: PermitSheet, credential: String
  ) {
    let credential = try PermitCredential.sign(claims, with: .generate())
    return (try PermitSheet(credential: credential, names: names, offset: PermitExamples.offset), credential)
  }
}
