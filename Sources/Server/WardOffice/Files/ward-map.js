// The map of an area: its shape over the wards as the public's map draws them, and where cases are as dots of several people.

import { language, make, say } from "./ward-parts.js";
import { makeView } from "/assets/view.js";
import { speak } from "/assets/words.js";
import { addPatterns } from "/assets/patterns.js";
import { boundsOf, union } from "/assets/shapes.js";
import { revisions, zones } from "/assets/zones.js";

/** Draws into a container; says so where there is no published map to draw on. */
export async function areaMap(container, settings, { shapes, dots }) {
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
  const boxes = [
    ...shapes.features.filter(feature => feature.geometry).map(feature => boundsOf(feature.geometry)),
    ...dots.features.map(({ geometry: { coordinates: [x, y] } }) => [x, y, x, y]),
  ];
  if (boxes.length) view.setArea(shapes.features.filter(feature => feature.geometry), dots.features, union(boxes));
  view.setWords();
  return view;
}
