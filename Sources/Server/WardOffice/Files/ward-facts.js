// How things are named on the pages of the ward office: wards, persons by number, classes, days and times.

import { inLanguage, language, make, say, tag } from "./ward-parts.js";

let wards = new Map();
const terms = new Map();

/** Takes the wards of the city, which lists and facts name. */
export function setWards(list) { wards = new Map(list.map(ward => [ward.code, ward])); }

/** Takes lists of what rules of the city name, each {id, vi, en}: symptoms, questions, measures. */
export function setTerms(lists) {
  for (const [name, list] of Object.entries(lists)) terms.set(name, new Map(list.map(one => [one.id, one])));
}

export const wardName = code => wards.get(code)?.name ?? code ?? "–";
const byName = list => list.map(ward => [ward.code, `${ward.name}${ward.district ? `, ${ward.district}` : ""}`])
  .sort((a, b) => a[1].localeCompare(b[1], "vi", { numeric: true }));
export const wardChoices = () => byName([...wards.values()]);
/** Those of the officer. */
export const myWards = () => byName([...wards.values()].filter(ward => ward.is_mine));

/** F0, F1 …; a question mark where nobody knows. */
export const fName = f => (f === null || f === undefined ? "F?" : `F${f}`);

const classKinds = { confirmed: "bad", probable: "bad", suspected: "warn", contact: "", discarded: "" };
export const classTag = name => tag(name, say("classes")[name] ?? name, classKinds[name] ?? "");

/** A day, or a time by the city's clock, as it is written here. */
export function moment(text) {
  if (!text) return "–";
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const date = new Date(isDay ? `${text}T12:00:00Z` : text);
  if (Number.isNaN(+date)) return text;
  const parts = { day: "2-digit", month: "2-digit", year: "numeric", ...(isDay ? {} : { hour: "2-digit", minute: "2-digit" }) };
  return date.toLocaleString(language() === "vi" ? "vi-VN" : "en-GB", { ...parts, timeZone: isDay ? "UTC" : "Asia/Ho_Chi_Minh" });
}

/** The name of a link that leads back. */
export const back = (address, word) => make("a", { class: "back", href: address }, `‹ ${say(word)}`);

/** Buttons of what can be done, each of [word, act, isMain]. */
export const acts = list => make("div", { class: "acts many" }, ...list.filter(Boolean).map(([word, act, isMain]) =>
  make("button", { type: "button", class: isMain && "main", onclick: event => act(event.currentTarget) }, say(word))));

/** Figures with what they count. */
export const figures = list => make("dl", { class: "figures" }, ...list.filter(([, value]) => value !== null && value !== undefined)
  .map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, String(value)))));

/** What an id of a list is called, by the rules of the city or by this page; the id where nobody has a word for it. */
export const term = (list, id) => {
  const known = terms.get(list)?.get(id);
  return known ? inLanguage(known) : say(list)?.[id] ?? id ?? "–";
};

/** All of a list as choices of a form. */
export const termChoices = list => terms.has(list) ? [...terms.get(list).values()].map(one => [one.id, inLanguage(one)]) : Object.entries(say(list));
