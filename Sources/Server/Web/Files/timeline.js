// A ward's levels over time: a strip with a stroke for each day, and the same as a list.

import { element } from "./element.js";
import { civil, day, localized, word } from "./words.js";
import { inkOn, make, patternId } from "./patterns.js";

const milliseconds = 86400000;
const dayNumber = text => Math.floor(Date.parse(`${text.slice(0, 10)}T00:00Z`) / milliseconds);

/** Steps from maps that were loaded, where the server does not tell the history. */
export const stepsOf = (loaded, revisions, code) => loaded.flatMap(([number, zones]) => {
  const revision = revisions.find(item => item.number === number);
  const ward = zones.byCode.get(code);
  return revision && ward ? [{ revision: number, on: revision.on, in_force_from: revision.in_force_from, level: ward.level }] : [];
}).filter((step, i, all) => i === 0 || all[i - 1].level !== step.level);

/**
 * - steps: `{in_force_from, level}` in the order of time
 * - until: day after the last that is shown
 * - shown: instant from which the map on display is in force
 */
export function timeline(steps, zones, until, shown) {
  const heading = element("h3", {}, word("timeline"));
  const known = (steps ?? []).filter(step => zones.levels.has(step.level));
  if (!known.length) return element("section", { class: "timeline" }, heading, element("p", { class: "small" }, word("noTimeline")));
  const first = dayNumber(civil(known[0].in_force_from));
  const end = Math.max(dayNumber(until), dayNumber(civil(known.at(-1).in_force_from))) + 1;
  const width = 320;
  const unit = width / (end - first);
  const root = make("svg", { viewBox: `0 0 ${width} 40`, class: "strip", "aria-hidden": "true", focusable: "false", preserveAspectRatio: "none" });
  known.forEach((step, i) => {
    const from = dayNumber(civil(step.in_force_from)) - first;
    const to = i + 1 < known.length ? dayNumber(civil(known[i + 1].in_force_from)) - first : end - first;
    if (to <= from) return;
    const level = zones.levels.get(step.level);
    const x = from * unit;
    root.append(make("rect", { x, y: 4, width: (to - from) * unit, height: 26, fill: `url(#${patternId(level)})` }));
    if ((to - from) * unit > 14) {
      root.append(make("text", { x: x + (to - from) * unit / 2, y: 17.5, "text-anchor": "middle", "dominant-baseline": "central", "font-size": 13, "font-weight": 700, fill: inkOn(level.color), stroke: level.color, "stroke-width": 3, "paint-order": "stroke" }, level.letter));
    }
  });
  if (unit >= 3) for (let i = 1; i < end - first; i++) root.append(make("line", { x1: i * unit, x2: i * unit, y1: 4, y2: 30, stroke: "#ffffff", "stroke-opacity": 0.6, "stroke-width": 1 }));
  const at = dayNumber(civil(shown)) - first;
  if (at >= 0 && at < end - first) root.append(make("path", { d: `M${at * unit + unit / 2 - 5} 39h10l-5 -7z`, fill: "#0b1f2c" }));
  return element("section", { class: "timeline" }, heading, root,
    element("p", { class: "ends small", "aria-hidden": "true" },
      element("span", {}, day(known[0].in_force_from)), element("span", {}, day(until))),
    element("ol", { class: "steps" }, [...known].reverse().map(step =>
      element("li", {}, word("stepText", day(step.in_force_from), localized(zones.levels.get(step.level).name))))));
}
