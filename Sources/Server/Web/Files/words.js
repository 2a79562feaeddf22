// The page's words in Vietnamese and English, and how days and numbers are written in each.

const words = {
  vi: {
    title: "Bản đồ cấp độ dịch", skipToSearch: "Đến ô tìm kiếm", skipToList: "Đến danh sách phường, xã",
    data: "Dữ liệu mở", collections: "cho GIS", table: "bảng", standards: "chuẩn", desk: "dành cho cán bộ",
    tools: "Công cụ", notices: "Thông báo", skips: "Đi thẳng đến", earlierMap: "Đây là bản đồ trước đây, không phải bản đang có hiệu lực.", view: "Cách xem", map: "Bản đồ", list: "Danh sách", criteria: "Tiêu chí", print: "In", language: "Ngôn ngữ",
    side: "Tìm kiếm và chú giải", searchLabel: "Tìm phường, xã", searchHint: "Phường, xã hoặc quận",
    clear: "Xóa ô tìm kiếm", found: "Kết quả tìm kiếm", where: "Tôi đang ở đâu?",
    whereNote: "Vị trí chỉ được xem trên máy của bạn và không gửi đi đâu.",
    whereOutside: "Vị trí của bạn nằm ngoài bản đồ này.", whereDenied: "Không biết được vị trí: trình duyệt không cho phép hoặc không có tín hiệu. Hãy tìm theo tên.",
    whereWaiting: "Đang tìm vị trí…", legend: "Cấp độ", mapLabel: "Bản đồ các phường, xã",
    mapHelp: "Phím mũi tên để di chuyển, + và − để phóng, Enter để chọn phường, xã ở giữa.",
    loading: "Đang tải bản đồ…", listTitle: "Phường, xã theo cấp độ", district: "Quận, huyện", level: "Cấp độ", ward: "Phường, xã",
    all: "Tất cả", time: "Thời gian", earlier: "Bản trước", later: "Bản sau", sliderLabel: "Bản đồ công bố", close: "Đóng",
    wards: n => `${n} phường, xã`, ofWards: (n, all) => `${n} trên ${all} phường, xã`, noneFound: "Không tìm thấy phường, xã nào.",
    foundCount: n => `Tìm thấy ${n} phường, xã. Dùng phím mũi tên để chọn.`, revision: n => `Bản số ${n}`,
    shownNewest: "bản mới nhất", shownEarlier: "bản trước đây", from: "Hiệu lực từ", until: "đến", openEnd: "cho đến khi có thông báo mới",
    untilRevision: "đến khi có bản sau", reasons: "Vì sao?", citation: "Căn cứ",
    noReasons: "Không có lý do kèm theo.", decree: "Theo quyết định", decreeText: d => `${d.name}: ${d.act}, ${d.article}. Cơ quan: ${d.authority}.`,
    computedLevel: "Cấp độ tính theo số liệu", numbers: "Số liệu", population: "Dân số", suspected: d => `Ca nghi ngờ, ${d} ngày`,
    probable: d => `Ca có thể, ${d} ngày`, confirmed: d => `Ca xác định, ${d} ngày`, confirmedTotal: "Ca xác định từ đầu",
    fewer: n => n ? `dưới ${n}` : "ít, không công bố số chính xác", unknown: "chưa có số liệu", yes: "có", no: "không",
    toHigher: n => `Thêm ${n} ca cộng đồng thì tăng cấp.`, toLower: n => `Bớt ${n} ca cộng đồng thì giảm cấp.`,
    timeline: "Diễn biến", timelineDays: "Mỗi vạch là một ngày", noTimeline: "Chưa có diễn biến.", stepText: (day, level) => `Từ ${day}: ${level}`,
    source: "Nguồn", digest: "Mã kiểm", dataThrough: "Số liệu đến", mapDay: "Ngày tính", age: (n, text) => n === 0 ? "mới nhất" : `cũ ${text} ngày`,
    stale: n => `Số liệu đã cũ ${n} ngày. Hãy hỏi cơ quan y tế trước khi dựa vào bản đồ này.`, staleUnknown: "Không rõ số liệu đến ngày nào.",
    confidence: { text: "", consistent: "không ghi nguyên văn, suy ra từ văn bản khác", memory: "ghi theo trí nhớ, chưa đối chiếu văn bản", unknown: "chưa rõ căn cứ" },
    act: "Văn bản công bố", error: "Không tải được dữ liệu. Hãy thử lại sau ít phút.", none: "Chưa có bản đồ nào được công bố.", noMap: "Trình duyệt này không vẽ được bản đồ tương tác; bên dưới là hình tĩnh. Danh sách và tìm kiếm vẫn đầy đủ.",
    criteriaOf: "Tiêu chí phân loại", levels: "Các cấp", indicators: "Chỉ số", unit: "Đơn vị", bands: "Ngưỡng", band: "Mức", range: "Khoảng", decision: "Cách quyết định",
    tableOf: axes => `Bảng kết hợp ${axes}`, highestOf: axes => `Mức cao nhất trong ${axes}`, firstMatch: "Quy tắc đầu tiên đúng", gives: "Cho cấp", adjustments: "Điều chỉnh", sources: "Nguồn trích dẫn", inForce: "Hiệu lực",
    version: "phiên bản", printed: "Xem trang web để biết bản đồ đang có hiệu lực.", centre: name => `Ở giữa bản đồ: ${name}. Bấm Enter để xem.`, background: host => `Nền: ${host}`, zoomIn: "Phóng to", zoomOut: "Thu nhỏ",
    selected: (ward, level) => `${ward}: ${level}`, changed: (revision, day) => `Đang xem bản số ${revision}, hiệu lực từ ${day}.`, filterLevel: name => `Chỉ hiện ${name}`, outline: "Viền đậm: ranh giới quận, huyện.", changes: day => `+ và −: so với bản đồ hiệu lực từ ${day}.`, decreed: "Viền đứt: khu vực theo quyết định hành chính.", approximate: "Ranh giới gần đúng, không dùng làm căn cứ pháp lý.",
  },
  en: {
    title: "Epidemic level map", skipToSearch: "To the search box", skipToList: "To the list of wards",
    data: "Open data", collections: "for GIS", table: "table", standards: "standards", desk: "for officers",
    tools: "Tools", notices: "Notices", skips: "Go straight to", earlierMap: "This is an earlier map, not the one in force.", view: "View", map: "Map", list: "List", criteria: "Criteria", print: "Print", language: "Language",
    side: "Search and legend", searchLabel: "Find a ward", searchHint: "Ward or district",
    clear: "Clear the search box", found: "Search results", where: "Where am I?",
    whereNote: "Your position stays on this device and is sent nowhere.",
    whereOutside: "Your position is outside this map.", whereDenied: "Your position is not known: the browser refused or has no signal. Search by name instead.",
    whereWaiting: "Looking for your position…", legend: "Levels", mapLabel: "Map of the wards",
    mapHelp: "Arrow keys move, + and − zoom, Enter chooses the ward in the middle.",
    loading: "Loading the map…", listTitle: "Wards by level", district: "District", level: "Level", ward: "Ward",
    all: "All", time: "Time", earlier: "Earlier map", later: "Later map", sliderLabel: "Published map", close: "Close",
    wards: n => n === 1 ? "1 ward" : `${n} wards`, ofWards: (n, all) => `${n} of ${all} wards`, noneFound: "No ward found.",
    foundCount: n => n === 1 ? "1 ward found. Use the arrow keys to choose." : `${n} wards found. Use the arrow keys to choose.`, revision: n => `Revision ${n}`,
    shownNewest: "newest", shownEarlier: "an earlier one", from: "In force from", until: "until", openEnd: "until further notice",
    untilRevision: "until the next revision", reasons: "Why?", citation: "Source",
    noReasons: "No reasons are given.", decree: "By decree", decreeText: d => `${d.name}: ${d.act}, ${d.article}. Authority: ${d.authority}.`,
    computedLevel: "Level by the figures", numbers: "Figures", population: "Population", suspected: d => `Suspected cases, ${d} days`,
    probable: d => `Probable cases, ${d} days`, confirmed: d => `Confirmed cases, ${d} days`, confirmedTotal: "Confirmed cases in all",
    fewer: n => n ? `fewer than ${n}` : "few; the exact number is not shown", unknown: "not known", yes: "yes", no: "no",
    toHigher: n => `${n} more community ${n === 1 ? "case" : "cases"} would raise the level.`, toLower: n => `${n} fewer community ${n === 1 ? "case" : "cases"} would lower it.`,
    timeline: "Over time", timelineDays: "Each stroke is a day", noTimeline: "No history yet.", stepText: (day, level) => `From ${day}: ${level}`,
    source: "Where this comes from", digest: "Digest", dataThrough: "Data through", mapDay: "Day of the map", age: (n, text) => n === 0 ? "up to date" : n === 1 ? "1 day old" : `${text} days old`,
    stale: n => `The data are ${n} days old. Ask the health authority before you rely on this map.`, staleUnknown: "It is not known how old the data are.",
    confidence: { text: "", consistent: "not stated outright, pinned down by other texts", memory: "from memory, not read in the act", unknown: "source unknown" },
    act: "Published by", error: "The data could not be loaded. Try again in a few minutes.", none: "No map has been published yet.", noMap: "This browser cannot draw the interactive map; a still picture is shown. List and search are complete.",
    criteriaOf: "Criteria", levels: "Levels", indicators: "Indicators", unit: "Unit", bands: "Bands", band: "Band", range: "Range", decision: "How it is decided",
    tableOf: axes => `A table of ${axes}`, highestOf: axes => `The highest of ${axes}`, firstMatch: "The first rule that holds", gives: "Gives", adjustments: "Adjustments", sources: "Cited sources", inForce: "In force",
    version: "version", printed: "The web page says what is in force now.", centre: name => `In the middle of the map: ${name}. Press Enter to see it.`, background: host => `Background: ${host}`, zoomIn: "Zoom in", zoomOut: "Zoom out",
    selected: (ward, level) => `${ward}: ${level}`, changed: (revision, day) => `Showing revision ${revision}, in force from ${day}.`, filterLevel: name => `Show only ${name}`, outline: "Strong line: district boundary.", changes: day => `+ and −: against the map in force from ${day}.`, decreed: "Dashed line: area under a decree.", approximate: "Outlines are approximate and have no legal force.",
  },
};

let language = "vi";
const listeners = [];

export const currentLanguage = () => language;

/** The text for a key; further values fill it. */
export function word(key, ...values) {
  const text = words[language][key];
  return typeof text === "function" ? text(...values) : text;
}

/** What a {vi, en} text says in the page's language. */
export const localized = text => text == null ? "" : typeof text === "string" ? text : text[language] ?? text.en ?? text.vi ?? "";

/** The language of who reads: as chosen before, else the browser's, else Vietnamese. */
export function preferredLanguage(asked) {
  if (asked in words) return asked;
  try {
    const kept = localStorage.getItem("language");
    if (kept in words) return kept;
  } catch { /* storage may be closed to us */ }
  const first = navigator.languages?.[0] ?? navigator.language ?? "vi";
  return first.toLowerCase().startsWith("en") ? "en" : "vi";
}

/** Chooses the language of `word` alone, for pages that have words of their own. */
export const speak = chosen => { language = chosen; };

export function setLanguage(chosen, keep) {
  speak(chosen);
  document.documentElement.lang = chosen;
  document.title = word("title");
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = word(element.dataset.placeholder);
  for (const id of Object.keys(words)) document.getElementById(id).setAttribute("aria-pressed", String(id === chosen));
  if (keep) try { localStorage.setItem("language", chosen); } catch { /* it is asked again next time */ }
  for (const listener of listeners) listener();
}

export const onLanguage = listener => listeners.push(listener);

let clockOffset = 7 * 3600;

/** Seconds by which the city's clocks are ahead of UTC. */
export const setClock = seconds => { clockOffset = seconds; };

/** An instant on the city's clocks, as YYYY-MM-DDTHH:MM. */
export const civil = text => new Date(Date.parse(text) + clockOffset * 1000).toISOString().slice(0, 16);

/** A day or an instant as a civil day of the city; with the hour if asked, unless it is midnight. */
export function day(text, withHour) {
  if (!text) return "";
  const [date, clock] = text.includes("T") ? civil(text).split("T") : [text, "00:00"];
  const written = date.split("-").reverse().join("/");
  return withHour && clock !== "00:00" ? (language === "vi" ? `${clock} ngày ${written}` : `${clock}, ${written}`) : written;
}

export const number = (value, digits = 2) =>
  new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: digits }).format(value);
