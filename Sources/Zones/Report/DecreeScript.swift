/// What the report of a map with decrees does beside `ReportScript`: hatches wards where a decree decides, says by which, and lists
/// the areas below a ward. All text goes in as text, never as HTML.
enum DecreeScript {
  static let javascript = #"""
    "use strict";
    {
      const decrees = data.decrees;
      const decreeWords = {
        vi: { decided: n => `${format(n)} nơi do văn bản quyết định`, force: at => `Có hiệu lực lúc ${at}`, by: "theo", from: "từ", until: "đến", noEnd: "chưa rõ ngày hết hiệu lực",
          computed: "Mức tính toán vẫn là", marked: "Gạch chéo: mức do văn bản quyết định", parts: "Khu vực nhỏ hơn phường, xã theo văn bản", none: "Không có khu vực nào đang có hiệu lực.",
          where: "Thuộc phường, xã", act: "Văn bản", also: "Bên trong còn có", inside: "Khu vực" },
        en: { decided: n => `${format(n)} decided by a decree`, force: at => `In force at ${at}`, by: "by", from: "from", until: "until", noEnd: "no end is known",
          computed: "The computed level is", marked: "Hatched: a decree decides", parts: "Decreed areas below a ward", none: "None is in force.",
          where: "In wards", act: "Act", also: "Inside it", inside: "Area" },
      };
      const d = key => decreeWords[language][key];
      const when = text => text.replace("T", " ");
      const levelOf = id => levels.find(level => level.id === id);
      const levelName = id => { const level = levelOf(id); return level ? say(level.name) : id; };
      const source = area => [area.act, area.article, area.authority].filter(Boolean).join(", ") || area.id;
      const term = area => `${d("from")} ${when(area.from)}, ${area.until ? `${d("until")} ${when(area.until)}` : d("noEnd")}`;
      const sentence = (ward, decided) => {
        const area = decrees.areas[decided.area];
        return `${d("force")(when(decrees.at))}: ${levelName(decided.level)}, ${d("by")} ${source(area)} (${area.id}), ${term(area)}. ${d("computed")} ${say(levels[ward.class].name)}.`;
      };
      const mark = color => make("span", { class: "swatch", "aria-hidden": "true", style: `background:repeating-linear-gradient(45deg,${color ?? "#fff"} 0 5px,#1c2430 5px 7px)` });

      const style = make("style");
      style.textContent = "#map .decreed { pointer-events: none; stroke: #1c2430; stroke-width: 1.5px; stroke-dasharray: 5 3; } #map path.part { stroke: #1c2430; stroke-width: 2px; } #decreed-note { display: flex; gap: .5rem; align-items: center; margin: 0 0 1rem; }";
      document.head.append(style);
      // Stripes of the colour in force over the computed one; the dark line parts two that are alike.
      const step = Math.max(data.width, data.height) / 250;
      const colors = [...new Set(decrees.areas.map(area => area.color ?? "#ffffff"))];
      const defs = make("svg:defs", {}, ...colors.map((color, i) => make("svg:pattern", { id: `decreed-${i}`, width: step, height: step, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)" },
        make("svg:rect", { width: step * .5, height: step, fill: color }), make("svg:rect", { width: step * .16, height: step, fill: "#1c2430" }))));
      const marks = make("svg:g", { id: "decreed-marks" });
      data.wards.forEach((ward, index) => {
        const decided = decrees.wards[index];
        if (!decided) return;
        const hatch = colors.indexOf(decrees.areas[decided.area].color ?? "#ffffff");
        marks.append(make("svg:path", { d: ward.path, "fill-rule": "evenodd", fill: `url(#decreed-${hatch})`, class: "decreed", "data-code": ward.code }));
      });
      for (const area of decrees.areas) {
        if (area.path) marks.append(make("svg:path", { d: area.path, "fill-rule": "evenodd", fill: area.color ?? "#ffffff", class: "part", "data-decree": area.id }, make("svg:title", {}, area.name)));
      }
      $("map").append(defs, marks);
      const note = make("p", { id: "decreed-note" });
      $("legend").after(note);
      const section = make("section", { id: "decreed-section" }, make("h2", { id: "decreed-title" }), make("div", { class: "scroll" }, make("table", { id: "decreed" })));
      $("files").closest("section").before(section);

      const panelOfFigures = showPanel;
      showPanel = () => {
        panelOfFigures();
        if (selected === null) return;
        const ward = data.wards[selected], decided = decrees.wards[selected], panel = $("panel");
        const inside = decrees.areas.filter(area => area.inside && area.inside.includes(ward.code));
        const lines = [];
        if (decided) {
          const area = decrees.areas[decided.area];
          lines.push(make("p", { class: "decree" }, mark(area.color), " ", make("strong", {}, sentence(ward, decided)), area.citation ? make("br") : null, area.citation ? make("small", {}, area.citation) : null));
        }
        for (const area of inside) lines.push(make("p", { class: "decree" }, mark(area.color), ` ${d("also")}: ${area.name}, ${levelName(area.level)}, ${d("by")} ${source(area)} (${area.id}), ${term(area)}.`));
        panel.querySelector(".level").after(...lines);
      };
      const rest = showRest;
      showRest = () => {
        rest();
        note.replaceChildren(mark(null), `${d("marked")} (${d("decided")(decrees.wards.filter(Boolean).length)}, ${d("force")(when(decrees.at)).toLowerCase()})`);
        $("decreed-title").textContent = d("parts");
        const parts = decrees.areas.filter(area => area.inside);
        if (parts.length === 0) { $("decreed").replaceChildren(make("tbody", {}, make("tr", {}, make("td", {}, d("none"))))); return; }
        const name = code => data.wards.find(ward => ward.code === code)?.name ?? code;
        table("decreed", [d("inside"), t("level"), d("where"), d("act"), t("from"), d("until")],
          parts.map(area => [area.name, levelName(area.level), area.inside.map(name).join(", "), source(area), when(area.from), area.until ? when(area.until) : d("noEnd")]));
      };
      render();
    }
    """#
}
