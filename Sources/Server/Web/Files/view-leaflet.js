// The map by Leaflet, for browsers without WebGL.

import { word } from "./words.js";
import { outlines, union } from "./shapes.js";
import { patternId } from "./patterns.js";
import { backgroundCredit } from "./view.js";

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const box = bounds => [[bounds[1], bounds[0]], [bounds[3], bounds[2]]];

/** As an element: nothing that was loaded can become markup. */
function dotText(label) {
  const text = document.createElement("span");
  text.textContent = label;
  return text;
}

export async function create(container, settings, calls) {
  const L = window.L;
  const map = L.map(container, { attributionControl: false, zoomControl: false, zoomAnimation: !calm(), fadeAnimation: !calm(), maxZoom: 16, minZoom: 7, zoomSnap: 0.5 });
  map.setView([21, 105.8], 9);
  const buttons = L.control.zoom({ position: "topleft" }).addTo(map);
  L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
  if (settings.backgroundTiles) {
    L.tileLayer(settings.backgroundTiles, { opacity: 0.6 }).addTo(map);
    L.control.attribution({ prefix: false }).addAttribution(backgroundCredit(settings)).addTo(map);
  }
  for (const [name, order] of [["lines", 450], ["marks", 460]]) {
    map.createPane(name).style.zIndex = order;
    map.getPane(name).style.pointerEvents = "none";
  }
  let zones = null;
  let layers = new Map();
  let boundary = null;
  let filter = null;
  let chosen = null;
  const above = { districts: null, decrees: null, dots: null, chosen: null, here: null };
  const put = (name, layer) => {
    above[name]?.remove();
    above[name] = layer?.addTo(map) ?? null;
  };
  const edge = { color: "#ffffff", weight: 0.8, opacity: 0.75 };
  const look = ward => ({
    ...edge, fillColor: `url(#${patternId(zones.levels.get(ward.level))})`, fillOpacity: !filter || filter === ward.level ? 0.85 : 0.12,
  });
  const letters = L.layerGroup().addTo(map);
  const drawLetters = () => {
    letters.clearLayers();
    if (!zones) return;
    const view = map.getBounds();
    const names = map.getZoom() >= 13;
    const taken = [];
    for (const ward of zones.wards) {
      if (!ward.label || (filter && filter !== ward.level)) continue;
      const at = L.latLng(ward.label[1], ward.label[0]);
      if (!view.contains(at)) continue;
      // As many as have room.
      const place = map.latLngToLayerPoint(at);
      const [dx, dy] = names ? [90, 32] : [16, 18];
      if (taken.some(other => Math.abs(other.x - place.x) < dx && Math.abs(other.y - place.y) < dy)) continue;
      taken.push(place);
      const text = document.createElement("span");
      text.textContent = names ? `${ward.name} ${zones.levels.get(ward.level).letter}` : zones.levels.get(ward.level).letter;
      letters.addLayer(L.marker(at, { pane: "marks", interactive: false, keyboard: false, icon: L.divIcon({ className: "map-letter", html: text, iconSize: [names ? 120 : 16, 16] }) }));
    }
  };
  map.on("moveend", () => { drawLetters(); calls.moved(); });

  const view = {
    map,
    setZones(next) {
      const sameBoundaries = zones?.origin.boundaries_digest === next.origin.boundaries_digest;
      zones = next;
      if (sameBoundaries) {
        for (const ward of next.wards) layers.get(ward.code).setStyle(look(ward));
      } else {
        for (const layer of layers.values()) layer.remove();
        layers = new Map(next.wards.filter(ward => ward.geometry).map(ward => {
          const layer = L.geoJSON(ward.geometry, { style: () => look(ward), smoothFactor: 0.5 }).addTo(map);
          layer.on("click", () => calls.picked(zones.byCode.get(ward.code)));
          layer.on("mouseover", () => layer.setStyle({ color: "#0f3d56", weight: 2, opacity: 1 }).bringToFront());
          layer.on("mouseout", () => layer.setStyle({ ...look(zones.byCode.get(ward.code)) }));
          return [ward.code, layer];
        }));
        put("districts", L.geoJSON(outlines(next.wards, ward => ward.district), { pane: "lines", interactive: false, style: { color: "#2b3a45", weight: 1.5, opacity: 0.8, fill: false } }));
        boundary = union(next.wards.map(ward => ward.bounds));
        view.show(null, true);
      }
      view.select(chosen && next.byCode.get(chosen));
      drawLetters();
    },
    setFilter(level) {
      filter = level;
      if (zones) for (const ward of zones.wards) layers.get(ward.code)?.setStyle(look(ward));
      drawLetters();
    },
    select(ward) {
      chosen = ward?.code ?? null;
      put("chosen", ward?.geometry ? L.layerGroup([["#ffffff", 6], ["#0b1f2c", 3]].map(([color, weight]) =>
        L.geoJSON(ward.geometry, { pane: "lines", interactive: false, style: { color, weight, opacity: 1, fill: false } }))) : null);
    },
    show(bounds, atOnce) {
      if (!bounds && !boundary) return;
      const side = Math.min(120, container.clientWidth / 4, container.clientHeight / 4);
      map.fitBounds(box(bounds ?? boundary), { padding: bounds ? [side, side] : [12, 12], maxZoom: bounds ? 13.5 : 16, animate: !atOnce && !calm() });
    },
    setPosition(at) {
      put("here", at ? L.marker([at[1], at[0]], { pane: "marks", interactive: false, keyboard: false, icon: L.divIcon({ className: "here", iconSize: [18, 18] }) }) : null);
    },
    setDecrees(features) {
      put("decrees", features.length ? L.geoJSON({ type: "FeatureCollection", features }, { pane: "lines", interactive: false, style: { color: "#3b1f6b", weight: 2.5, dashArray: "6 4", fill: false } }) : null);
    },
    setArea(shapes, dots, bounds) {
      view.setDecrees(shapes);
      put("dots", dots.length ? L.layerGroup(dots.map(({ geometry, properties }) => L.marker([geometry.coordinates[1], geometry.coordinates[0]], {
        pane: "marks", interactive: false, keyboard: false, zIndexOffset: 1000, icon: L.divIcon({ className: "map-dot", html: dotText(properties.label), iconSize: [30, 30] }),
      }))) : null);
      map.fitBounds(box(bounds), { padding: [30, 30], maxZoom: 16, animate: false });
    },
    centre: () => [map.getCenter().lng, map.getCenter().lat],
    resize: () => map.invalidateSize({ animate: false }),
    setWords() {
      container.setAttribute("role", "region");
      container.setAttribute("aria-label", word("mapLabel"));
      for (const [name, key] of [["in", "zoomIn"], ["out", "zoomOut"]]) {
        const button = buttons.getContainer().querySelector(`.leaflet-control-zoom-${name}`);
        button.setAttribute("aria-label", word(key));
        button.setAttribute("title", word(key));
      }
    },
  };
  return view;
}
