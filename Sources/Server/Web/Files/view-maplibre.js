// The map by MapLibre GL JS.

import { currentLanguage, word } from "./words.js";
import { outlines, union } from "./shapes.js";
import { backgroundCredit } from "./view.js";
import { patternImage, textImage } from "./patterns.js";

const empty = { type: "FeatureCollection", features: [] };
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export async function create(container, settings, calls) {
  const maplibregl = window.maplibregl;
  const map = new maplibregl.Map({
    container, style: style(settings), attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxZoom: 16,
    center: [105.8, 21], zoom: 8, fadeDuration: calm() ? 0 : 150, canvasContextAttributes: { antialias: true }, locale: { "Map.Title": word("mapLabel") },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const buttons = new maplibregl.NavigationControl({ showCompass: false });
  map.addControl(buttons, "top-left");
  map.addControl(new maplibregl.ScaleControl({ unit: "metric" }), "bottom-left");
  if (settings.backgroundTiles) map.addControl(new maplibregl.AttributionControl({ compact: false, customAttribution: backgroundCredit(settings) }));
  // A style without anything from outside is ready at once, or WebGL does not work.
  await new Promise((resolve, reject) => {
    map.once("load", resolve);
    setTimeout(() => reject(new Error("it does not start")), 15000);
  }).catch(error => { map.remove(); throw error; });

  let zones = null;
  let boundary = null;
  let filter = null;
  const marker = mark(maplibregl);
  let dots = [];

  map.on("styleimagemissing", ({ id }) => {
    const image = pictureFor(id, zones);
    if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: 2 });
  });
  map.on("mousemove", "fill", event => {
    map.getCanvas().style.cursor = "pointer";
    map.setFilter("hover", ["==", ["get", "code"], event.features[0].properties.code]);
  });
  map.on("mouseleave", "fill", () => {
    map.getCanvas().style.cursor = "";
    map.setFilter("hover", ["==", ["get", "code"], ""]);
  });
  map.on("click", "fill", event => calls.picked(zones.byCode.get(event.features[0].properties.code)));
  map.on("moveend", () => calls.moved());

  const view = {
    map,
    setZones(next) {
      // Colours change with the revision; outlines only with the boundaries.
      const sameBoundaries = zones?.origin.boundaries_digest === next.origin.boundaries_digest;
      zones = next;
      map.getSource("wards").setData({ type: "FeatureCollection", features: next.wards.map(feature) });
      map.getSource("letters").setData({
        type: "FeatureCollection",
        features: next.wards.filter(ward => ward.label).map(ward => ({ ...feature(ward), geometry: { type: "Point", coordinates: ward.label } })),
      });
      const levels = [...next.levels.values()];
      map.setPaintProperty("fill", "fill-color", ["match", ["get", "level"], ...levels.flatMap(level => [level.id, level.color]), "#b8bcc2"]);
      if (sameBoundaries) return;
      map.getSource("districts").setData({ type: "Feature", properties: {}, geometry: outlines(next.wards, ward => ward.district) });
      boundary = union(next.wards.map(ward => ward.bounds));
      map.setMaxBounds(null);
      view.show(null, true);
    },
    setFilter(level) {
      filter = level;
      const shown = level ? ["==", ["get", "level"], level] : true;
      map.setPaintProperty("fill", "fill-opacity", ["case", shown, 0.82, 0.12]);
      map.setFilter("pattern", level ? ["==", ["get", "level"], level] : ["has", "code"]);
      map.setFilter("letter", level ? ["==", ["get", "level"], level] : ["has", "code"]);
    },
    select(ward) { for (const layer of ["selected-edge", "selected"]) map.setFilter(layer, ["==", ["get", "code"], ward?.code ?? ""]); },
    show(bounds, atOnce) {
      if (!bounds && !boundary) return;
      const wide = bounds ?? boundary;
      map.fitBounds([[wide[0], wide[1]], [wide[2], wide[3]]], {
        padding: bounds ? Math.min(120, container.clientWidth / 4, container.clientHeight / 4) : 18, maxZoom: bounds ? 13.5 : 16, animate: !atOnce && !calm(), duration: 600,
      });
    },
    setPosition(at) { at ? marker.setLngLat(at).addTo(map) : marker.remove(); },
    setDecrees(features) { map.getSource("decrees").setData({ type: "FeatureCollection", features }); },
    setArea(shapes, points, bounds) {
      view.setDecrees(shapes);
      for (const dot of dots) dot.remove();
      dots = points.map(({ geometry, properties }) => {
        const element = document.createElement("div");
        element.className = "map-dot";
        element.textContent = properties.label;
        return new maplibregl.Marker({ element }).setLngLat(geometry.coordinates).addTo(map);
      });
      map.fitBounds([[bounds[0], bounds[1]], [bounds[2], bounds[3]]], { padding: 30, maxZoom: 16, animate: false });
    },
    centre: () => map.getCenter().toArray(),
    resize: () => map.resize(),
    setWords() {
      map.getCanvas().setAttribute("aria-label", word("mapLabel"));
      for (const [name, key] of [["zoom-in", "zoomIn"], ["zoom-out", "zoomOut"]]) {
        const button = container.querySelector(`.maplibregl-ctrl-${name}`);
        button?.setAttribute("aria-label", word(key));
        button?.setAttribute("title", word(key));
      }
      // Kept pictures are of wards' own names, which are the same in every language.
      container.lang = currentLanguage();
      if (filter) view.setFilter(filter);
    },
  };
  return view;
}

const feature = ward => ({
  type: "Feature", properties: { code: ward.code, level: ward.level }, geometry: ward.geometry,
});

/** Pictures that the style asks for by name, made when they are first needed. */
function pictureFor(id, zones) {
  const [kind, name, of] = id.split(":");
  const level = zones?.levels.get(name);
  const ranks = zones ? [...zones.levels.values()].filter(item => item.rank != null).length : 0;
  if (kind === "pattern" && level) return patternImage(level, ranks);
  if (kind === "letter" && level) return textImage(level.letter, { size: 13, weight: 700 });
  const ward = zones?.byCode.get(name);
  if (kind === "name" && ward) return textImage(`${ward.name}\n${zones.levels.get(of)?.letter ?? ""}`, { size: 12 });
  return null;
}

function mark(maplibregl) {
  const element = document.createElement("div");
  element.className = "here";
  return new maplibregl.Marker({ element });
}

function style(settings) {
  const sources = Object.fromEntries(["wards", "letters", "districts", "decrees"].map(name => [name, { type: "geojson", data: empty, tolerance: 0.25 }]));
  const layers = [{ id: "paper", type: "background", paint: { "background-color": "#eef1f2" } }];
  if (settings.backgroundTiles) {
    sources.background = { type: "raster", tiles: [..."abc"].map(name => settings.backgroundTiles.replace("{s}", name)), tileSize: 256, maxzoom: 19 };
    layers.push({ id: "background", type: "raster", source: "background", paint: { "raster-saturation": -0.7, "raster-opacity": 0.6 } });
  }
  const none = ["==", ["get", "code"], ""];
  const width = (...stops) => ["interpolate", ["linear"], ["zoom"], ...stops];
  layers.push(
    { id: "fill", type: "fill", source: "wards", paint: { "fill-color": "#b8bcc2", "fill-opacity": 0.82 } },
    { id: "pattern", type: "fill", source: "wards", paint: { "fill-pattern": ["concat", "pattern:", ["get", "level"]], "fill-opacity": 0.8 } },
    { id: "edge", type: "line", source: "wards", layout: { "line-join": "round" }, paint: { "line-color": "#ffffff", "line-opacity": 0.75, "line-width": width(8, 0.3, 11, 0.8, 14, 1.6) } },
    { id: "district", type: "line", source: "districts", layout: { "line-join": "round", "line-cap": "round" }, paint: { "line-color": "#2b3a45", "line-opacity": 0.8, "line-width": width(8, 0.8, 11, 1.5, 14, 2.4) } },
    { id: "decree", type: "line", source: "decrees", paint: { "line-color": "#3b1f6b", "line-width": 2.5, "line-dasharray": [2, 1.5] } },
    { id: "hover", type: "line", source: "wards", filter: none, paint: { "line-color": "#0f3d56", "line-width": 2 } },
    { id: "selected-edge", type: "line", source: "wards", filter: none, layout: { "line-join": "round" }, paint: { "line-color": "#ffffff", "line-width": 6 } },
    { id: "selected", type: "line", source: "wards", filter: none, layout: { "line-join": "round" }, paint: { "line-color": "#0b1f2c", "line-width": 3 } },
    { id: "letter", type: "symbol", source: "letters", maxzoom: 12.2, layout: { "icon-image": ["concat", "letter:", ["get", "level"]], "icon-padding": 3 } },
    { id: "name", type: "symbol", source: "letters", minzoom: 12.2, layout: { "icon-image": ["concat", "name:", ["get", "code"], ":", ["get", "level"]], "icon-padding": 1 } },
  );
  return { version: 8, sources, layers };
}
