/// The words of the page of a replay in Vietnamese and English, and what its scripts remember.
enum ReplayWords {
  static let javascript = #"""
    "use strict";
    const data = JSON.parse(document.getElementById("data").textContent);
    const words = {
      vi: { curve: "Đường cong dịch: số ca theo ngày", curveNote: "Toàn địa bàn, kể cả ca chưa rõ phường, xã. Đường nét liền: trung bình 7 ngày của ca xác định. Nền gạch chéo: ngày không có báo cáo.",
        counts: "Số phường, xã theo cấp độ", ward: "Diễn biến của một phường, xã", search: "Tìm phường, xã", maps: "Bản đồ qua các ngày",
        mapsNote: "Bấm một bản đồ để xem lớn.", whatIf: "Nếu áp dụng quy định khác", to: "đến", wards: "phường, xã", days: "ngày", changes: "lần đổi cấp",
        flaps: (n, d) => `${n} lần đổi rồi quay lại cấp cũ trong ${d} ngày`, through: "dữ liệu đến", asIf: "áp dụng quy định có hiệu lực ngày",
        confirmed: "Ca xác định", probable: "Ca có thể", suspected: "Ca nghi ngờ", mean: "trung bình 7 ngày", casesADay: "Số ca mỗi ngày", casesAWeek: "Số ca mỗi 7 ngày",
        wardsAxis: "Số phường, xã", noReport: "không có báo cáo", noData: "chưa có dữ liệu", mapOn: "Bản đồ ngày", earlier: "Ngày trước", later: "Ngày sau", day: "Ngày",
        map: "Bản đồ cấp độ theo phường, xã", unknown: "chưa có", atFirst: "đầu kỳ", spans: "Cấp độ qua các ngày", otherSpans: "Theo quy định khác", allChanges: "Các lần đổi cấp và lý do",
        noChange: "Không đổi cấp trong kỳ này.", kept: n => `Trang này chỉ mang lý do của ${n} lần đổi cấp gần nhất của mỗi phường, xã; changes.csv có đủ.`,
        weekly: "Số ca của từng phường, xã được cộng theo 7 ngày để trang không quá lớn.", noReasons: "Lý do của lần đổi này có trong changes.csv.",
        memory: "theo trí nhớ, chưa đọc nguyên văn", consistent: "suy ra từ nguồn khác", first: "Quy định của trang này", second: "Quy định khác",
        differing: (n, all) => `Khác cấp trong ${n} trên ${all} phường-ngày.`, most: "Phường, xã khác nhau nhiều nhất", name: "Tên", district: "Quận, huyện", differingDays: "Số ngày khác cấp",
        level: "Cấp độ", both: "Cả hai", firstOnly: "Chỉ quy định này", secondOnly: "Chỉ quy định khác", gained: "Sớm hơn (ngày, trung vị)", reached: "Số phường, xã từng đạt cấp này hoặc cao hơn", cases: "ca", none: "Hai quy định cho cùng cấp ở mọi phường, xã, mọi ngày.", ca: n => `${n} ca xác định trong kỳ`,
        growing: "số liệu còn tăng", growingNote: n => `Vạch chéo trắng: ${n} ngày cuối, số liệu còn tăng vì báo cáo đến muộn (theo các bản danh sách trước đó, tính đến khi biết 95 trên 100 ca).` },
      en: { curve: "Epidemic curve: cases a day", curveNote: "The whole area, with cases in no known ward. Line: mean of confirmed cases over 7 days. Hatched: days without any report.",
        counts: "Wards by level", ward: "Timeline of a ward", search: "Find a ward", maps: "The map over time",
        mapsNote: "Press a map to see it large.", whatIf: "Under other rules", to: "to", wards: "wards", days: "days", changes: "changes of level",
        flaps: (n, d) => `${n} of them go back within ${d} days`, through: "data through", asIf: "rules as in force on",
        confirmed: "Confirmed", probable: "Probable", suspected: "Suspected", mean: "mean of 7 days", casesADay: "Cases a day", casesAWeek: "Cases in 7 days",
        wardsAxis: "Wards", noReport: "no report", noData: "no data yet", mapOn: "Map of", earlier: "Day before", later: "Day after", day: "Day",
        map: "Map of levels by ward", unknown: "not known", atFirst: "at the start", spans: "Levels by day", otherSpans: "Under the other rules", allChanges: "Changes of level and why",
        noChange: "No change of level in these days.", kept: n => `This page carries the reasons of the latest ${n === 1 ? "change" : n + " changes"} of each ward; changes.csv has all of them.`,
        weekly: "Cases of single wards are added up over 7 days to keep the page small.", noReasons: "The reasons of this change are in changes.csv.",
        memory: "from memory, not read in the act", consistent: "pinned down by other texts", first: "The rules of this page", second: "The other rules",
        differing: (n, all) => `Another level on ${n} of ${all} ward-days.`, most: "Wards that differ most", name: "Name", district: "District", differingDays: "Days with another level",
        level: "Level", both: "Under both", firstOnly: "These rules only", secondOnly: "Other rules only", gained: "Earlier by (days, median)", reached: "Wards that reach the level or a higher one", cases: "cases", none: "Both rules give every ward the same level on every day.", ca: n => `${n} confirmed ${n === 1 ? "case" : "cases"} in these days`,
        growing: "counts still growing", growingNote: n => `White hatching: the last ${n === 1 ? "day, whose counts are" : n + " days, whose counts are"} still growing, since reports come late (by the earlier states of the list, until 95 of 100 cases are known).` },
    };
    let language = document.documentElement.lang, selected = null, day = data.days - 1;
    const DAY = 86400000, start = Date.parse(data.from + "T00:00:00Z"), levels = data.levels;
    const dateOf = offset => new Date(start + offset * DAY);
    const monthDay = offset => dateOf(offset).toISOString().slice(5, 10);
    const showDate = (offset, options = { day: "numeric", month: language === "vi" ? "numeric" : "short", year: "numeric" }) => dateOf(offset).toLocaleDateString(language === "vi" ? "vi-VN" : "en-GB", { timeZone: "UTC", ...options });
    const classOn = (spans, offset) => { let found = spans[0]; for (let i = 0; i < spans.length && spans[i + 1] <= offset; i += 2) found = spans[i]; return found; };
    const growingFrom = data.growingFrom ?? data.days;
    const reported = data.dataThrough ? Math.round((Date.parse(data.dataThrough + "T00:00:00Z") - start) / DAY) : -1;
    """#
}
