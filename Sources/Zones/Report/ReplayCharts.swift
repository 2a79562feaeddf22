/// Draws the charts of a replay: bars and stacks by day over an axis of dates, in real units.
enum ReplayCharts {
  static let javascript = #"""
    const niceStep = (most, count) => {
      const raw = Math.max(most / count, 1e-9), power = 10 ** Math.floor(Math.log10(raw));
      return Math.max([1, 2, 5, 10].map(f => f * power).find(s => s >= raw), 1);
    };
    // Days that get a label: months over long times, weeks over short ones, thinned until they fit.
    function dateTicks(days, room) {
      const few = Math.max(Math.floor(room / 90), 2), months = [];
      for (let i = 0; i < days; i++) if (monthDay(i).endsWith("-01")) months.push(i);
      if (months.length >= 3) return months.filter((_, i) => i % Math.ceil(months.length / few) === 0);
      const step = Math.max(1, Math.ceil(days / few / 7) * (days > 10 ? 7 : 1));
      return Array.from({ length: Math.ceil(days / step) }, (_, i) => i * step);
    }
    function dateLabel(offset, isFirst) {
      const options = { day: "numeric", month: language === "vi" ? "numeric" : "short" };
      if (isFirst || monthDay(offset) <= "01-07") options.year = "numeric";
      return showDate(offset, options);
    }
    // A frame with both axes; gives the drawing and where days and numbers stand in it.
    function frame(width, height, low, high, label, days = data.days) {
      const step = niceStep(high - low, height > 150 ? 5 : 2), top = Math.max(Math.ceil(high / step) * step, step), bottom = Math.floor(low / step) * step;
      const left = Math.max(format(top).length, format(bottom).length) * 7.5 + 12, box = { left, right: width - 8, top: 24, bottom: height - 24 };
      const x = offset => box.left + (box.right - box.left) * offset / days, y = value => box.bottom - (box.bottom - box.top) * (value - bottom) / (top - bottom);
      const svg = make("svg:svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label });
      svg.append(make("svg:text", { x: 2, y: 12, class: "unit" }, label));
      for (let value = bottom; value <= top; value += step) {
        svg.append(make("svg:line", { x1: box.left, x2: box.right, y1: y(value), y2: y(value), class: value === 0 ? "axis" : "grid" }),
          make("svg:text", { x: box.left - 5, y: y(value) + 4, "text-anchor": "end" }, format(value)));
      }
      dateTicks(days, box.right - box.left).forEach((offset, i) => {
        svg.append(make("svg:line", { x1: x(offset), x2: x(offset), y1: box.bottom, y2: box.bottom + 5, class: "axis" }));
        const isLast = x(offset) > box.right - 40;
        svg.append(make("svg:text", { x: isLast ? box.right : x(offset), y: box.bottom + 18, "text-anchor": isLast ? "end" : x(offset) < box.left + 40 ? "start" : "middle" }, dateLabel(offset, i === 0)));
      });
      return { svg, x, y, box };
    }
    // Bars side by side as one path: [day, from, to] each.
    function bars({ x, y }, pieces, attributes, days = 1) {
      const gap = x(days) - x(0) > 4 ? 1 : 0;
      return make("svg:path", { ...attributes, d: pieces.filter(p => p[1] !== p[2]).map(([offset, from, to]) => `M${x(offset).toFixed(2)} ${y(from).toFixed(2)}V${y(to).toFixed(2)}H${(x(Math.min(offset + days, data.days)) - gap).toFixed(2)}V${y(from).toFixed(2)}z`).join("") });
    }
    const hatch = id => make("svg:defs", {}, make("svg:pattern", { id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      make("svg:rect", { width: 6, height: 6, fill: "#eceff2" }), make("svg:rect", { width: 2, height: 6, fill: "#b9c0c8" })));
    // White stripes over the days whose counts are still growing.
    function markGrowing({ svg, x, box }, id) {
      if (growingFrom >= data.days) return;
      svg.append(make("svg:defs", {}, make("svg:pattern", { id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)" }, make("svg:rect", { width: 3, height: 6, fill: "#ffffffb8" }))),
        make("svg:rect", { x: x(growingFrom), y: box.top, width: x(data.days) - x(growingFrom), height: box.bottom - box.top, fill: `url(#${id})` }),
        make("svg:line", { x1: x(growingFrom), x2: x(growingFrom), y1: box.top, y2: box.bottom, class: "growing" }));
    }
    const growingKey = () => growingFrom < data.days ? make("span", {}, make("i", { class: "growing" }), t("growing")) : null;
    const growingWord = d => d >= growingFrom ? ` · ${t("growing")}` : "";
    const series = [[2, "confirmed", "#1f5fa8"], [1, "probable", "#e08a1e"], [0, "suspected", "#9aa5b1"]];
    function drawCurve(width) {
      const present = series.filter(([i]) => i === 2 || data.cases[i].some(n => n !== 0)), at = (i, offset) => data.cases[i][offset + data.lead];
      const known = Array.from({ length: data.days }, (_, i) => i), highs = known.map(d => present.reduce((sum, [i]) => sum + Math.max(at(i, d), 0), 0)), lows = known.map(d => present.reduce((sum, [i]) => sum + Math.min(at(i, d), 0), 0));
      const chart = frame(width, 280, Math.min(0, ...lows), Math.max(1, ...highs), t("casesADay"));
      const { svg, x, y, box } = chart;
      svg.prepend(hatch("gap"));
      const silent = known.filter(d => d > reported || (data.silent ? data.silent.includes(d) : data.cases.every(c => c[d + data.lead] === 0)));
      let from = 0;
      silent.forEach((d, i) => {
        if (silent[i + 1] === d + 1) return;
        const rect = { x: x(silent[from]), y: box.top, width: x(d + 1) - x(silent[from]), height: box.bottom - box.top, fill: "url(#gap)" };
        svg.append(make("svg:rect", rect));
        if (rect.width > 90) svg.append(make("svg:text", { x: rect.x + rect.width / 2, y: box.top + 16, "text-anchor": "middle" }, t(d > reported ? "noData" : "noReport")));
        from = i + 1;
      });
      const base = known.map(() => 0), under = known.map(() => 0);
      for (const [i, , fill] of present) {
        svg.append(bars(chart, known.map(d => { const n = at(i, d), stack = n > 0 ? base : under; stack[d] += n; return [d, stack[d] - n, stack[d]]; }), { fill }));
      }
      markGrowing(chart, "growing-curve");
      const mean = d => Array.from({ length: 7 }, (_, k) => data.cases[2][d + data.lead - k]).reduce((a, b) => a + b, 0) / 7;
      // Where nothing is known of the days before the first, a mean of seven days begins on the seventh.
      const since = data.cases.some(c => c.slice(0, data.lead).some(n => n !== 0)) ? 0 : data.lead;
      const line = known.filter(d => d >= since && d <= reported).map((d, i) => `${i ? "L" : "M"}${x(d + .5).toFixed(1)} ${y(mean(d)).toFixed(1)}`).join("");
      if (line) svg.append(make("svg:path", { d: line, class: "mean halo" }), make("svg:path", { d: line, class: "mean" }));
      const key = make("p", { class: "key" }, ...present.map(([, name, fill]) => make("span", {}, make("i", { style: `background:${fill}` }), t(name))), make("span", {}, make("i", { class: "line" }), t("mean")), growingKey());
      return [svg, key, x, box, d => d > reported ? t("noData") : present.map(([i, name]) => `${t(name)} ${format(at(i, d))}`).join(" · ") + (d < since ? "" : ` · ${t("mean")} ${format(Math.round(mean(d) * 10) / 10)}`) + growingWord(d)];
    }
    function drawCounts(width, { levels, counts }, height = 240) {
      const chart = frame(width, height, 0, data.wards.length, t("wardsAxis")), { svg, x, y, box } = chart, base = Array(data.days).fill(0);
      const order = levels.map((_, i) => i).filter(i => levels[i].rank !== null).reverse().concat(levels.map((_, i) => i).filter(i => levels[i].rank === null));
      svg.prepend(hatch("unranked" + height));
      for (const i of order) {
        const pieces = counts[i].map((n, d) => [d, base[d], base[d] += n]);
        if (counts[i].every(n => n === 0)) continue;
        svg.append(make("svg:path", { fill: levels[i].rank === null ? `url(#unranked${height})` : levels[i].color, class: "stack",
          d: "M" + pieces.map(([d, , to]) => `${x(d).toFixed(1)} ${y(to).toFixed(1)}H${x(d + 1).toFixed(1)}`).join("L") + "L" + pieces.toReversed().map(([d, from]) => `${x(d + 1).toFixed(1)} ${y(from).toFixed(1)}H${x(d).toFixed(1)}`).join("L") + "z" }));
        const edge = Math.min(Math.ceil(10 / (x(1) - x(0))), Math.floor(data.days / 2)), inside = pieces.slice(edge, data.days - edge);
        const [d, low, high] = (inside.length ? inside : pieces).reduce((best, p) => p[2] - p[1] > best[2] - best[1] ? p : best);
        if (y(low) - y(high) > 15) svg.append(make("svg:text", { x: x(d + .5), y: (y(low) + y(high)) / 2 + 5, class: "letter", fill: levels[i].rank === null ? "#1c2430" : ink(levels[i].color) }, levels[i].letter));
      }
      markGrowing(chart, "growing" + height);
      const key = growingKey();
      return [svg, key ? make("p", { class: "key" }, key) : null, x, box, d => levels.map((l, i) => counts[i][d] ? `${say(l.name)} [${l.letter}] ${format(counts[i][d])}` : null).filter(Boolean).join(" · ") + growingWord(d)];
    }
    // Puts a chart in its place with a line for the day that is looked at and what it says in words.
    const drawn = [];
    function show(place, [svg, key, x, box, words]) {
      const mark = make("svg:line", { y1: box.top, y2: box.bottom, class: "mark" }), readout = make("p", { class: "readout" });
      svg.append(mark);
      svg.addEventListener("click", event => {
        const rect = svg.getBoundingClientRect(), scale = svg.viewBox.baseVal.width / rect.width;
        setDay(Math.floor(((event.clientX - rect.left) * scale - box.left) / (box.right - box.left) * data.days));
      });
      place.replaceChildren(...[svg, key, readout].filter(Boolean));
      const follow = () => { for (const [k, v] of [["x1", x(day + .5)], ["x2", x(day + .5)]]) mark.setAttribute(k, v); readout.textContent = `${showDate(day)}: ${words(day)}`; };
      drawn.push(follow);
      follow();
    }
    function strip(spans, own, width, left) {
      const x = offset => left + (width - 8 - left) * offset / data.days;
      const svg = make("svg:svg", { viewBox: `0 0 ${width} 30`, width, height: 30, "aria-hidden": "true" }, hatch("none" + (own === levels ? 1 : 2)));
      for (let i = 0; i < spans.length; i += 2) {
        const level = own[spans[i]], from = x(spans[i + 1]), to = x(i + 3 < spans.length ? spans[i + 3] : data.days);
        svg.append(make("svg:rect", { x: from, y: 2, width: to - from, height: 26, fill: level.rank === null ? `url(#none${own === levels ? 1 : 2})` : level.color, class: "stack" }));
        if (to - from > 13) svg.append(make("svg:text", { x: (from + to) / 2, y: 20, class: "letter", fill: level.rank === null ? "#1c2430" : ink(level.color) }, level.letter));
      }
      return svg;
    }
    let paper = null;
    const widthOf = place => Math.max(Math.floor(paper ? Math.min(paper, place.clientWidth) : place.clientWidth), 240);
    // Draws anew when the page becomes wider or narrower, and for paper.
    function followWidth(draw) {
      let seen = window.innerWidth;
      window.addEventListener("resize", () => { if (window.innerWidth !== seen) { seen = window.innerWidth; draw(); } });
      window.addEventListener("beforeprint", () => { paper = 700; draw(); });
      window.addEventListener("afterprint", () => { paper = null; draw(); });
    }
    """#
}
