// A pattern for each level beside its colour, so that nobody needs to tell colours apart: the higher, the denser.

const size = 12;
const svg = "http://www.w3.org/2000/svg";

/** What is drawn on the colour: lines and dots in a square of `size`, that can stand side by side. */
function strokes(level, ranks) {
  if (level.rank == null) return { dots: [[3, 3], [9, 9]], radius: 0.9 };
  // Lowest: nothing. Then dots, lines, crossed lines, closer crossed lines.
  const step = ranks <= 1 ? 0 : Math.round(level.rank * 3 / (ranks - 1));
  const rising = [[-1, 1, 1, -1], [0, size, size, 0], [size - 1, size + 1, size + 1, size - 1]];
  const falling = rising.map(([x1, y1, x2, y2]) => [size - x1, y1, size - x2, y2]);
  return [{}, { dots: [[3, 3], [9, 9]], radius: 1.05 }, { lines: rising }, { lines: [...rising, ...falling] }][step];
}

/** Black or white, whichever is easier to read on a colour. */
export function inkOn(color) {
  const [r, g, b] = [1, 3, 5].map(i => parseInt(color.slice(i, i + 2), 16) / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (light + 0.05) > (light + 0.05) / 0.0592 ? "#ffffff" : "#14191f";
}

const shade = color => inkOn(color) === "#ffffff" ? "#ffffff" : "#3c2a00";

export const patternId = level => `level-pattern-${level.id.replace(/[^\w-]/g, "_")}`;

/** Puts SVG patterns of all levels into the page, colour and strokes, for shapes that are filled with `url(#…)`. */
export function addPatterns(levels) {
  document.getElementById("level-patterns")?.remove();
  const ranks = levels.filter(level => level.rank != null).length;
  const root = make("svg", { id: "level-patterns", width: 0, height: 0, "aria-hidden": "true", class: "unseen", focusable: "false" });
  const defs = root.appendChild(make("defs", {}));
  for (const level of levels) {
    const pattern = defs.appendChild(make("pattern", {
      id: patternId(level), width: size, height: size, patternUnits: "userSpaceOnUse",
    }));
    pattern.append(make("rect", { width: size, height: size, fill: level.color }));
    const { lines = [], dots = [], radius = 1 } = strokes(level, ranks);
    const ink = shade(level.color);
    for (const [x1, y1, x2, y2] of lines) pattern.append(make("line", { x1, y1, x2, y2, stroke: ink, "stroke-width": 1.1, "stroke-opacity": 0.42 }));
    for (const [cx, cy] of dots) pattern.append(make("circle", { cx, cy, r: radius, fill: ink, "fill-opacity": 0.45 }));
  }
  document.body.append(root);
}

/** The same as a picture for a map that is drawn by WebGL. */
export function patternImage(level, ranks, ratio = 2) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * ratio;
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  const { lines = [], dots = [], radius = 1 } = strokes(level, ranks);
  const ink = shade(level.color);
  context.strokeStyle = context.fillStyle = ink;
  context.lineWidth = 1.1;
  context.globalAlpha = 0.42;
  for (const [x1, y1, x2, y2] of lines) {
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  }
  for (const [x, y] of dots) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** A text with a pale edge, as a picture: maps that are drawn by WebGL have no fonts of their own. */
export function textImage(text, { size: height = 13, weight = 600, color = "#14191f", ratio = 2 } = {}) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const font = `${weight} ${height}px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;
  context.font = font;
  const lines = text.split("\n");
  const width = Math.ceil(Math.max(...lines.map(line => context.measureText(line).width))) + 6;
  canvas.width = width * ratio;
  canvas.height = Math.ceil((lines.length * height * 1.15 + 8) * ratio);
  context.scale(ratio, ratio);
  context.font = font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = "rgba(255, 255, 255, 0.85)";
  context.fillStyle = color;
  lines.forEach((line, i) => {
    const y = 4 + height * 1.15 * (i + 0.5);
    context.strokeText(line, width / 2, y);
    context.fillText(line, width / 2, y);
  });
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** An SVG element. */
export function make(name, attributes, text) {
  const element = document.createElementNS(svg, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text != null) element.textContent = text;
  return element;
}

/** A small square with the level's colour, pattern and letter. */
export function swatch(level, side = 26) {
  const root = make("svg", { width: side, height: side, viewBox: "0 0 26 26", class: "swatch", "aria-hidden": "true", focusable: "false" });
  root.append(
    make("rect", { x: 0.5, y: 0.5, width: 25, height: 25, rx: 5, fill: `url(#${patternId(level)})`, stroke: "#14191f", "stroke-opacity": 0.25 }),
    make("circle", { cx: 13, cy: 13, r: 7.6, fill: level.color }),
    make("text", { x: 13, y: 13.5, "text-anchor": "middle", "dominant-baseline": "central", "font-weight": 700, "font-size": 13, fill: inkOn(level.color) }, level.letter));
  return root;
}
