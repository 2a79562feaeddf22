/// What the report does: draws the map, shows reasons, sorts and searches the table. All text goes in as text, never as HTML.
enum ReportScript {
  static let javascript = opening + "\n" + ReportElements.javascript + "\n" + drawing

  private static let opening = #"""
    "use strict";
    const data = JSON.parse(document.getElementById("data").textContent);
    const levels = data.origin.levels;
    const words = {
      vi: { table: "Các phường, xã", search: "Tìm", files: "Tệp dữ liệu", findings: "Phát hiện khi đọc dữ liệu",
        findingsNote: "Mỗi loại kèm vài vị trí đầu tiên; danh sách đầy đủ trong findings.csv.", criteria: "Tiêu chí và căn cứ",
        on: "Ngày", choose: "Chọn một phường, xã trên bản đồ để xem lý do.", reasons: "Lý do", figures: "Số liệu", population: "Dân số",
        suspected: "Nghi ngờ", probable: "Có thể", confirmed: "Xác định", days: "ngày", more: n => `Thêm ${n} ca thì tăng cấp.`,
        fewer: n => `Bớt ${n} ca thì giảm cấp.`, unknown: "chưa có", code: "Mã", name: "Tên", district: "Quận, huyện", level: "Cấp độ",
        file: "Tệp", kind: "Loại", rows: "Dòng", counted: "Tính", later: "Sau ngày", unlocated: "Chưa rõ nơi", rejected: "Bị loại",
        what: "Loại", count: "Số lượng", where: "Tệp:dòng", message: "Nội dung", value: "Giá trị", from: "Từ", citation: "Căn cứ",
        memory: "theo trí nhớ, chưa đọc nguyên văn", consistent: "suy ra từ nguồn khác", wards: "phường, xã",
        force: "Hiệu lực", until: "đến", asIf: "áp dụng quy định có hiệu lực ngày", through: "dữ liệu đến", map: "Bản đồ cấp độ theo phường, xã", nearer: "Phóng to", farther: "Thu nhỏ", all: "Toàn bộ" },
      en: { table: "The wards", search: "Search", files: "Files", findings: "Findings",
        findingsNote: "The first places of each kind; findings.csv has them all.", criteria: "Criteria and citations",
        on: "Day", choose: "Choose a ward on the map to see why it has its colour.", reasons: "Reasons", figures: "Figures", population: "Population",
        suspected: "Suspected", probable: "Probable", confirmed: "Confirmed", days: "days", more: n => `${n} more ${n === 1 ? "case" : "cases"} would raise the level.`,
        fewer: n => `${n} fewer ${n === 1 ? "case" : "cases"} would lower the level.`, unknown: "not known", code: "Code", name: "Name", district: "District", level: "Level",
        file: "File", kind: "Kind", rows: "Rows", counted: "Counted", later: "Later", unlocated: "Unlocated", rejected: "Rejected",
        what: "Kind", count: "Number", where: "File:row", message: "What it is", value: "Value", from: "From", citation: "Citation",
        memory: "from memory, not read in the act", consistent: "pinned down by other texts", wards: "wards",
        force: "In force", until: "until", asIf: "rules as in force on", through: "data through", map: "Map of levels by ward", nearer: "Zoom in", farther: "Zoom out", all: "Whole map" },
    };
    let language = "vi", selected = null, onlyClass = null, sortKey = "code", descending = false, dragged = false;
    """#

  private static let drawing = #"""

    function drawMap() {
      const svg = $("map");
      svg.setAttribute("viewBox", `0 0 ${data.width} ${data.height}`);
      const defs = make("svg:defs");
      const hatch = make("svg:pattern", { id: "hatch", width: 40, height: 40, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        make("svg:rect", { width: 40, height: 40, fill: "#d5d9de" }), make("svg:rect", { width: 14, height: 40, fill: "#aab0b8" }));
      defs.append(hatch);
      const paths = make("svg:g"), letters = make("svg:g");
      data.wards.forEach((ward, index) => {
        const level = levels[ward.class];
        const path = make("svg:path", { d: ward.path, "fill-rule": "evenodd", fill: level.rank === null ? "url(#hatch)" : level.color, tabindex: 0, role: "button", "data-code": ward.code });
        path.addEventListener("click", () => { if (!dragged) choose(index); dragged = false; });
        path.addEventListener("keydown", event => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(index); } });
        path.addEventListener("mousemove", event => tip(event, ward));
        path.addEventListener("mouseleave", () => { $("tip").hidden = true; });
        paths.append(path);
        ward.element = path;
      });
      svg.append(defs, paths, letters);
      for (const ward of data.wards) {
        if (!ward.label) continue;
        const box = ward.element.getBBox(), level = levels[ward.class];
        const size = Math.min(90, Math.max(14, Math.min(box.width, box.height) * .38));
        ward.letter = make("svg:text", { x: ward.label[0], y: ward.label[1], "font-size": size, fill: level.rank === null ? "#1c2430" : ink(level.color), "aria-hidden": "true" }, level.letter);
        letters.append(ward.letter);
      }
    }
    const view = { x: 0, y: 0, width: data.width, height: data.height };
    function showView() { $("map").setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`); }
    function zoom(factor, x = view.x + view.width / 2, y = view.y + view.height / 2) {
      const width = Math.min(data.width, Math.max(data.width / 60, view.width * factor)), scale = width / view.width;
      view.x = Math.min(Math.max(x - (x - view.x) * scale, 0), data.width - width);
      view.width = width; view.height = data.height * width / data.width;
      view.y = Math.min(Math.max(y - (y - view.y) * scale, 0), data.height - view.height);
      showView();
    }
    function place(event) {
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform($("map").getScreenCTM().inverse());
      return [point.x, point.y];
    }
    function moveMap() {
      const svg = $("map");
      let from = null;
      $("zoom-in").addEventListener("click", () => zoom(.6));
      $("zoom-out").addEventListener("click", () => zoom(1 / .6));
      $("zoom-all").addEventListener("click", () => { Object.assign(view, { x: 0, y: 0, width: data.width, height: data.height }); showView(); });
      svg.addEventListener("wheel", event => { event.preventDefault(); zoom(event.deltaY < 0 ? .8 : 1.25, ...place(event)); }, { passive: false });
      svg.addEventListener("pointerdown", event => { from = { at: place(event), x: event.clientX, y: event.clientY, moved: false }; });
      svg.addEventListener("pointermove", event => {
        if (!from || (!from.moved && Math.hypot(event.clientX - from.x, event.clientY - from.y) < 5)) return;
        from.moved = true;
        const [x, y] = place(event);
        view.x = Math.min(Math.max(view.x + from.at[0] - x, 0), data.width - view.width);
        view.y = Math.min(Math.max(view.y + from.at[1] - y, 0), data.height - view.height);
        showView();
      });
      window.addEventListener("pointerup", () => { dragged = from !== null && from.moved; from = null; });
    }
    function tip(event, ward) {
      const box = $("map-section").getBoundingClientRect(), element = $("tip");
      element.textContent = `${ward.name}${ward.district ? ", " + ward.district : ""}: ${say(levels[ward.class].name)}`;
      element.hidden = false;
      element.style.left = Math.min(event.clientX - box.left + 14, box.width - 200) + "px";
      element.style.top = event.clientY - box.top + 14 + "px";
    }
    function choose(index) {
      if (selected !== null) data.wards[selected].element.classList.remove("selected");
      selected = index;
      const element = data.wards[index].element;
      element.classList.add("selected");
      element.parentNode.append(element);
      showPanel();
    }
    function showPanel() {
      const panel = $("panel");
      panel.replaceChildren();
      if (selected === null) { panel.append(make("p", { class: "soft" }, t("choose"))); return; }
      const ward = data.wards[selected], level = levels[ward.class];
      panel.append(make("h2", {}, ward.name), make("p", { class: "soft" }, [ward.district, ward.code].filter(Boolean).join(" · ")),
        make("p", { class: "level" }, swatch(level), say(level.name)), make("strong", {}, t("reasons")));
      const list = make("ol");
      for (const reason of ward.reasons) {
        const doubt = { memory: t("memory"), consistent: t("consistent") }[reason.confidence];
        const source = [reason.citation, doubt].filter(Boolean).join(" — ");
        list.append(make("li", {}, say(reason.text), source ? make("br") : null, source ? make("small", {}, source) : null));
      }
      panel.append(list);
      for (const [key, n] of [["more", ward.up], ["fewer", ward.down]]) if (n !== null) panel.append(make("p", {}, t(key)(n)));
      const figures = make("dl");
      const add = (name, value) => figures.append(make("dt", {}, name), make("dd", {}, value));
      add(t("population"), format(ward.population));
      ["suspected", "probable", "confirmed"].forEach((key, i) => add(`${t(key)}, ${data.origin.case_window_days} ${t("days")}`, format(ward.cases[i])));
      data.indicators.forEach((indicator, i) => add(say(indicator.name), ward.values[i] === null ? t("unknown") : `${format(ward.values[i])} ${say(indicator.unit)}`));
      panel.append(make("strong", {}, t("figures")), figures);
    }
    function showLegend() {
      const legend = $("legend");
      legend.replaceChildren();
      levels.forEach((level, index) => {
        const button = make("button", { type: "button", "aria-pressed": String(onlyClass === index), onclick: () => { onlyClass = onlyClass === index ? null : index; render(); } },
          swatch(level), make("span", {}, say(level.name)), make("b", {}, format(level.wards)));
        legend.append(make("li", {}, button));
      });
      for (const ward of data.wards) {
        const faded = onlyClass !== null && ward.class !== onlyClass;
        ward.element.classList.toggle("faded", faded);
        if (ward.letter) ward.letter.classList.toggle("faded", faded);
        ward.element.setAttribute("aria-label", `${ward.name}: ${say(levels[ward.class].name)}`);
      }
    }
    function table(id, heads, rows) {
      const numeric = i => rows.length > 0 && rows.every(row => typeof row[i] === "number" || row[i] === null || row[i] === undefined);
      const head = make("tr", {}, ...heads.map((h, i) => make("th", { scope: "col", class: numeric(i) ? "number" : null }, h)));
      const body = rows.map(row => make("tr", {}, ...row.map((cell, i) => make("td", { class: numeric(i) ? "number" : null }, cell instanceof Node ? cell : typeof cell === "number" ? format(cell) : cell ?? t("unknown")))));
      $(id).replaceChildren(make("thead", {}, head), make("tbody", {}, ...body));
    }
    function showTable() {
      const keys = ["code", "name", "district", "class"];
      const value = (ward, key) => typeof key === "number" ? ward.values[key] : ward[key];
      const wanted = folded($("search").value.trim());
      const rows = data.wards.map((ward, index) => ({ ward, index }))
        .filter(({ ward }) => (onlyClass === null || ward.class === onlyClass) && (!wanted || folded(`${ward.name} ${ward.district ?? ""} ${ward.code}`).includes(wanted)))
        .sort((a, b) => {
          const [x, y] = [value(a.ward, sortKey), value(b.ward, sortKey)];
          if (x === null || x === undefined) return 1;
          if (y === null || y === undefined) return -1;
          const order = typeof x === "string" ? x.localeCompare(y, "vi") : x - y;
          return descending ? -order : order;
        });
      const sorter = (label, key) => make("button", { type: "button", onclick: () => { descending = sortKey === key ? !descending : false; sortKey = key; showTable(); } }, label + (sortKey === key ? (descending ? " ▾" : " ▴") : ""));
      const heads = [...keys.map(key => sorter(t(key === "class" ? "level" : key), key)), ...data.indicators.map((indicator, i) => sorter(say(indicator.name), i))];
      table("table", heads, rows.map(({ ward, index }) => [ward.code, make("button", { type: "button", class: "ward", onclick: () => { choose(index); $("map-section").scrollIntoView({ block: "start" }); } }, ward.name), ward.district ?? "",
        make("span", {}, swatch(levels[ward.class]), " ", say(levels[ward.class].name)), ...ward.values]));
    }
    function showRest() {
      $("title").textContent = say(data.title);
      document.title = `${say(data.title)} · ${data.origin.on}`;
      $("subtitle").textContent = [`${t("on")} ${data.origin.on}`, data.origin.data_through ? `${t("through")} ${data.origin.data_through}` : null, `${format(data.wards.length)} ${t("wards")}`,
        data.origin.criteria_as_in_force_on ? `${t("asIf")} ${data.origin.criteria_as_in_force_on}` : null].filter(Boolean).join(" · ");
      $("map").setAttribute("aria-label", t("map"));
      $("warnings").replaceChildren(...data.warnings.map(w => make("p", {}, w)));
      table("files", ["file", "kind", "rows", "counted", "later", "unlocated", "rejected"].map(t), data.files.map(f => [f.name, f.kind, ...f.numbers]));
      table("findings", ["what", "count", "where", "message"].map(t), data.findings.map(f => [f.code, f.count, f.places.join(", "), f.message]));
      const criteria = $("criteria");
      criteria.replaceChildren();
      for (const period of data.criteria.periods) criteria.append(make("p", {}, `${t("force")}: ${period.from}${period.until ? ` ${t("until")} ${period.until}` : ""}. ${period.citation}`));
      criteria.append(make("div", { class: "scroll" }, make("table", { id: "values" })));
      table("values", ["what", "value", "from", "citation"].map(t), data.criteria.values.map(v => [v.id, v.value, v.from, v.citation + ({ memory: ` (${t("memory")})`, consistent: ` (${t("consistent")})` }[v.confidence] ?? "")]));
      const sources = make("ul");
      for (const source of data.criteria.sources) sources.append(make("li", {}, `[${source.key}] ${source.text}`));
      criteria.append(sources);
      $("origin").textContent = `${data.origin.criteria} ${data.origin.criteria_version} · ${data.origin.boundaries} · ${data.origin.inputs_digest}`;
    }
    function render() {
      document.documentElement.lang = language;
      for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
      for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
      for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === language));
      showLegend(); showPanel(); showTable(); showRest();
    }
    for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", () => { language = button.dataset.language; render(); });
    $("search").addEventListener("input", showTable);
    drawMap();
    moveMap();
    render();
    """#
}
