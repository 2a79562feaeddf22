// Pieces of the page: elements, tables, levels, bars.

import { civil, figure, inLanguage, say } from "./desk-words.js";

export function make(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") node.className = value;
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

function draw(name, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/**
 * A table that scrolls by itself and that the keyboard reaches.
 * @param columns names; one that begins with # holds figures.
 */
export function table(caption, columns, rows) {
  const isFigure = columns.map(column => column.startsWith("#"));
  const head = make("tr", {}, ...columns.map((column, i) =>
    make("th", { scope: "col", class: isFigure[i] && "figure" }, column.replace("#", ""))));
  const body = rows.map(cells => make("tr", {}, ...cells.map((cell, i) =>
    make(i === 0 ? "th" : "td", { scope: i === 0 && "row", class: isFigure[i] && "figure" }, cell ?? ""))));
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("tableOf", caption) },
    make("table", {}, make("caption", { class: "unseen" }, caption), make("thead", {}, head), make("tbody", {}, ...body)));
}

export const tag = (text, kind = "") => make("span", { class: `tag ${kind}` }, text);

/** Black or white, whichever can be read on a colour. */
function inkOn(color) {
  const [r, g, b] = [1, 3, 5].map(i => parseInt(color.slice(i, i + 2), 16) / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? "#14212b" : "#ffffff";
}

function swatch(level) {
  const letter = draw("text", {
    x: 11, y: 16, "text-anchor": "middle", "font-size": 13, "font-weight": 700, fill: inkOn(level.color),
  }, level.letter);
  return draw("svg", { class: "swatch", viewBox: "0 0 22 22", "aria-hidden": "true" },
    draw("rect", { width: 22, height: 22, rx: 5, fill: level.color, stroke: "#14212b", "stroke-opacity": 0.35 }), letter);
}

/** A level with its colour, letter and name; nothing where there is none. */
export function level(levels, id) {
  const found = levels.find(one => one.id === id);
  if (!found) return make("span", {}, id ?? "–");
  return make("span", { class: "level" }, swatch(found), inLanguage(found.name));
}

/** How many wards have each level. */
export function counts(levels, numbers) {
  return make("ul", { class: "plain" }, ...levels.flatMap((one, i) => numbers[i] > 0
    ? [make("li", {}, level(levels, one.id), ` ${figure(numbers[i])}`)] : []));
}

/** Stacked bars, one a day: wards by level, the highest level on top. */
export function bars(title, levels, days, key) {
  const all = days[0][key].reduce((sum, n) => sum + n, 0) || 1;
  const [width, height] = [days.length * 10, 120];
  const shapes = days.flatMap((day, x) => {
    let y = height;
    return levels.flatMap((one, i) => {
      const size = day[key][i] / all * height;
      if (size === 0) return [];
      y -= size;
      return [draw("rect", { x: x * 10 + 0.5, y, width: 9, height: size, fill: one.color },
        draw("title", {}, `${civil(day.on)}: ${inLanguage(one.name)} ${day[key][i]}`))];
    });
  });
  const last = days[days.length - 1];
  const words = levels.flatMap((one, i) => last[key][i] > 0 ? [`${inLanguage(one.name)} ${last[key][i]}`] : []).join(", ");
  return make("figure", {},
    make("figcaption", {}, title),
    draw("svg", {
      class: "bars", viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", role: "img",
      "aria-label": `${title}. ${civil(last.on)}: ${words}`,
    }, ...shapes),
    make("div", { class: "ends small" }, make("span", {}, civil(days[0].on)), make("span", {}, civil(last.on))));
}

/** Every day from the first to the last, and four weeks at least, with 0 where nothing is counted. */
function calendar(days) {
  const byDay = new Map(days.map(day => [day.day, day.count]));
  const last = new Date(days[days.length - 1].day);
  const first = Math.min(Date.parse(days[0].day), last - 27 * 86400000);
  const all = [];
  for (let time = first; time <= +last; time += 86400000) {
    const day = new Date(time).toISOString().slice(0, 10);
    all.push({ day, count: byDay.get(day) ?? 0 });
  }
  return all;
}

/** Bars of one number a day. */
export function columns(title, counted) {
  const days = calendar(counted);
  const most = Math.max(...days.map(day => day.count), 1);
  return make("figure", {},
    make("figcaption", {}, title),
    draw("svg", { class: "bars", viewBox: `0 0 ${days.length * 10} 60`, preserveAspectRatio: "none", role: "img", "aria-label": title },
      draw("rect", { x: 0, y: 59.5, width: days.length * 10, height: 0.5, fill: "#7d8c96" }),
      ...days.map((day, x) => {
        const size = Math.max(day.count, 0) / most * 58;
        return draw("rect", { x: x * 10 + 0.5, y: 60 - size, width: 9, height: size, fill: "#0f3d56" },
          draw("title", {}, `${civil(day.day)}: ${day.count}`));
      })),
    make("div", { class: "ends small" }, make("span", {}, civil(days[0].day)), make("span", {}, civil(days[days.length - 1].day))));
}

/** Asks before something is done. Resolves with the field's value, or with null when it is not to be done. */
export function ask(question, text, act, field) {
  const dialog = document.getElementById("confirm");
  document.getElementById("confirm-head").textContent = question;
  document.getElementById("confirm-text").replaceChildren(...text);
  document.getElementById("confirm-yes").textContent = act;
  const place = document.getElementById("confirm-field");
  const input = field && make("input", { id: "confirm-input", type: field.type, required: field.required, maxlength: field.type === "text" && "500" });
  place.replaceChildren(...(input ? [make("div", {}, make("label", { for: "confirm-input" }, field.label), input)] : []));
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener("close", () =>
    resolve(dialog.returnValue === "yes" ? input?.value ?? "" : null), { once: true }));
}

export const moreThan = (rows, most) => rows.length > most
  ? make("p", { class: "small" }, `${figure(most)} / ${figure(rows.length)} ${say("rows").toLowerCase()}`) : null;
