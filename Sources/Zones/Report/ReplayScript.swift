/// What the page of a replay does: maps by day, the timeline of a ward, other rules beside these.
enum ReplayScript {
  static let javascript = #"""
    const fill = level => level.rank === null ? "url(#hatch)" : level.color;
    const hatchOfMap = () => make("svg:defs", {}, make("svg:pattern", { id: "hatch", width: data.width / 60, height: data.width / 60, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      make("svg:rect", { width: data.width / 60, height: data.width / 60, fill: "#d5d9de" }), make("svg:rect", { width: data.width / 180, height: data.width / 60, fill: "#aab0b8" })));
    function drawMap() {
      const svg = $("map"), paths = make("svg:g"), letters = make("svg:g");
      svg.setAttribute("viewBox", `0 0 ${data.width} ${data.height}`);
      data.wards.forEach((ward, index) => {
        ward.element = make("svg:path", { d: ward.path, "fill-rule": "evenodd", tabindex: data.wards.length > 2000 ? null : 0, role: "button", onclick: () => choose(index) });
        ward.element.addEventListener("keydown", event => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(index); } });
        ward.element.addEventListener("mousemove", event => tip(event, ward));
        ward.element.addEventListener("mouseleave", () => { $("tip").hidden = true; });
        paths.append(ward.element);
      });
      svg.append(hatchOfMap(), paths, letters);
      for (const ward of data.wards) {
        if (!ward.label) continue;
        const box = ward.element.getBBox(), size = Math.min(60, Math.min(box.width, box.height) * .4);
        if (size < data.width / 260) continue;
        ward.letter = make("svg:text", { x: ward.label[0], y: ward.label[1], "font-size": size, "aria-hidden": "true" });
        letters.append(ward.letter);
      }
    }
    function tip(event, ward) {
      const box = $("map-section").getBoundingClientRect(), element = $("tip");
      element.textContent = `${ward.name}${ward.district ? ", " + ward.district : ""}: ${say(levels[classOn(ward.spans, day)].name)}`;
      element.hidden = false;
      element.style.left = Math.min(event.clientX - box.left + 14, box.width - 200) + "px";
      element.style.top = event.clientY - box.top + 14 + "px";
    }
    function showMap() {
      $("map-day").textContent = `${t("mapOn")} ${showDate(day)}${growingWord(day)}`;
      $("map").setAttribute("aria-label", `${t("map")}, ${showDate(day)}`);
      $("day").value = day;
      $("day").setAttribute("aria-valuetext", showDate(day));
      for (const ward of data.wards) {
        const level = levels[classOn(ward.spans, day)];
        ward.element.setAttribute("fill", fill(level));
        if (data.wards.length <= 2000) ward.element.setAttribute("aria-label", `${ward.name}: ${say(level.name)}`);
        if (ward.letter) { ward.letter.textContent = level.letter; ward.letter.setAttribute("fill", level.rank === null ? "#1c2430" : ink(level.color)); }
      }
      for (const mini of document.querySelectorAll(".mini")) mini.setAttribute("aria-pressed", String(Number(mini.dataset.day) === day));
    }
    function setDay(offset) {
      day = Math.min(Math.max(offset, 0), data.days - 1);
      showMap();
      for (const follow of drawn) follow();
    }
    // One path a level and day, made of the outlines of its wards: a row of maps stays light.
    function drawMaps() {
      $("maps").replaceChildren(...data.shown.map(offset => {
        const outlines = levels.map(() => []);
        for (const ward of data.wards) outlines[classOn(ward.spans, offset)].push(ward.path);
        const svg = make("svg:svg", { viewBox: `0 0 ${data.width} ${data.height}`, "aria-hidden": "true" });
        outlines.forEach((paths, i) => { if (paths.length) svg.append(make("svg:path", { d: paths.join(""), fill: fill(levels[i]), "fill-rule": "evenodd" })); });
        const counts = levels.map((l, i) => outlines[i].length ? make("span", {}, swatch(l), format(outlines[i].length)) : null).filter(Boolean);
        return make("button", { type: "button", class: "mini", "data-day": offset, onclick: () => { setDay(offset); $("map-section").scrollIntoView({ block: "start", behavior: "smooth" }); } },
          make("strong", {}, showDate(offset)), offset >= growingFrom ? make("span", { class: "growing" }, t("growing")) : null, svg, make("span", { class: "counts" }, ...counts));
      }));
    }
    function showLegend() {
      $("legend").replaceChildren(...levels.map(level => make("li", {}, swatch(level), make("span", {}, say(level.name)))));
    }
    function choose(index) {
      if (selected !== null) data.wards[selected].element.classList.remove("selected");
      selected = index;
      const element = data.wards[index].element;
      element.classList.add("selected");
      element.parentNode.append(element);
      showTimeline();
    }
    function showTimeline() {
      const ward = data.wards[selected], place = $("timeline"), width = widthOf(place), cases = [], unit = data.caseDays;
      for (let i = 0; i < ward.cases.length; i += 2) cases.push([ward.cases[i], Math.min(ward.cases[i + 1], 0), Math.max(ward.cases[i + 1], 0)]);
      const high = Math.max(1, ...cases.map(c => c[2])), low = Math.min(0, ...cases.map(c => c[1]));
      const chart = frame(width, 140, low, high, t(unit === 7 ? "casesAWeek" : "casesADay")), { svg, box } = chart;
      svg.append(bars(chart, cases.map(c => [c[0], c[1], c[2]]), { fill: "#1f5fa8" }, unit));
      markGrowing(chart, "growing-ward");
      const total = cases.reduce((sum, c) => sum + c[1] + c[2], 0);
      const mark = level => make("span", { class: "nowrap" }, swatch(level), " ", say(level.name));
      const list = make("ol", { class: "changes" });
      const reasons = new Map(ward.changes.map(([offset, ...lines]) => [offset, lines]));
      list.append(make("li", {}, make("strong", {}, `${showDate(0)}, ${t("atFirst")}: `), mark(levels[ward.spans[0]])));
      for (let i = 2; i < ward.spans.length; i += 2) {
        const offset = ward.spans[i + 1], lines = reasons.get(offset);
        const item = make("li", {}, make("strong", {}, `${showDate(offset)}: `), mark(levels[ward.spans[i - 2]]), " → ", mark(levels[ward.spans[i]]));
        if (lines) item.append(make("ul", {}, ...lines.map(number => {
          const [vi, en, citation, confidence] = data.sentences[number], doubt = { memory: t("memory"), consistent: t("consistent") }[confidence];
          const source = [citation, doubt].filter(Boolean).join(" — ");
          return make("li", {}, language === "vi" ? vi : en, source ? make("small", {}, " " + source) : null);
        })));
        else if (data.keptChanges === null) item.append(make("p", { class: "soft" }, t("noReasons")));
        list.append(item);
      }
      place.replaceChildren(...[make("h3", {}, ward.name), make("p", { class: "soft" }, [ward.district, ward.code, t("ca")(format(total))].filter(Boolean).join(" · ")),
        make("h4", {}, t("spans")), strip(ward.spans, levels, width, box.left),
        ward.others ? make("h4", {}, t("otherSpans")) : null, ward.others ? strip(ward.others, data.other.levels, width, box.left) : null,
        svg, make("h4", {}, t("allChanges")), ward.spans.length === 2 ? make("p", {}, t("noChange")) : null, make("div", { class: "scroll" }, list)].filter(Boolean));
    }
    function table(heads, rows) {
      const numeric = i => rows.some(row => typeof row[i] === "number");
      const cell = (tag, content, i) => make(tag, { class: numeric(i) ? "number" : null, scope: tag === "th" ? "col" : null }, typeof content === "number" ? format(content) : content ?? "–");
      return make("div", { class: "scroll" }, make("table", {}, make("thead", {}, make("tr", {}, ...heads.map((h, i) => cell("th", h, i)))), make("tbody", {}, ...rows.map(row => make("tr", {}, ...row.map((c, i) => cell("td", c, i)))))));
    }
    function showComparison() {
      const other = data.other;
      if (!other) return;
      $("what-if").hidden = false;
      const first = make("div", { class: "chart" }), second = make("div", { class: "chart" });
      const named = (title, rules, place) => make("div", {}, make("h3", {}, t(title)), make("p", { class: "soft" }, `${rules.criteria} ${rules.version} · ${format(rules.changes)} ${t("changes")}; ${t("flaps")(format(rules.flaps), data.flapDays)}`), place);
      const warnings = other.warnings.map(([level, both, one, two, days]) => [make("span", { class: "nowrap" }, swatch(levels[level]), " ", say(levels[level].name)), both, one, two, days]);
      const most = other.most.map(([index, days]) => [make("button", { type: "button", class: "ward", onclick: () => { choose(index); $("panel").scrollIntoView({ block: "start" }); } }, data.wards[index].name), data.wards[index].district ?? "", days]);
      for (const row of most) row[0] = make("span", { class: "nowrap" }, row[0]);
      $("comparison").replaceChildren(make("p", {}, t("differing")(format(other.differing), format(other.wardDays))), make("div", { class: "pair" }, named("first", data, first), named("second", other, second)),
        make("h3", {}, t("reached")), table(["level", "both", "firstOnly", "secondOnly", "gained"].map(t), warnings),
        ...(most.length ? [make("h3", {}, t("most")), table(["name", "district", "differingDays"].map(t), most)] : [make("p", {}, t("none"))]));
      show(first, drawCounts(widthOf(first), data, 241));
      show(second, drawCounts(widthOf(second), other, 242));
    }
    function showCharts() {
      drawn.length = 0;
      show($("curve"), drawCurve(widthOf($("curve"))));
      show($("counts"), drawCounts(widthOf($("counts")), data));
      showComparison();
      if (selected !== null) showTimeline();
    }
    function render() {
      document.documentElement.lang = language;
      for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
      for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
      for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === language));
      $("title").textContent = say(data.title);
      document.title = `${say(data.title)} · ${data.from}`;
      $("subtitle").textContent = [`${showDate(0)} ${t("to")} ${showDate(data.days - 1)}`, `${format(data.wards.length)} ${t("wards")}`, `${format(data.changes)} ${t("changes")}; ${t("flaps")(format(data.flaps), data.flapDays)}`,
        data.dataThrough ? `${t("through")} ${showDate(reported)}` : null, data.asIf ? `${t("asIf")} ${data.asIf}` : null].filter(Boolean).join(" · ");
      $("warnings").replaceChildren(...[data.keptChanges === null ? null : t("kept")(data.keptChanges), data.caseDays === 7 ? t("weekly") : null, growingFrom < data.days ? t("growingNote")(data.growingDays) : null].filter(Boolean).map(w => make("p", {}, w)));
      $("origin").textContent = `${data.criteria} ${data.version}`;
      showLegend(); drawMaps(); showMap(); showCharts();
    }
    function find() {
      const wanted = folded($("search").value.trim());
      if (!wanted) return;
      const label = ward => folded(`${ward.name}${ward.district ? ", " + ward.district : ""} (${ward.code})`);
      const exact = data.wards.findIndex(w => label(w) === wanted || folded(w.code) === wanted), index = exact >= 0 ? exact : data.wards.findIndex(w => label(w).includes(wanted));
      if (index >= 0) choose(index);
    }
    for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", () => { language = button.dataset.language; render(); });
    $("names").append(...data.wards.map(w => make("option", { value: `${w.name}${w.district ? ", " + w.district : ""} (${w.code})` })));
    $("search").addEventListener("input", find);
    $("day").max = data.days - 1;
    $("day").addEventListener("input", () => setDay(Number($("day").value)));
    $("earlier").addEventListener("click", () => setDay(day - 1));
    $("later").addEventListener("click", () => setDay(day + 1));
    followWidth(showCharts);
    document.body.classList.toggle("many", data.wards.length > 2000);
    if (data.days > 0 && data.wards.length > 0) {
      const total = ward => ward.cases.reduce((sum, n, i) => sum + (i % 2 ? n : 0), 0);
      drawMap();
      render();
      choose(data.wards.reduce((best, w, i) => total(w) > total(data.wards[best]) ? i : best, 0));
    }
    """#
}
