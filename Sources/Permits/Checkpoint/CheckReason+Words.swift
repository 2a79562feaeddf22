public import Criteria

extension CheckReason {
  /// What is wrong, and what to do; `{ward}` and `{level}` stand for their names.
  public var words: Localized {
    let (vietnamese, english) = sentences
    return Localized(english: english, vietnamese: vietnamese)
  }

  private var sentences: (vietnamese: String, english: String) {
    switch self {
    case .malformed:
      ("Đây không phải là giấy đi đường, hoặc mã đã hỏng.", "This is no travel permit, or its code is damaged.")
    case .signature:
      ("Chữ ký không đúng: giấy bị sửa hoặc làm giả.", "The signature is wrong: the permit was altered or forged.")
    case .keyUnknown:
      (
        "Giấy được ký bằng khóa không thuộc cơ quan cấp giấy.",
        "The permit is signed by a key that is not the issuer's."
      )
    case .keyWithdrawn:
      (
        "Khóa ký giấy này đã bị thu hồi; người đi đường phải xin cấp lại.",
        "The key that signed this permit was withdrawn; the holder must ask for a new permit."
      )
    case .keyNotInForce:
      ("Khóa ký không có hiệu lực khi cấp giấy.", "The key was not in force when the permit was issued.")
    case .issuer: ("Giấy do nơi khác cấp.", "The permit is of another issuer.")
    case .issuedLater:
      (
        "Giấy ghi ngày cấp ở tương lai; hãy kiểm tra đồng hồ của thiết bị.",
        "The permit was issued in the future; check the clock of this device."
      )
    case .notYet: ("Giấy chưa có hiệu lực.", "The permit does not hold yet.")
    case .expired: ("Giấy đã hết hạn.", "The permit has ended.")
    case .wrongDay: ("Giấy không có hiệu lực vào ngày này trong tuần.", "The permit does not hold on this weekday.")
    case .wrongHour: ("Giấy không có hiệu lực vào giờ này.", "The permit does not hold at this hour.")
    case .revoked: ("Giấy đã bị thu hồi.", "The permit was revoked.")
    case .suspended: ("Giấy đang bị tạm ngừng.", "The permit is suspended.")
    case .replaced:
      ("Giấy đã được thay bằng giấy khác; hãy hỏi giấy mới.", "The permit was replaced; ask for the new one.")
    case .reportedLost: ("Giấy đã được báo mất.", "The permit was reported lost.")
    case .refusedOtherwise: ("Giấy không còn được chấp nhận.", "The permit is no longer accepted.")
    case .notOnRoute: ("{ward} không nằm trên lộ trình của giấy.", "{ward} is not on the permit's way.")
    case .group:
      ("Nhóm ghi trên giấy hiện không được đi lại.", "The permit's group may not travel at present.")
    case .originLevel:
      (
        "Không được đi từ {ward}: nơi này đang ở {level}.",
        "Leaving {ward} is not allowed: it is at {level}."
      )
    case .destinationLevel:
      (
        "Không được đến {ward}: nơi này đang ở {level}.",
        "Going to {ward} is not allowed: it is at {level}."
      )
    case .throughLevel:
      (
        "Không được đi qua {ward}: nơi này đang ở {level}.",
        "Going through {ward} is not allowed: it is at {level}."
      )
    case .codeUnknown:
      (
        "Không có giấy còn hiệu lực nào mang mã này; hãy nhập lại hoặc quét mã QR.",
        "No live permit has this code; type it again, or scan the QR code."
      )
    case .noBundle:
      ("Chưa có dữ liệu kiểm tra; hãy tải gói dữ liệu.", "There are no check data yet; load a bundle.")
    case .bundleOld:
      (
        "Dữ liệu kiểm tra đã quá cũ; hãy cập nhật rồi kiểm tra lại, hoặc gọi cơ quan cấp giấy.",
        "The check data are too old; refresh them and check again, or call the issuer."
      )
    case .bundleFuture:
      (
        "Dữ liệu kiểm tra ghi giờ ở tương lai: đồng hồ của thiết bị sai; hãy chỉnh giờ.",
        "The check data are from the future: the clock of this device is wrong; set it."
      )
    case .keyUnknownBundleOld:
      (
        "Không biết khóa ký giấy và dữ liệu kiểm tra đã cũ; hãy cập nhật rồi kiểm tra lại.",
        "The key is not known and the check data are old; refresh them and check again."
      )
    case .algorithm:
      (
        "Trình duyệt này không kiểm tra được loại chữ ký của giấy; hãy dùng thiết bị khác.",
        "This browser cannot verify the permit's kind of signature; use another device."
      )
    case .codeMistyped:
      ("Mã nhập sai; hãy đọc và nhập lại.", "The code was mistyped; read it and type it again.")
    case .codesNotListed:
      (
        "Dữ liệu kiểm tra không có mã nhập tay; hãy quét mã QR.",
        "The check data hold no typed codes; scan the QR code."
      )
    case .vintageUnknown:
      (
        "Giấy dùng danh mục phường, xã khác với dữ liệu kiểm tra; hãy cập nhật.",
        "The permit numbers its wards by another list than the check data; refresh them."
      )
    case .gateUnknown:
      (
        "Dữ liệu kiểm tra không có quy định cho lúc này; hãy cập nhật.",
        "The check data have no rules for this time; refresh them."
      )
    case .zoneUnknown: ("Không rõ cấp độ của {ward}.", "The level of {ward} is not known.")
    }
  }
}
