// A still picture of the map as SVG: where no map library works, and on paper.

import { word } from "./words.js";
import { outlines, union } from "./shapes.js";
import { inkOn, make, patternId } from "./patterns.js";

/** Web Mercator into a picture of this width, with two decimals. */
function projection(bounds, width) {
  const y = latitude => Math.log(Math.tan(Math.PI / 4 + latitude * Math.PI / 360)) * 180 / Math.PI;
  const [west, top] = [bounds[0], y(bounds[3])];
  const scale = width / (bounds[2] - west);
  const height = (top - y(bounds[1])) * scale;
  return { height, at: ([longitude, latitude]) => [(longitude - west) * scale, (top - y(latitude)) * scale].map(value => Math.round(value * 100) / 100) };
}

/** A path of lines or rings, without points that lie closer together than anybody sees. */
function path(lines, at, closed) {
  return lines.map(line => {
    let last = null;
    const points = [];
    line.forEach((position, i) => {
      const point = at(position);
      if (last && i < line.length - 1 && Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) < 0.6) return;
      points.push(point.join(" "));
      last = point;
    });
    return `M${points.join("L")}${closed ? "Z" : ""}`;
  }).join("");
}

const rings = geometry => !geometry ? [] : geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();

/** Bounds with room around them, a street's width at least. */
function around([west, south, east, north]) {
  const [dx, dy] = [Math.max((east - west) * 0.6, 0.004), Math.max((north - south) * 0.6, 0.004)];
  return [west - dx, south - dy, east + dx, north + dy];
}

/** The picture of a zone map, or of what lies in `box`. `chosen` is outlined; `decrees` are drawn over the wards, and `dots` over all. */
export function picture(zones, { width = 1000, chosen = null, filter = null, box = null, decrees = [], dots = [] } = {}) {
  const { height, at } = projection(box ? around(box) : union(zones.wards.map(ward => ward.bounds)), width);
  const root = make("svg", { viewBox: `-6 -6 ${width + 12} ${Math.ceil(height) + 12}`, role: "img", "aria-label": word("mapLabel"), class: "picture" });
  const wards = root.appendChild(make("g", { stroke: "#ffffff", "stroke-width": 0.7, "stroke-linejoin": "round" }));
  for (const ward of zones.wards) {
    const shape = make("path", {
      d: path(rings(ward.geometry), at, true), fill: `url(#${patternId(zones.levels.get(ward.level))})`, "fill-rule": "evenodd",
      "fill-opacity": !filter || filter === ward.level ? 0.9 : 0.12, "data-code": ward.code,
    });
    shape.append(make("title", {}, `${ward.name}: ${zones.levels.get(ward.level).letter}`));
    wards.append(shape);
  }
  root.append(make("path", { d: path(outlines(zones.wards, ward => ward.district).coordinates, at), fill: "none", stroke: "#2b3a45", "stroke-width": 1.5, "stroke-linejoin": "round" }));
  const letters = root.appendChild(make("g", { "text-anchor": "middle", "dominant-baseline": "central", "font-size": 9, "font-weight": 700, "pointer-events": "none" }));
  const taken = [];
  for (const ward of zones.wards) {
    if (!ward.label) continue;
    const [x, y] = at(ward.label);
    if (taken.some(other => Math.abs(other[0] - x) < 9 && Math.abs(other[1] - y) < 10)) continue;
    taken.push([x, y]);
    const level = zones.levels.get(ward.level);
    letters.append(make("text", { x, y, fill: inkOn(level.color), stroke: level.color, "stroke-width": 3, "paint-order": "stroke" }, level.letter));
  }
  if (chosen) root.append(make("path", { d: path(rings(chosen.geometry), at, true), fill: "none", stroke: "#0b1f2c", "stroke-width": 3.5, "stroke-linejoin": "round", "pointer-events": "none" }));
  for (const { geometry } of decrees) {
    root.append(make("path", { d: path(rings(geometry), at, true), fill: "#3b1f6b", "fill-opacity": 0.14, "fill-rule": "evenodd", stroke: "#3b1f6b", "stroke-width": 4, "stroke-dasharray": "9 6", "stroke-linejoin": "round", "pointer-events": "none" }));
  }
  for (const { geometry, properties } of dots) {
    const [x, y] = at(geometry.coordinates);
    const dot = make("g", { "pointer-events": "none", "text-anchor": "middle" });
    dot.append(make("circle", { cx: x, cy: y, r: 15, fill: "#8c1414", stroke: "#ffffff", "stroke-width": 2.5 }), make("text", { x, y, dy: "0.36em", fill: "#ffffff", "font-size": 15, "font-weight": 700 }, properties.label));
    root.append(dot);
  }
  return root;
}

export async function create(container, settings, calls) {
  let zones = null;
  const state = { chosen: null, filter: null, box: null, decrees: [], dots: [] };
  const draw = () => { if (zones) container.replaceChildren(picture(zones, { ...state, width: state.box ? 420 : 1000 })); };
  container.addEventListener("click", event => {
    const code = event.target.closest("[data-code]")?.dataset.code;
    if (code) calls.picked(zones.byCode.get(code));
  });
  return {
    setZones(next) { zones = next; state.chosen = state.chosen && next.byCode.get(state.chosen.code); draw(); },
    setFilter(level) { state.filter = level; draw(); },
    select(ward) { state.chosen = ward; draw(); },
    setArea(decrees, dots, box) { Object.assign(state, { decrees, dots, box }); draw(); },
    show() {}, setPosition() {}, setDecrees() {}, centre: () => null, resize() {},
    setWords: draw,
  };
}
