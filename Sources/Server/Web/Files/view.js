// The map, drawn by whatever this browser can: MapLibre with WebGL, else Leaflet, else a still picture. All of them do the same:
//   setZones(map)    wards coloured by level, with district outlines
//   setFilter(level) only this level in full colour; all for null
//   select(ward)     the outline of a ward; none for null
//   show(bounds)     moves there; the whole map for null
//   setPosition(at)  where the reader is
//   setDecrees(features)  outlines of decreed areas
//   setArea(shapes, dots, bounds)  areas with labelled dots over them, and what is around them
//   centre()         longitude and latitude of the middle
//   setWords()       names of buttons in the page's language
// and call picked(ward) for a click and moved() when the map came to rest.

import { word } from "./words.js";

const hasWebGL = () => {
  try {
    const canvas = document.createElement("canvas");
    return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
  } catch { return false; }
};

function load(name) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `/assets/${name}.css`;
  // Before the page's own styles, which change some of theirs.
  document.head.prepend(style);
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `/assets/${name}.js`;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${name} could not be loaded`));
    document.head.append(script);
  });
}

/** Whose background it is: the host that its tiles come from. */
export const backgroundCredit = settings => word("background", new URL(settings.backgroundTiles.replace("{s}", "a"), location.href).host);

/** The best view that works here. `wanted` names one for a trial: maplibre, leaflet or picture. */
export async function makeView(container, settings, calls, wanted) {
  const has = name => settings.libraries.includes(`${name}.js`);
  const ways = [];
  if (has("maplibre-gl") && hasWebGL()) ways.push(["maplibre", "maplibre-gl", "./view-maplibre.js"]);
  if (has("leaflet")) ways.push(["leaflet", "leaflet", "./view-leaflet.js"]);
  ways.push(["picture", null, "./view-picture.js"]);
  const first = ways.findIndex(([kind]) => kind === wanted);
  for (const [kind, library, module] of ways.slice(Math.max(first, 0))) {
    try {
      if (library) await load(library);
      const { create } = await import(module);
      const view = await create(container, settings, calls);
      container.dataset.kind = kind;
      return Object.assign(view, { kind });
    } catch (error) {
      container.replaceChildren();
      console.warn(`map by ${kind} does not work here: ${error.message}`);
    }
  }
  throw new Error("no map");
}
