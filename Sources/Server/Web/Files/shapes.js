// Geometry of wards: bounds, the point for a letter, which ward a place is in, and district outlines from shared edges.

const polygons = geometry => !geometry ? [] : geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;

/** [west, south, east, north] */
export function boundsOf(geometry) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons(geometry)) for (const [x, y] of polygon[0]) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

export const union = boxes => boxes.reduce((a, b) => [
  Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3]),
]);

/** The widest stretch inside the largest polygon, on a few level lines: its middle is well inside even a crescent. */
export function labelPoint(geometry) {
  let best = null;
  for (const polygon of polygons(geometry)) {
    const [, south, , north] = boundsOf({ type: "Polygon", coordinates: polygon });
    for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
      const y = south + (north - south) * share;
      const crossings = [];
      for (const ring of polygon) for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1], ring[i]];
        if ((a[1] > y) !== (b[1] > y)) crossings.push(a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]));
      }
      crossings.sort((a, b) => a - b);
      for (let i = 1; i < crossings.length; i += 2) {
        // The middle line wins unless another is much wider.
        const width = (crossings[i] - crossings[i - 1]) * (1 - Math.abs(share - 0.5));
        if (!best || width > best.width) best = { width, at: [(crossings[i] + crossings[i - 1]) / 2, y] };
      }
    }
  }
  return best?.at ?? null;
}

function inside(geometry, x, y) {
  for (const polygon of polygons(geometry)) {
    let isIn = false;
    for (const ring of polygon) for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]];
      if ((a[1] > y) !== (b[1] > y) && x < a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])) isIn = !isIn;
    }
    if (isIn) return true;
  }
  return false;
}

/** The ward that a place is in; null outside all of them. */
export function wardAt(wards, [x, y]) {
  return wards.find(({ bounds, geometry }) =>
    x >= bounds[0] && x <= bounds[2] && y >= bounds[1] && y <= bounds[3] && inside(geometry, x, y)) ?? null;
}

/**
 * The lines between groups of wards, and around all of them: edges that two wards of the same group share are left out.
 * Returns a MultiLineString.
 */
export function outlines(wards, group) {
  const edges = new Map();
  const name = point => `${point[0]},${point[1]}`;
  for (const ward of wards) for (const polygon of polygons(ward.geometry)) for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [name(ring[i - 1]), name(ring[i])];
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      const known = edges.get(key);
      if (!known) edges.set(key, { from: ring[i - 1], to: ring[i], group: group(ward), shown: true });
      else known.shown = known.group !== group(ward);
    }
  }
  return { type: "MultiLineString", coordinates: chained([...edges.values()].filter(edge => edge.shown)) };
}

/** Edges put end to end, so that lines are few and joins are smooth. */
function chained(edges) {
  const name = point => `${point[0]},${point[1]}`;
  const at = new Map();
  for (const edge of edges) for (const point of [edge.from, edge.to]) {
    const key = name(point);
    if (!at.has(key)) at.set(key, []);
    at.get(key).push(edge);
  }
  const follow = (line, point) => {
    for (;;) {
      const next = at.get(name(point)).find(edge => !edge.used);
      // Where lines meet, each ends.
      if (!next || at.get(name(point)).length !== 2) return;
      next.used = true;
      point = name(next.from) === name(point) ? next.to : next.from;
      line.push(point);
    }
  };
  const lines = [];
  for (const edge of edges) {
    if (edge.used) continue;
    edge.used = true;
    const line = [edge.from, edge.to];
    follow(line, edge.to);
    line.reverse();
    follow(line, edge.from);
    lines.push(line);
  }
  return lines;
}
