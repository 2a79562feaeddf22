// The words of the page in both languages, and how numbers and days are written.

const words = {
  vi: {
    title: "Bàn làm việc dịch tễ", skip: "Đến nội dung", tools: "Công cụ", language: "Ngôn ngữ", map: "Bản đồ công khai",
    leave: "Đăng xuất", signIn: "Đăng nhập", token: "Mã truy cập", parts: "Các phần của trang",
    signInHow: "Dán mã truy cập của cán bộ. Quản trị viên cấp mã bằng lệnh ‘zonal token’.",
    sources: "Nguồn dữ liệu", unlocated: "Báo cáo ngoài mọi phường", findings: "Lỗi khi nhập dữ liệu",
    whatIf: "Nếu đổi ngưỡng", revisions: "Các phiên bản bản đồ",
    kind: "Loại", source: "Nguồn", delivered: "Lần gửi cuối", rows: "Số dòng", lastDay: "Ngày cuối", age: "Tuổi dữ liệu",
    state: "Tình trạng", stale: "cũ", fresh: "mới", incomplete: "chưa xong", noDay: "không có ngày",
    file: "Tệp", count: "Số lượng", day: "Ngày", taken: "Dòng đã nhận", rejected: "Bị loại", noWard: "Ngoài phường", notes: "Chi tiết",
    staleAfter: n => `Dữ liệu cũ hơn ${n} ngày được coi là cũ.`,
    days: n => `${n} ngày`,
    unlocatedSum: (rows, count) => `${rows} dòng, ${count} ca hoặc mũi tiêm không thuộc phường nào.`,
    unlocatedNone: "Mọi báo cáo đều thuộc một phường.",
    byDay: "Theo ngày", findingsNone: "Chưa có lần nhập nào.", notKept: "không lưu", none: "không có",
    findingsHow: "Chỉ số lượng được lưu, không lưu nội dung dòng. Để xem từng dòng, chạy lại lần nhập ở chế độ thử với tệp gốc:",
    whatIfHow: "Tính lại cấp độ của mọi phường theo từng ngày với một ngưỡng khác, từ dữ liệu hiện có. Không có gì thay đổi trong bản đồ.",
    criteria: "Bộ tiêu chí", value: "Ngưỡng", newValue: "Giá trị mới", from: "Từ ngày", until: "Đến ngày", compute: "Tính",
    now: n => `hiện nay ${n}`, computing: "Đang tính…",
    whatIfSum: (wards, all, days) => `${wards} trên ${all} phường sẽ có cấp khác, tổng cộng ${days} ngày-phường.`,
    same: "Không phường nào có cấp khác.", before: "Hiện hành", after: "Với ngưỡng mới", ward: "Phường", district: "Quận, huyện",
    through: "đến", span: "Khoảng ngày", level: "Cấp", wards: "Số phường", table: "Số phường theo cấp và ngày", tableOf: name => `Bảng: ${name}`,
    newDraft: "Lập bản nháp", act: "Căn cứ (văn bản)", reason: "Lý do", makeDraft: "Lập bản nháp",
    number: "Số", code: "Mã", drafted: "Người lập", reviewed: "Người rà soát", approved: "Người công bố", inForceFrom: "Hiệu lực từ",
    look: "Xem", lookAt: n => `Xem phiên bản ${n}`, close: "Đóng", doReview: "Xác nhận đã rà soát", doPublish: "Công bố", doWithdraw: "Hủy bản nháp",
    cancel: "Thôi", reviewAsk: n => `Xác nhận đã rà soát phiên bản ${n}?`, publishAsk: n => `Công bố phiên bản ${n}?`,
    withdrawAsk: n => `Hủy bản nháp ${n}?`, publishWhen: "Hiệu lực từ (để trống: ngay bây giờ)",
    reviewWhat: "Bạn xác nhận đã xem bản đồ và thấy đúng. Việc này được ghi vào nhật ký.",
    beside: n => `So với phiên bản ${n} đang có hiệu lực`, besideNone: "Chưa có bản đồ nào được công bố trước đó",
    changed: n => `${n} phường đổi cấp`, unchanged: "Không phường nào đổi cấp", steps: "Đổi từ cấp nào sang cấp nào", to: "Sang", fromLevel: "Từ",
    counts: "Số phường theo cấp", inForceNow: "đang hiệu lực",
    done: { draft: n => `Đã lập bản nháp ${n}.`, review: n => `Phiên bản ${n} đã được rà soát.`, publish: n => `Phiên bản ${n} đã được công bố.`, withdraw: n => `Bản nháp ${n} đã bị hủy.` },
    failed: "Không thực hiện được", lost: "Máy chủ không trả lời; hãy thử lại.", wrongToken: "Mã truy cập không được chấp nhận.",
    noRight: "Mã này hợp lệ nhưng vai trò không dùng được trang này.", signedIn: (name, role) => `${name} · ${role}`,
    kinds: { cases: "ca bệnh", doses: "mũi tiêm", population: "dân số", measures: "chỉ số khác" },
    states: { "draft": "bản nháp", "reviewed": "đã rà soát", "in force": "đã công bố", "withdrawn": "đã hủy" },
    codes: { invalid_date: "ngày không hợp lệ", missing_date: "thiếu ngày", unknown_ward_code: "mã phường lạ", unknown_ward_name: "tên phường lạ", ambiguous_ward_name: "tên phường không rõ", outside_every_ward: "ngoài mọi phường", missing_place: "thiếu nơi", invalid_coordinate: "tọa độ sai", coordinates_swapped: "tọa độ đảo", invalid_count: "số lượng sai", invalid_category: "phân loại lạ", invalid_age: "tuổi sai", duplicate_case_id: "trùng mã ca", field_count: "sai số cột", date_out_of_range: "ngày ngoài khoảng", onset_after_report: "khởi phát sau báo cáo", unused_columns: "cột không dùng" },
  },
  en: {
    title: "Epidemiologist’s desk", skip: "To the content", tools: "Tools", language: "Language", map: "Public map",
    leave: "Sign out", signIn: "Sign in", token: "Token", parts: "Parts of the page",
    signInHow: "Paste your officer’s token. An administrator issues one with ‘zonal token’.",
    sources: "Sources of data", unlocated: "Reports in no ward", findings: "Findings of imports",
    whatIf: "What if a threshold changed", revisions: "Revisions of the map",
    kind: "Kind", source: "Source", delivered: "Last delivery", rows: "Rows", lastDay: "Last day", age: "Age",
    state: "State", stale: "stale", fresh: "fresh", incomplete: "not finished", noDay: "has no day",
    file: "File", count: "Count", day: "Day", taken: "Rows taken", rejected: "Rejected", noWard: "In no ward", notes: "Details",
    staleAfter: n => `Data older than ${n} days are called stale.`,
    days: n => n === 1 ? "1 day" : `${n} days`,
    unlocatedSum: (rows, count) => `${rows} rows, ${count} cases or doses, are in no ward.`,
    unlocatedNone: "Every report is in a ward.",
    byDay: "By day", findingsNone: "There was no import yet.", notKept: "not kept", none: "none",
    findingsHow: "Only counts are kept, never what stood in a row. To see the rows, run the import again on trial with the original file:",
    whatIfHow: "Computes every ward’s level day by day with another threshold, from the data that are there now. Nothing changes in the map.",
    criteria: "Criteria set", value: "Threshold", newValue: "New value", from: "From", until: "To", compute: "Compute",
    now: n => `now ${n}`, computing: "Computing…",
    whatIfSum: (wards, all, days) => `${wards} of ${all} wards would have another level, on ${days} ward-days in all.`,
    same: "No ward would have another level.", before: "As it is", after: "With the new value", ward: "Ward", district: "District",
    through: "to", span: "Days", level: "Level", wards: "Wards", table: "Wards by level and day", tableOf: name => `Table: ${name}`,
    newDraft: "Draft a map", act: "Act of law", reason: "Reason", makeDraft: "Make the draft",
    number: "No.", code: "Code", drafted: "Drafted by", reviewed: "Reviewed by", approved: "Published by", inForceFrom: "In force from",
    look: "Look", lookAt: n => `Look at revision ${n}`, close: "Close", doReview: "Confirm review", doPublish: "Publish", doWithdraw: "Withdraw",
    cancel: "Cancel", reviewAsk: n => `Confirm that revision ${n} was reviewed?`, publishAsk: n => `Publish revision ${n}?`,
    withdrawAsk: n => `Withdraw draft ${n}?`, publishWhen: "In force from (empty: now)",
    reviewWhat: "You confirm that you have looked at the map and found it right. This is put into the log.",
    beside: n => `Beside revision ${n}, which is in force`, besideNone: "No map was published before",
    changed: n => n === 1 ? "1 ward changes its level" : `${n} wards change their level`, unchanged: "No ward changes its level", steps: "From which level to which", to: "To", fromLevel: "From",
    counts: "Wards by level", inForceNow: "in force now",
    done: { draft: n => `Draft ${n} was made.`, review: n => `Revision ${n} is reviewed.`, publish: n => `Revision ${n} is published.`, withdraw: n => `Draft ${n} is withdrawn.` },
    failed: "This could not be done", lost: "The server does not answer; try again.", wrongToken: "This token is not accepted.",
    noRight: "This token is valid, but its role has no part in this page.", signedIn: (name, role) => `${name} · ${role}`,
    kinds: { cases: "cases", doses: "doses", population: "population", measures: "other figures" },
    states: { "draft": "draft", "reviewed": "reviewed", "in force": "published", "withdrawn": "withdrawn" },
    codes: { invalid_date: "invalid date", missing_date: "no date", unknown_ward_code: "unknown ward code", unknown_ward_name: "unknown ward name", ambiguous_ward_name: "ambiguous ward name", outside_every_ward: "outside every ward", missing_place: "no place", invalid_coordinate: "invalid coordinate", coordinates_swapped: "coordinates swapped", invalid_count: "invalid count", invalid_category: "unknown category", invalid_age: "invalid age", duplicate_case_id: "doubled case id", field_count: "wrong number of fields", date_out_of_range: "date out of range", onset_after_report: "onset after report", unused_columns: "unused columns" },
  },
};

export const language = { now: localStorage.getItem("language") === "en" ? "en" : "vi" };

export function say(name, ...values) {
  const word = name.split(".").reduce((part, key) => part?.[key], words[language.now]);
  return typeof word === "function" ? word(...values) : word;
}

/** A word of a list, or the name itself where there is none. */
export const named = (list, name) => say(list)[name] ?? name;

export const inLanguage = text => text[language.now] ?? text.en;

export const figure = number => number.toLocaleString(language.now === "vi" ? "vi-VN" : "en-GB");

/** A day as people write it: 21/01/2022. */
export const civil = day => day ? day.split("-").reverse().join("/") : "";

/** An instant by the city's clock. */
export function time(instant) {
  if (!instant) return "";
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Ho_Chi_Minh", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit",
  }).format(new Date(instant));
  return parts.replace(",", "");
}

/** Puts the words of the language into everything that names one. */
export function translate(root = document) {
  document.documentElement.lang = language.now;
  document.title = say("title");
  for (const node of root.querySelectorAll("[data-word]")) node.textContent = say(node.dataset.word);
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
}
