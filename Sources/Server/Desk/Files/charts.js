// Charts for people who would rather look than read: drawn as wide as there is room, told apart by more than colour, with all figures in a table
// below. They say nothing that the table does not.

const space = "http://www.w3.org/2000/svg";

function draw(name, attributes, ...children) {
  const node = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) node.setAttribute(key, value);
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

function make(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

/** What series look like, in their order: a colour, a dash and a mark, each enough to know it by. */
const looks = [
  { color: "#0f3d56", dash: null, mark: "circle" }, { color: "#b25500", dash: "7 4", mark: "square" },
  { color: "#1b6e4f", dash: "2 3", mark: "triangle" }, { color: "#7a1f8a", dash: "10 3 2 3", mark: "diamond" },
  { color: "#8c1414", dash: "4 2", mark: "cross" }, { color: "#36454f", dash: "1 4", mark: "circle" },
];
const look = index => looks[index % looks.length];

function mark(kind, x, y, color) {
  const paint = { fill: color, stroke: "#ffffff", "stroke-width": 1.5 };
  if (kind === "square") return draw("rect", { x: x - 4, y: y - 4, width: 8, height: 8, ...paint });
  if (kind === "triangle") return draw("path", { d: `M${x} ${y - 5}L${x + 5} ${y + 4}L${x - 5} ${y + 4}Z`, ...paint });
  if (kind === "diamond") return draw("path", { d: `M${x} ${y - 6}L${x + 5} ${y}L${x} ${y + 6}L${x - 5} ${y}Z`, ...paint });
  if (kind === "cross") return draw("path", { d: `M${x - 4} ${y - 4}L${x + 4} ${y + 4}M${x + 4} ${y - 4}L${x - 4} ${y + 4}`, stroke: color, "stroke-width": 2.5 });
  return draw("circle", { cx: x, cy: y, r: 4.5, ...paint });
}

/** Round values from 0 to one that is not below the largest: at most six of them. */
export function ticks(largest) {
  if (!(largest > 0)) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(largest / 5));
  const step = [1, 2, 5, 10].map(factor => factor * power).find(one => largest / one <= 5);
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/**
 * A figure: its name, a drawing that is drawn anew when there is more or less room, a key, a note, and the table.
 * @param paint gets the room in pixels, and gives the SVG.
 */
function figure({ title, describe, key, note, table }, paint) {
  const place = make("div", "chart");
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", describe ? `${title}. ${describe}` : title);
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(place.clientWidth);
    if (width < 40 || width === drawn) return;
    drawn = width;
    const svg = paint(width);
    svg.setAttribute("aria-hidden", "true");
    place.replaceChildren(svg);
  }).observe(place);
  return make("figure", "charted", make("figcaption", "", title), place, key, note ? make("p", "small", note) : null, table);
}

/** What belongs to which look. */
const keyOf = (names, sample) => make("ul", "key", ...names.map((name, i) => {
  const svg = draw("svg", { viewBox: "0 0 34 16", width: 34, height: 16, "aria-hidden": "true" }, ...sample(i));
  return make("li", "", svg, name);
}));

const text = (x, y, words, more = {}) => draw("text", { x, y, class: "label", ...more }, words);

/**
 * Lines over days.
 * @param days ISO days, ascending, evenly told or not.
 * @param series each {name, values}, a value for each day; null where nothing is known or shown, which leaves a gap.
 * @param show writes a value; @param showDay writes a day, shortly.
 * @param limit a value that may be exceeded and then is marked, with @param limitText.
 */
export function lines({ title, describe, days, series, show, showDay, limit, limitText, note, table }) {
  const values = series.flatMap(one => one.values).filter(value => value !== null);
  const steps = ticks(Math.max(...values, limit ?? 0, 0));
  const top = steps.at(-1);
  const times = days.map(day => Date.parse(`${day}T00:00:00Z`));
  const span = Math.max(times.at(-1) - times[0], 1);
  const paint = width => {
    const height = width < 480 ? 230 : 280;
    const [left, right, above, below] = [52, 14, 16, 30];
    const x = i => days.length === 1 ? (left + width - right) / 2 : left + (times[i] - times[0]) / span * (width - left - right);
    const y = value => height - below - value / top * (height - above - below);
    const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height });
    if (limit && values.some(value => value > limit)) {
      svg.append(draw("rect", { x: left, y: above, width: width - left - right, height: y(limit) - above, fill: "#fdeaea" }));
    }
    for (const step of steps) {
      svg.append(draw("line", { x1: left, x2: width - right, y1: y(step), y2: y(step), stroke: "#d5dde2" }), text(left - 6, y(step) + 4, show(step), { "text-anchor": "end" }));
    }
    if (limit) {
      svg.append(draw("line", { x1: left, x2: width - right, y1: y(limit), y2: y(limit), stroke: "#8c1414", "stroke-width": 1.5 }));
      // Where the axis says the same already, it is not said again.
      if (limitText && !(steps.includes(limit) && show(limit) === limitText)) svg.append(text(left + 4, y(limit) - 5, limitText, { fill: "#8c1414" }));
    }
    const shown = [...new Set([0, Math.floor((days.length - 1) / 2), days.length - 1])];
    for (const i of shown.filter((_, k) => width > 420 || k !== 1 || shown.length < 3)) {
      svg.append(text(x(i), height - 10, showDay(days[i]), { "text-anchor": i === 0 ? "start" : i === days.length - 1 ? "end" : "middle" }));
    }
    series.forEach((one, k) => {
      const { color, dash, mark: kind } = look(k);
      let path = "";
      one.values.forEach((value, i) => { if (value !== null) path += `${i > 0 && one.values[i - 1] !== null ? "L" : "M"}${x(i).toFixed(1)} ${y(value).toFixed(1)}`; });
      svg.append(draw("path", { d: path, fill: "none", stroke: color, "stroke-width": 2.5, "stroke-dasharray": dash }));
      const every = Math.max(1, Math.ceil(days.length / 10));
      one.values.forEach((value, i) => { if (value !== null && ((i + k) % every === 0 || i === days.length - 1)) svg.append(mark(kind, x(i), y(value), color)); });
    });
    return svg;
  };
  const key = keyOf(series.map(one => one.name), i => {
    const { color, dash, mark: kind } = look(i);
    return [draw("line", { x1: 0, x2: 34, y1: 8, y2: 8, stroke: color, "stroke-width": 2.5, "stroke-dasharray": dash }), mark(kind, 17, 8, color)];
  });
  return figure({ title, describe, key, note, table }, paint);
}

/** As much of a name as there is room for; the table has all of it. */
const fitting = (name, width) => {
  const most = Math.floor(width / 7.4);
  return name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
};

let patterns = 0;

/** Hatching of a look, so that areas are told apart without colour too. */
function hatched(index, id) {
  const { color } = look(index);
  const lines = [null, "M0 8L8 0", "M0 0L8 8", "M0 4H8", "M4 0V8", "M0 8L8 0M0 0L8 8"][index % 6];
  return draw("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
    draw("rect", { width: 8, height: 8, fill: color }), lines ? draw("path", { d: lines, stroke: "#ffffff", "stroke-width": 1.6 }) : null);
}

/** White round a text, so that a line behind it does not cross it. */
const halo = { stroke: "#ffffff", "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" };

/**
 * Bars that lie, one row a group: beside each other, or one after the other.
 * @param kinds names of the looks. @param groups each {name, values}, a value for each kind; null where nothing is known or shown.
 * @param show writes a value. @param stacked one after the other.
 * @param limit a value that may be exceeded and then is marked, with @param limitText.
 */
export function bars({ title, describe, kinds, groups, show, stacked = false, limit, limitText, note, table }) {
  const prefix = `bars-${patterns += 1}`;
  const sum = values => values.reduce((all, value) => all + (value ?? 0), 0);
  const largest = Math.max(...groups.flatMap(group => stacked ? [sum(group.values)] : group.values.map(value => value ?? 0)), limit ?? 0, 0);
  const steps = ticks(largest);
  const paint = width => {
    const thick = 16;
    const rowHeight = 22 + (stacked ? thick : kinds.length * (thick + 2)) + 10;
    const head = limit && limitText ? 20 : 4;
    const height = head + groups.length * rowHeight + 4;
    const right = 96;
    const x = value => value / steps.at(-1) * (width - right);
    const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height }, draw("defs", {}, ...kinds.map((_, i) => hatched(i, `${prefix}-${i}`))));
    if (limit) {
      if (limitText) svg.append(text(Math.min(x(limit), width - 4), 13, limitText, { "text-anchor": x(limit) > width / 2 ? "end" : "start", fill: "#8c1414" }));
    }
    groups.forEach((group, row) => {
      const top = head + row * rowHeight;
      svg.append(text(0, top + 15, fitting(group.name, width), { class: "label strong" }));
      // Beside the bars alone: through a name it could not be read.
      if (limit) svg.append(draw("line", { x1: x(limit), x2: x(limit), y1: top + 20, y2: top + rowHeight - 8, stroke: "#8c1414", "stroke-width": 1.5 }));
      let from = 0;
      group.values.forEach((value, i) => {
        const y = top + 22 + (stacked ? 0 : i * (thick + 2));
        if (value !== null) svg.append(draw("rect", { x: x(from), y, width: Math.max(x(value), value > 0 ? 1 : 0), height: thick, fill: `url(#${prefix}-${i})` }));
        if (!stacked) svg.append(text(x(value ?? 0) + 6, y + 12.5, value === null ? "–" : show(value), halo));
        else from += value ?? 0;
      });
      if (stacked) svg.append(text(x(from) + 6, top + 22 + 12.5, show(from)));
    });
    return svg;
  };
  const key = kinds.length < 2 ? null : keyOf(kinds, i => [draw("defs", {}, hatched(i, `${prefix}-key-${i}`)), draw("rect", { x: 0, y: 1, width: 34, height: 14, fill: `url(#${prefix}-key-${i})` })]);
  return figure({ title, describe, key, note, table }, paint);
}
