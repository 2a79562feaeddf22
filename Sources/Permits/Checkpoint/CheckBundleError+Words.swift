public import Criteria

extension CheckBundleError {
  /// What happened, and what to do.
  public var words: Localized {
    switch self {
    case .malformed:
      Localized(
        english: "This is no check bundle, or it was damaged on the way; fetch it again.",
        vietnamese: "Đây không phải là gói dữ liệu kiểm tra, hoặc gói đã hỏng khi truyền; hãy tải lại.")
    case .keyUnknown:
      Localized(
        english:
          "The check bundle is signed by a key that this checker does not trust; get the checker anew from its issuer.",
        vietnamese:
          "Gói dữ liệu được ký bằng khóa mà thiết bị này không tin cậy; hãy lấy lại trang kiểm tra từ nơi phát hành.")
    case .signature:
      Localized(
        english: "The signature of the check bundle is wrong: it was altered; fetch it again from its issuer.",
        vietnamese: "Chữ ký của gói dữ liệu không đúng: gói đã bị sửa; hãy tải lại từ nơi phát hành.")
    case .keyNotInForce:
      Localized(
        english: "The check bundle is signed by a key outside of its time; get the checker anew from its issuer.",
        vietnamese: "Gói dữ liệu được ký bằng khóa ngoài thời hạn; hãy lấy lại trang kiểm tra từ nơi phát hành.")
    case .issuer:
      Localized(
        english: "The check bundle is of another issuer; forget the present one first if that is meant.",
        vietnamese: "Gói dữ liệu thuộc nơi phát hành khác; nếu đúng ý, hãy xóa dữ liệu hiện có trước.")
    case .gap:
      Localized(
        english: "Changes are missing between the data here and this bundle; fetch the whole bundle.",
        vietnamese: "Thiếu các thay đổi giữa dữ liệu hiện có và gói này; hãy tải gói đầy đủ.")
    case .older:
      Localized(
        english: "This check bundle is older than the data that are here, and was not taken.",
        vietnamese: "Gói dữ liệu này cũ hơn dữ liệu hiện có nên không được dùng.")
    }
  }
}
