// The map of an area: its shape over the wards as the public's map draws them, and where cases are as dots of several people.

import { language, make, say } from "./ward-parts.js";
import { makeView } from "/assets/view.js";
import { speak } from "/assets/words.js";
import { addPatterns } from "/assets/patterns.js";
import { boundsOf, union } from "/assets/shapes.js";
import { revisions, zones } from "/assets/zones.js";

/** Draws into a container; says so where there is no published map to draw on. */
export async function areaMap(container, settings, { shapes, dots, wards }) {
  let map;
  try {
    const { current } = await revisions();
    map = await zones(current);
  } catch {
    container.replaceChildren(make("p", { class: "soft" }, say("noMap")));
    return null;
  }
  if (!container.isConnected) return null;
  speak(language());
  addPatterns([...map.levels.values()]);
  const view = await makeView(container, settings, { picked() {}, moved() {} }, settings.view);
  view.setZones(map);
  const drawn = shapes.features.filter(feature => feature.geometry?.coordinates.length);
  // A list of addresses has no shape; its wards are shown.
  const boxes = drawn.length ? drawn.map(feature => boundsOf(feature.geometry)) : wards.map(one => map.byCode.get(one.ward)?.bounds).filter(Boolean);
  const points = dots.map(dot => ({ at: map.byCode.get(dot.ward)?.label, count: dot.count })).filter(dot => dot.at)
    .map(dot => ({ geometry: { type: "Point", coordinates: dot.at }, properties: { label: String(dot.count) } }));
  if (boxes.length) view.setArea(drawn, points, union(boxes));
  view.setWords();
  return view;
}
