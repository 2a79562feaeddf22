// The page's words in Vietnamese and English; those of verdicts come from the program, in the page's settings.

const words = {
  vi: {
    title: "Kiểm tra giấy đi đường", skip: "Đến ô nhập mã", language: "Ngôn ngữ", askTitle: "Kiểm tra một giấy", scan: "Quét bằng máy ảnh", stop: "Dừng quét",
    pick: "Chọn ảnh có mã QR", video: "Hình từ máy ảnh", typedLabel: "Mã 10 ký tự, hoặc nội dung mã QR", typedHint: "Ví dụ: ABCDE-FGHJK. Chữ hoa hay thường đều được.", check: "Kiểm tra",
    place: "Chốt kiểm tra đặt tại", district: "Quận, huyện", ward: "Phường, xã", anyDistrict: "Không chọn", anyWard: "Không xét nơi đặt chốt", data: "Dữ liệu kiểm tra", refresh: "Cập nhật từ máy chủ",
    load: "Mở tệp dữ liệu", forget: "Xóa dữ liệu", tally: "Số lần kiểm tra", reset: "Đếm lại từ đầu", next: "Giấy tiếp theo",
    privacy: "Trang này không lưu và không gửi đi thông tin của người đi đường; chỉ đếm số lần kiểm tra trên thiết bị này.",
    valid: "HỢP LỆ", refused: "TỪ CHỐI", undecided: "CHƯA XÁC ĐỊNH", countValid: "hợp lệ", countRefused: "từ chối", countUndecided: "chưa xác định",
    compare: "So với giấy tờ tùy thân:", holder: "Họ tên", birthYear: "Năm sinh", lastDigits: "Số cuối giấy tờ", plate: "Biển số", vehicle: "Phương tiện", group: "Nhóm", purpose: "Mục đích",
    way: "Lộ trình", between: n => `qua ${n} phường, xã khác`, hours: "Giờ", wholeDay: "cả ngày", days: "Ngày trong tuần", everyDay: "mọi ngày", dates: "Hiệu lực", serial: "Số giấy", issuedBy: "Nơi cấp",
    weekdays: ["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "CN"], noData: "Chưa có dữ liệu kiểm tra", future: "Dữ liệu ở tương lai: đồng hồ sai", unknownLevel: "chưa rõ",
    age: (age, isOld) => `Dữ liệu cũ ${age}${isOld ? ", quá hạn" : ""}`, minutes: n => `${n} phút`, hoursOld: n => `${n} giờ`, daysOld: n => `${n} ngày`, since: day => `Từ ngày ${day}`,
    number: "Thay đổi số", made: "Lập lúc", issuer: "Nơi phát hành", revision: "Bản đồ cấp độ số", limit: "Dùng được đến", policy: "Quy định", refusedCount: "Giấy bị từ chối", codes: "Mã nhập tay", keys: "Khóa", none: "không có",
    taken: "Đã nhận dữ liệu mới.", same: "Dữ liệu đã là mới nhất.", unreachable: "Không liên lạc được với máy chủ; vẫn dùng dữ liệu hiện có.", notServed: "Máy chủ chưa có dữ liệu kiểm tra.", token: "Mã đăng nhập của chốt", signIn: "Đăng nhập", tokenHint: "Máy chủ chỉ gửi dữ liệu cho chốt kiểm tra. Trang không lưu mã đăng nhập.", unsigned: "Hãy đăng nhập để cập nhật dữ liệu từ máy chủ.", badToken: "Máy chủ không nhận mã đăng nhập này.",
    damaged: "Dữ liệu đã lưu bị hỏng nên đã bỏ; hãy tải lại.", notKept: "Trình duyệt không cho lưu: dữ liệu chỉ còn đến khi đóng trang.", forgotten: "Đã xóa dữ liệu.",
    noReader: "Trình duyệt này không đọc được mã QR; hãy nhập mã 10 ký tự.", noCamera: "Không mở được máy ảnh: chưa cho phép, hoặc không có. Hãy chọn ảnh hoặc nhập mã.", noCode: "Không thấy mã QR trong ảnh; hãy chụp gần và rõ hơn, hoặc nhập mã.",
    noImage: "Tệp này không phải là ảnh đọc được.", empty: "Hãy nhập mã trước.", insecure: "Trang phải mở bằng https hoặc từ tệp đã lưu thì mới kiểm tra được chữ ký.", looking: "Đưa mã QR vào giữa khung hình…", checked: "đã kiểm tra",
  },
  en: {
    title: "Travel permit check", skip: "To the box for codes", language: "Language", askTitle: "Check a permit", scan: "Scan with the camera", stop: "Stop scanning",
    pick: "Choose a picture with the QR code", video: "Picture of the camera", typedLabel: "Code of 10 characters, or the QR code's text", typedHint: "For example ABCDE-FGHJK, in capital or small letters.", check: "Check",
    place: "The checkpoint is in", district: "District", ward: "Ward", anyDistrict: "Not chosen", anyWard: "Wherever it is", data: "Check data", refresh: "Refresh from the server",
    load: "Open a data file", forget: "Forget the data", tally: "Checks made", reset: "Count anew", next: "Next permit",
    privacy: "This page keeps nothing of travellers and sends nothing of them anywhere; it only counts checks on this device.",
    valid: "VALID", refused: "REFUSED", undecided: "CANNOT DECIDE", countValid: "valid", countRefused: "refused", countUndecided: "not decided",
    compare: "Compare with the identity card:", holder: "Name", birthYear: "Born in", lastDigits: "Last digits of the card", plate: "Plate", vehicle: "Vehicle", group: "Group", purpose: "Purpose",
    way: "Way", between: n => (n === 1 ? "through 1 more ward" : `through ${n} more wards`), hours: "Hours", wholeDay: "all day", days: "Weekdays", everyDay: "every day", dates: "Holds", serial: "Permit number", issuedBy: "Issued by",
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], noData: "No check data yet", future: "Data from the future: the clock is wrong", unknownLevel: "not known",
    age: (age, isOld) => `Data ${age} old${isOld ? ", too old" : ""}`, minutes: n => `${n} min`, hoursOld: n => (n === 1 ? "1 hour" : `${n} hours`), daysOld: n => (n === 1 ? "1 day" : `${n} days`), since: day => `Since ${day}`,
    number: "Change number", made: "Made", issuer: "Issuer", revision: "Zone map revision", limit: "Good until", policy: "Policy", refusedCount: "Refused permits", codes: "Typed codes", keys: "Keys", none: "none",
    taken: "New data are here.", same: "The data are the newest.", unreachable: "The server cannot be reached; the present data stay in use.", notServed: "The server has no check data yet.", token: "The checkpoint's token", signIn: "Sign in", tokenHint: "The server gives data to checkpoints only. The page does not keep the token.", unsigned: "Sign in to refresh the data from the server.", badToken: "The server does not take this token.",
    damaged: "The kept data were damaged and are gone; load them again.", notKept: "The browser keeps nothing: the data stay until the page is closed.", forgotten: "The data are gone.",
    noReader: "This browser cannot read QR codes; type the code of 10 characters.", noCamera: "The camera cannot be opened: not allowed, or not there. Choose a picture or type the code.", noCode: "There is no QR code to be seen; take the picture closer and sharper, or type the code.",
    noImage: "This file is no picture that can be read.", empty: "Type the code first.", insecure: "Signatures can only be verified when the page is opened by https or from a saved file.", looking: "Hold the QR code into the middle…", checked: "checked",
  },
};

let language = "vi";

export const languageNow = () => language;

export function setLanguage(chosen) {
  language = chosen in words ? chosen : "vi";
}

export function word(name, ...values) {
  const found = words[language][name];
  return typeof found === "function" ? found(...values) : found;
}

/** Of a pair in Vietnamese and English. */
export const spoken = pair => pair?.[language === "vi" ? 0 : 1] ?? "";

/** How long something is, to the minute, hour or day below. */
export function duration(seconds) {
  if (seconds < 7200) return word("minutes", Math.floor(seconds / 60));
  return seconds < 172800 ? word("hoursOld", Math.floor(seconds / 3600)) : word("daysOld", Math.floor(seconds / 86400));
}

const two = number => String(number).padStart(2, "0");

/** A second of 1970 as the city's clock and calendar show it. */
export function clockText(second, offset, withTime = true) {
  const date = new Date((second + offset) * 1000);
  const day = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  return withTime ? `${two(date.getUTCHours())}:${two(date.getUTCMinutes())} ${day}` : day;
}

export const minuteText = minute => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
