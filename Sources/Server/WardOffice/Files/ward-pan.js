// Moving about in a drawing: dragging, pinching, the wheel, keys and buttons change which part of it is seen.

/**
 * Makes an SVG movable.
 * @param full what is drawn, as {x, y, width, height}.
 * @returns what buttons do: zoom(factor) and fit(); begin(place, scale) once it stands in the page; and whether the last press was a drag, so that it is no tap.
 */
export function movable(svg, full) {
  let view = { ...full };
  let hasDragged = false;
  const pointers = new Map();

  const apply = () => svg.setAttribute("viewBox", [view.x, view.y, view.width, view.height].map(value => Math.round(value * 100) / 100).join(" "));
  const place = (x, y) => {
    const point = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
    return [point.x, point.y];
  };

  function zoom(factor, at = [view.x + view.width / 2, view.y + view.height / 2]) {
    const width = Math.min(Math.max(view.width * factor, full.width / 16), full.width * 1.6);
    const real = width / view.width;
    view = { x: at[0] - (at[0] - view.x) * real, y: at[1] - (at[1] - view.y) * real, width, height: view.height * real };
    apply();
  }

  function move(dx, dy) {
    // The middle stays over the drawing, so that nobody gets lost beside it.
    const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
    view.x = clamp(view.x + dx, full.x - view.width / 2, full.x + full.width - view.width / 2);
    view.y = clamp(view.y + dy, full.y - view.height / 2, full.y + full.height - view.height / 2);
    apply();
  }

  function fit() {
    view = { ...full };
    apply();
  }

  /** Begins with so much round a place that what is drawn can be read; with all of it where that can be read. */
  function begin([x, y], scale) {
    const width = svg.clientWidth / scale;
    if (!width || width >= full.width) return;
    const height = svg.clientHeight / scale;
    view = { x: Math.min(Math.max(x - width / 2, full.x), full.x + full.width - width), y: Math.max(y - height / 2, full.y), width, height };
    apply();
  }

  svg.addEventListener("pointerdown", event => {
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    if (pointers.size === 1) hasDragged = false;
  });
  svg.addEventListener("pointermove", event => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = [event.clientX, event.clientY];
    // A finger trembles; until it really moves, it is a tap.
    if (!hasDragged && pointers.size === 1 && Math.hypot(now[0] - before[0], now[1] - before[1]) < 6) return;
    hasDragged = true;
    svg.setPointerCapture(event.pointerId);
    if (pointers.size === 1) {
      const [from, to] = [place(...before), place(...now)];
      move(from[0] - to[0], from[1] - to[1]);
    } else if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
      const distance = point => Math.max(1, Math.hypot(point[0] - other[0], point[1] - other[1]));
      zoom(distance(before) / distance(now), place((now[0] + other[0]) / 2, (now[1] + other[1]) / 2));
    }
    pointers.set(event.pointerId, now);
  });
  for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, event => pointers.delete(event.pointerId));
  svg.addEventListener("wheel", event => {
    // Without the key the wheel scrolls the page, as everywhere.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, place(event.clientX, event.clientY));
  }, { passive: false });
  svg.addEventListener("keydown", event => {
    const act = { "+": () => zoom(1 / 1.3), "=": () => zoom(1 / 1.3), "-": () => zoom(1.3), 0: fit }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  apply();
  return { zoom, fit, begin, hasDragged: () => hasDragged };
}
