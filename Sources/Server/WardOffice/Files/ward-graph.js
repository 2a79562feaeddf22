// Who met whom: a drawing in layers by F number, the same each time, and its text in tables.

import { facts, make, say, table } from "./ward-parts.js";
import { movable } from "./ward-pan.js";
import { classTag, fName, moment, wardName } from "./ward-facts.js";

const svgName = "http://www.w3.org/2000/svg";
const draw = (name, attributes, ...children) => {
  const node = document.createElementNS(svgName, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) node.setAttribute(key, value);
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
};

const step = 86, line = 96, widest = 8, radius = 21;

/** Places of all nodes: F numbers one below the other, each person near those whom they met, by number where that does not decide. */
export function layout(nodes, edges) {
  const layers = new Map();
  for (const node of [...nodes].sort((a, b) => a.case - b.case)) {
    const layer = node.f ?? Infinity;
    if (!layers.has(layer)) layers.set(layer, []);
    layers.get(layer).push(node);
  }
  const neighbours = new Map(nodes.map(node => [node.case, []]));
  for (const { from, to } of edges) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const places = new Map();
  const bands = [];
  let y = 0;
  for (const [f, members] of [...layers].sort((a, b) => a[0] - b[0])) {
    const wish = node => {
      const above = neighbours.get(node.case).map(other => places.get(other)?.x).filter(x => x !== undefined);
      return above.length ? above.reduce((sum, x) => sum + x, 0) / above.length : Infinity;
    };
    const wished = members.map(node => [node, wish(node)]).sort((a, b) => a[1] - b[1] || a[0].case - b[0].case).map(([node]) => node);
    bands.push({ f, y });
    const lines = Math.ceil(wished.length / widest);
    const perLine = Math.ceil(wished.length / lines);
    for (let first = 0; first < wished.length; first += perLine) {
      const row = wished.slice(first, first + perLine);
      // Rows of a layer stand as bricks do, so that lines pass between.
      const shift = (first / perLine) % 2 ? step / 2 : 0;
      row.forEach((node, i) => places.set(node.case, { x: (i - (perLine - 1) / 2) * step + shift, y, node }));
      y += line * (first + perLine < wished.length ? 0.85 : 1.15);
    }
  }
  return { places, bands };
}

const inks = {
  confirmed: ["#8c1414", "#ffffff", null], probable: ["#a3491a", "#ffffff", null], suspected: ["#fff4e0", "#7a3b00", "5 3"],
  contact: ["#ffffff", "#0f3d56", null], unclassified: ["#ffffff", "#7a3b00", "5 3"], discarded: ["#e3e7ea", "#4a5a66", "2 3"],
};

const mark = kind => {
  const [fill, ink, dashes] = inks[kind] ?? inks.contact;
  return draw("circle", { r: radius, fill, stroke: ink === "#ffffff" ? fill : ink, "stroke-width": 2.2, "stroke-dasharray": dashes });
};

/** What the marks mean, by their look and not by colour alone. */
const key = () => make("ul", { class: "key" }, ...Object.keys(inks).map(kind => make("li", {},
  draw("svg", { viewBox: "-25 -25 50 50", "aria-hidden": "true" }, mark(kind)), say("classes")[kind])));

function nodeOf({ x, y, node }, isCentre) {
  const [, ink] = inks[node.class] ?? inks.contact;
  return draw("g", {
    class: "node", transform: `translate(${x} ${y})`, role: "button", tabindex: isCentre ? 0 : -1, "data-case": node.case,
    "aria-label": `${say("caseNumber", node.case)}, ${fName(node.f)}, ${say("classes")[node.class]}`,
  }, draw("circle", { class: "ring", r: radius + 5 }), isCentre ? draw("circle", { r: radius + 4, fill: "none", stroke: "#0f3d56", "stroke-width": 1.5 }) : null,
  mark(node.class), draw("text", { "text-anchor": "middle", dy: "0.36em", fill: ink }, fName(node.f)),
  draw("text", { class: "under", "text-anchor": "middle", y: radius + 15 }, `№ ${node.case}`));
}

/** How and how close two people met, and when, in words. */
const closeness = edge => `${say("contactKinds")[edge.kind] ?? edge.kind}, ${say("closenesses")[edge.close]}`;
const span = edge => edge.first_day || edge.last_day
  ? [...new Set([edge.first_day, edge.last_day].filter(Boolean))].map(moment).join(" – ") : null;

function nodeFacts(node, edges, open) {
  const met = edges.filter(edge => edge.from === node.case || edge.to === node.case);
  return make("div", { class: "answer" },
    make("div", { class: "head" }, make("h3", {}, `${say("caseNumber", node.case)} · ${fName(node.f)} `), classTag(node.class),
      node.is_mine ? make("a", { class: "button", href: `#case/${node.case}` }, say("open")) : null),
    facts([[say("ward"), wardName(node.ward)], [say("steps"), String(node.step)]]),
    make("ul", { class: "reasons" }, ...met.map(edge => make("li", {},
      say(edge.from === node.case ? "metWho" : "metBy", edge.from === node.case ? edge.to : edge.from), ": ",
      [span(edge), closeness(edge)].filter(Boolean).join(" · ")))));
}

/** The drawing with its key, what was tapped, and the tables. `centre` is the person whose graph it is. */
export function graph({ nodes, edges, is_cut }, centre) {
  const { places, bands } = layout(nodes, edges);
  const all = [...places.values()];
  const [left, right] = [Math.min(...all.map(at => at.x)) - 90, Math.max(...all.map(at => at.x)) + 60];
  const bottom = Math.max(...all.map(at => at.y)) + 60;
  const full = { x: left, y: -50, width: Math.max(right - left, 360), height: bottom + 50 };
  full.x -= Math.max(0, 360 - (right - left)) / 2;
  const svg = draw("svg", { role: "group", "aria-label": say("graphOf", nodes.length, edges.length) });
  for (const band of bands) svg.append(draw("text", { class: "band", x: full.x + 10, y: band.y + 4 }, fName(Number.isFinite(band.f) ? band.f : null)));
  for (const edge of edges) {
    const [a, b] = [places.get(edge.from), places.get(edge.to)];
    if (!a || !b) continue;
    const bend = a.y === b.y ? ` Q ${(a.x + b.x) / 2} ${a.y + 46} ${b.x} ${b.y}` : ` C ${a.x} ${(a.y + b.y) / 2} ${b.x} ${(a.y + b.y) / 2} ${b.x} ${b.y}`;
    svg.append(draw("path", { d: `M ${a.x} ${a.y}${bend}`, fill: "none", stroke: "#7d8c96", "stroke-width": edge.close === "yes" ? 2.6 : 1.6, "stroke-dasharray": edge.close === "no" ? "2 5" : edge.close === "unknown" ? "7 4" : null, "data-from": edge.from, "data-to": edge.to }));
  }
  const told = make("div", { "aria-live": "polite" });
  const drawn = all.map(at => [at.node, svg.appendChild(nodeOf(at, at.node.case === centre))]);
  const moves = movable(svg, full);
  const choose = (node, element) => {
    for (const [, other] of drawn) other.classList.toggle("chosen", other === element);
    for (const path of svg.querySelectorAll("path")) {
      path.setAttribute("stroke", [path.dataset.from, path.dataset.to].includes(String(node.case)) ? "#0b63c5" : "#7d8c96");
    }
    told.replaceChildren(nodeFacts(node, edges));
  };
  drawn.forEach(([node, element], i) => {
    element.addEventListener("click", () => { if (!moves.hasDragged()) choose(node, element); });
    element.addEventListener("keydown", event => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        return choose(node, element);
      }
      const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!way) return;
      event.preventDefault();
      const next = drawn[(i + way + drawn.length) % drawn.length][1];
      element.setAttribute("tabindex", -1);
      next.setAttribute("tabindex", 0);
      next.focus();
    });
  });
  if (!drawn.some(([, element]) => element.getAttribute("tabindex") === "0")) drawn[0]?.[1].setAttribute("tabindex", 0);
  const middle = places.get(centre) ?? all[0];
  requestAnimationFrame(() => moves.begin([middle.x, middle.y], 0.85));
  const button = (word, text, act) => make("button", { type: "button", "aria-label": say(word), onclick: act }, text);
  return [
    key(),
    make("figure", { class: "drawing" }, svg, make("div", { class: "zooms" }, button("zoomIn", "+", () => moves.zoom(1 / 1.4)),
      button("zoomOut", "−", () => moves.zoom(1.4)), button("zoomFit", "⤢", moves.fit))),
    is_cut ? make("p", { class: "small" }, say("graphCut")) : null,
    make("p", { class: "small" }, say("graphHow")), told, tables(nodes, edges),
  ];
}

/** The same for who reads and does not look. */
const tables = (nodes, edges) => make("details", {}, make("summary", {}, say("asTable")),
  make("div", { class: "stack" },
    table(say("persons"), [say("caseWord"), "F", say("class"), say("ward")], [...nodes].sort((a, b) => (a.f ?? 99) - (b.f ?? 99) || a.case - b.case)
      .map(node => [node.is_mine ? make("a", { href: `#case/${node.case}` }, say("caseNumber", node.case)) : say("caseNumber", node.case), fName(node.f), classTag(node.class), wardName(node.ward)])),
    table(say("contacts"), [say("from"), say("to"), say("when"), say("closeness")],
      edges.map(edge => [String(edge.from), String(edge.to), span(edge) ?? "", closeness(edge)]))));
