// What the server has: published revisions, the zone map of each, criteria, a ward's status and history.

import { labelPoint, boundsOf } from "./shapes.js";
import { folded } from "./fold.js";

const maps = new Map();
const statuses = new Map();
const histories = new Map();
const criteria = new Map();

async function json(path) {
  const response = await fetch(path, { headers: { Accept: "application/json, application/geo+json" }, credentials: "omit" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** Asks once, and again only after a failure. */
function once(kept, key, ask) {
  if (!kept.has(key)) kept.set(key, ask().catch(error => { kept.delete(key); throw error; }));
  return kept.get(key);
}

/** All published revisions in the order in which they came into force, and the number of the one in force. */
export async function revisions() {
  const all = [];
  let before = "";
  for (;;) {
    const page = await json(`/revisions?limit=100${before}`);
    all.push(...page.revisions);
    if (!page.links?.some(link => link.rel === "next") || !page.revisions.length) break;
    before = `&before=${Math.min(...page.revisions.map(revision => revision.number))}`;
  }
  all.sort((a, b) => Date.parse(a.in_force_from) - Date.parse(b.in_force_from) || a.number - b.number);
  const current = await json("/revisions/current").catch(() => null);
  return { revisions: all, current: current?.number ?? all.at(-1)?.number };
}

/** The zone map of a revision, with what the page needs of each ward. */
export function zones(number) {
  return once(maps, number, async () => prepared(await json(`/revisions/${number}/zones.geojson`)));
}

/** The maps that were loaded so far, by revision. */
export async function loadedMaps() {
  const loaded = [];
  for (const [number, promise] of maps) loaded.push([number, await promise]);
  return loaded.sort((a, b) => a[0] - b[0]);
}

/** What is in force in a ward at an instant, or now; null where the server does not say. */
export const status = (ward, on) =>
  once(statuses, `${ward} ${on ?? ""}`, () => json(`/zones/${encodeURIComponent(ward)}${on ? `?on=${encodeURIComponent(on)}` : ""}`)).catch(() => null);

/** The levels that a ward was published with; null where the server does not say. */
export const history = ward =>
  once(histories, ward, async () => (await json(`/zones/${encodeURIComponent(ward)}/history`)).steps ?? null).catch(() => null);

/** The criteria set of a revision; null where the server does not say. */
export const criteriaOf = number =>
  once(criteria, number, () => json(`/criteria${number ? `?revision=${number}` : ""}`)).catch(() => null);

/**
 * Marks what is decreed at an instant, or now: wards that a decree decides take its level where it is of the map's scale, and
 * `zones.decrees` has the outlines of decreed areas. Tells whether anything is another than the revision's own levels.
 */
export async function addDecrees(zones, on) {
  zones.decrees ??= await json(`/collections/decrees/items?f=json&limit=1000&datetime=${encodeURIComponent(on ?? new Date().toISOString())}`)
    .then(found => found.features.filter(feature => feature.geometry)).catch(() => []);
  // What the rules announced and has taken effect since, and what is decreed: where the level in force is another than the computed one.
  const when = on ? `&datetime=${encodeURIComponent(on)}` : "";
  const others = await json(`/collections/zones/items?f=json&limit=10000${when}&filter=${encodeURIComponent("in_force_level <> level")}`)
    .then(found => found.features).catch(() => []);
  for (const { properties } of others) {
    const ward = zones.byCode.get(properties.ward_code);
    if (ward && zones.levels.has(properties.in_force_level)) ward.level = properties.in_force_level;
  }
  if (others.length) count(zones);
  const codes = [...new Set(zones.decrees.flatMap(decree => decree.properties.wards ?? []))].filter(code => zones.byCode.has(code));
  if (!codes.length) return others.length > 0;
  const response = await fetch("/zones/query", {
    method: "POST", credentials: "omit", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ wards: codes, ...(on ? { on } : {}) }),
  });
  if (!response.ok) return others.length > 0;
  for (const answer of (await response.json()).answers) {
    const ward = zones.byCode.get(answer.ward_code);
    if (!ward || answer.layer !== "decreed") continue;
    ward.decreed = true;
    if (zones.levels.has(answer.level)) ward.level = answer.level;
  }
  count(zones);
  return true;
}

function count(zones) {
  zones.counts = new Map([...zones.levels.keys()].map(level => [level, 0]));
  for (const ward of zones.wards) zones.counts.set(ward.level, zones.counts.get(ward.level) + 1);
}

function prepared(collection) {
  const origin = collection.zonal;
  const levels = new Map(origin.levels.map(level => [level.id, level]));
  const wards = collection.features.map((feature, index) => {
    const properties = feature.properties;
    // What is in force counts, where it is of the map's scale.
    const inForce = levels.has(properties.in_force_level) ? properties.in_force_level : properties.level;
    return {
      index, code: properties.ward_code, name: properties.name, district: properties.district ?? "", level: inForce,
      properties, geometry: feature.geometry, bounds: boundsOf(feature.geometry), label: labelPoint(feature.geometry),
      decreed: (properties.in_force_layer ?? "computed") !== "computed",
      words: folded(`${properties.name} ${properties.district ?? ""}`), nameWords: folded(properties.name),
    };
  });
  const zones = { origin, levels, wards, byCode: new Map(wards.map(ward => [ward.code, ward])) };
  count(zones);
  return zones;
}
