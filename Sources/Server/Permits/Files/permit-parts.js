// What the pages of permits and of the ward office are made of: asking the server, elements, tables, language.

import { words } from "./permit-words.js";

export const byID = id => document.getElementById(id);

// Language

let current = (() => {
  try { return localStorage.getItem("zonal-language") === "en" ? "en" : "vi"; } catch { return "vi"; }
})();

export const language = () => current;

/** Adds the words of other pages, which have what these have. */
export function learn(more) {
  for (const name of ["vi", "en"]) Object.assign(words[name], more[name]);
}

/** A word of the page in the language that is shown. */
export function say(name, ...values) {
  const word = words[current][name] ?? words.en[name] ?? name;
  return typeof word === "function" ? word(...values) : word;
}

/** The text of an object with both languages. */
export const inLanguage = text => text?.[current] ?? text?.vi ?? "";

/** Puts all marked elements into the language. */
export function translate() {
  document.documentElement.lang = current;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = say(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
  for (const id of ["vi", "en"]) byID(id).setAttribute("aria-pressed", String(id === current));
  document.title = say(document.body.dataset.title);
}

/** Makes the switch of languages work. */
export function languages(changed) {
  for (const id of ["vi", "en"]) {
    byID(id).addEventListener("click", () => {
      current = id;
      try { localStorage.setItem("zonal-language", id); } catch { /* the page works without */ }
      translate();
      changed();
    });
  }
  translate();
}

/** An instant by the city's clock, as the browser has it. */
export const time = text => {
  const date = new Date(text);
  return Number.isNaN(+date) ? text : date.toLocaleString(current === "vi" ? "vi-VN" : "en-GB", {
    day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh",
  });
};

/** Seconds in words. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) return "–";
  if (seconds < 90) return say("seconds", seconds);
  if (seconds < 5400) return say("minutes", Math.round(seconds / 60));
  return seconds < 172800 ? say("hours", Math.round(seconds / 3600)) : say("days", Math.round(seconds / 86400));
}

// Asking the server

export class Refused extends Error {
  constructor(status, answer) {
    super(answer.detail ?? "");
    this.status = status;
    this.parameter = answer.parameter;
  }
}

export async function request(path, method = "GET", body) {
  let response;
  try {
    response = await fetch(path, {
      method, credentials: "same-origin", cache: "no-store",
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refused(0, { detail: say("lost") });
  }
  const type = response.headers.get("Content-Type") ?? "";
  const answer = type.includes("json") ? await response.json() : {};
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

export function tell(text) {
  byID("problem").hidden = true;
  byID("status").textContent = text;
  byID("status").hidden = !text;
}

export function complain(text) {
  byID("status").hidden = true;
  byID("problem").textContent = text;
  byID("problem").hidden = false;
}

/** What went wrong in the language of the page, where it has words for it; the server's own otherwise. */
export function explain(error) {
  if (!(error instanceof Refused)) return String(error);
  const known = words[current].statuses[error.status];
  const field = error.parameter && words[current].fields[error.parameter];
  const text = field ? say("wrongField", field) : known ?? say("failed");
  return error.message && (current === "en" || !(known || field)) ? `${text} ${error.message}` : text;
}

/** Runs something that a button or form asks for, which waits meanwhile. */
export async function doing(button, work, failed = error => complain(explain(error))) {
  if (button) button.disabled = true;
  tell("");
  try { await work(); } catch (error) { failed(error); } finally { if (button) button.disabled = false; }
}

// Elements

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

/** A table that scrolls by itself and that the keyboard reaches; a column whose name begins with # holds figures. */
export function table(caption, columns, rows) {
  const isFigure = columns.map(column => column.startsWith("#"));
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    make("table", {},
      make("caption", { class: "unseen" }, caption),
      make("thead", {}, make("tr", {}, ...columns.map((column, i) =>
        make("th", { scope: "col", class: isFigure[i] && "figure" }, column.replace("#", ""))))),
      make("tbody", {}, ...rows.map(cells => make("tr", {}, ...cells.map((cell, i) =>
        make(i === 0 ? "th" : "td", { scope: i === 0 && "row", class: isFigure[i] && "figure", "data-column": columns[i].replace("#", "") },
          cell ?? "")))))));
}

const kinds = {
  approved: "good", issued: "good", live: "good", allowed: "good", needless: "good", refused: "bad", revoked: "bad", suspended: "warn",
  "needs-documents": "warn", documents: "warn", review: "warn", seconding: "warn",
};

/** A state as a small mark, in words and not by colour alone. */
export const tag = (state, text, kind = kinds[state] ?? "") => make("span", { class: `tag ${kind}` }, text);

/** Reasons in the language of the page, the decisive one first, each with the act that it comes from. */
export const reasonList = reasons => make("ul", { class: "reasons" }, ...reasons.map(reason =>
  make("li", {}, inLanguage(reason), reason.citation ? make("span", { class: "small" }, ` (${reason.citation})`) : null)));

/** Names and values one below the other; what has no value is left out. */
export const facts = pairs => make("dl", { class: "facts" }, ...pairs.flatMap(([name, value]) =>
  value === null || value === undefined || value === "" ? [] : [make("dt", {}, name), make("dd", {}, value)]));

export function options(select, list, first) {
  const kept = select.value;
  select.replaceChildren(...(first === undefined ? [] : [make("option", { value: "" }, first)]),
    ...list.map(([value, text]) => make("option", { value }, text)));
  if ([...select.options].some(option => option.value === kept)) select.value = kept;
}
