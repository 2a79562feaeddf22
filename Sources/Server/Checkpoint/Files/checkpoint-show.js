// Shows verdicts, the age of the data and the counts.

import { ageReason, levelOf } from "./check-verdict.js";
import { clockText, duration, minuteText, spoken, word } from "./checkpoint-words.js";

export const byId = id => document.getElementById(id);

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) made.setAttribute(key, value);
  made.append(...children.filter(child => child != null && child !== ""));
  return made;
}

const symbols = { valid: "✓", refused: "✕", undecided: "?" };

/** Names and values as a list; what is missing is left out. */
function showFacts(list, facts) {
  const shown = facts.filter(([, value]) => value != null && value !== "");
  list.replaceChildren(...shown.flatMap(([name, value, kind]) => [element("dt", {}, name), element("dd", { class: kind }, ...[value].flat())]));
}

/** How old the data are, at all times in sight. */
export function showAge(state, now) {
  const box = byId("age");
  const reason = state && ageReason(state, now);
  const kind = !state || reason ? "old" : "fresh";
  const text = !state ? word("noData") : reason === "bundle-future" ? word("future") : word("age", duration(Math.max(0, now - state.issuedAt)), reason !== null);
  box.dataset.kind = kind;
  byId("age-symbol").textContent = kind === "fresh" ? "✓" : "!";
  // Said again only where it changed: screen readers read it out.
  if (byId("age-text").textContent !== text) byId("age-text").textContent = text;
}

/** The words of a reason, with the ward and the level that it is about. */
function reasonText(verdict, state, texts) {
  const pair = verdict.kind === "valid" ? texts.valid : verdict.words ?? texts.reasons[verdict.reason];
  const ward = state?.vintage.wards[verdict.ward]?.name ?? "";
  const level = spoken(state?.zones.levels[verdict.level]?.words);
  return spoken(pair).replaceAll("{ward}", ward).replaceAll("{level}", level);
}

export function showVerdict(verdict, state, now, texts) {
  const box = byId("verdict");
  box.dataset.kind = verdict.kind;
  box.dataset.reason = verdict.reason ?? "";
  byId("verdict-symbol").textContent = symbols[verdict.kind];
  byId("verdict-word").textContent = word(verdict.kind);
  byId("verdict-reason").textContent = reasonText(verdict, state, texts);
  byId("verdict-age").textContent = byId("age-text").textContent;
  byId("verdict-notes").replaceChildren(...verdict.notes.map(note => element("li", {}, spoken(texts.notes[note]))));
  showPermit(verdict.permit, state, now);
  box.hidden = false;
}

function showPermit(permit, state, now) {
  byId("compare").hidden = !permit?.holder;
  if (!permit) {
    byId("facts").replaceChildren();
    return;
  }
  const { policy } = state;
  const named = (names, id) => (id === undefined ? "" : spoken(names.get(id)) || id);
  const days = word("weekdays").filter((_, bit) => permit.weekdays >> bit & 1);
  const [from, until] = permit.hours;
  const isWholeDay = from === until % 1440;
  showFacts(byId("facts"), [
    [word("holder"), permit.holder, "strong"], [word("birthYear"), permit.birthYear], [word("lastDigits"), permit.lastDigits && `… ${permit.lastDigits}`],
    [word("plate"), permit.plate, "strong"], [word("vehicle"), permit.vehicle], [word("group"), named(policy.groups, permit.group)],
    [word("purpose"), named(policy.purposes, permit.purpose)], [word("way"), wayText(permit, state, now)],
    [word("hours"), isWholeDay ? word("wholeDay") : `${minuteText(from)}–${minuteText(until)}`],
    [word("days"), days.length === 7 ? word("everyDay") : days.join(", ")],
    [word("dates"), `${clockText(permit.from, policy.clockOffset)} – ${clockText(permit.until, policy.clockOffset)}`],
    [word("issuedBy"), named(policy.issuers, permit.issuedBy)], [word("serial"), String(permit.serial)],
  ]);
}

function wayText(permit, state, now) {
  const { wards } = state.vintage;
  if (permit.vintage !== state.vintage.digest || !permit.route.every(number => wards[number])) return "";
  const place = (number, before) => {
    const level = state.zones.levels[levelOf(number, state.zones, now)];
    const chip = element("span", { class: "level" }, level ? `${level.letter} · ${spoken(level.words)}` : word("unknownLevel"));
    if (/^#[0-9a-f]{6}$/i.test(level?.color)) chip.style.borderLeftColor = level.color;
    return element("span", { class: "ward" }, before, wards[number].name, " ", chip);
  };
  const between = permit.route.filter(number => number !== permit.origin && number !== permit.destination).length;
  if (permit.origin === permit.destination && !between) return [place(permit.origin, "")];
  return [place(permit.origin, ""), place(permit.destination, "→ "), between ? element("span", { class: "ward" }, word("between", between)) : ""];
}

export function hideVerdict() {
  const box = byId("verdict");
  box.hidden = true;
  // What stood there of a person is gone from the page too.
  for (const id of ["facts", "verdict-notes"]) byId(id).replaceChildren();
  for (const id of ["verdict-word", "verdict-reason", "verdict-symbol", "verdict-age"]) byId(id).textContent = "";
  delete box.dataset.kind;
  delete box.dataset.reason;
}

export function showTally(tally) {
  const names = ["countValid", "countRefused", "countUndecided"];
  byId("counts").replaceChildren(...names.map((name, place) => element("div", {}, element("dt", {}, word(name)), element("dd", {}, String(tally.counts[place])))));
  byId("since").textContent = word("since", clockText(tally.since, 0, false));
}

/** What the data are, for who looks into it. */
export function showData(state) {
  if (!state) {
    byId("data-facts").replaceChildren();
    return;
  }
  const { policy } = state;
  showFacts(byId("data-facts"), [
    [word("issuer"), state.issuer], [word("number"), String(state.number)], [word("made"), clockText(state.issuedAt, policy.clockOffset)],
    [word("limit"), clockText(state.issuedAt + policy.maxAge, policy.clockOffset)], [word("policy"), `${policy.id} ${policy.version}`],
    [word("revision"), String(state.zones.revision)], [word("refusedCount"), String(state.refused.serials.length)],
    [word("codes"), state.listed ? String(state.listed.list.length / 30) : word("none")],
    [word("keys"), [...state.keys.values()].filter(key => key.withdrawn === null).map(key => key.kid).join(" ")],
  ]);
}

/** Every word of the page in the language that is chosen. */
export function showWords(language) {
  document.documentElement.lang = language;
  document.title = word("title");
  for (const item of document.querySelectorAll("[data-word]")) item.textContent = word(item.dataset.word);
  for (const item of document.querySelectorAll("[data-label]")) item.setAttribute("aria-label", word(item.dataset.label));
  for (const id of ["vi", "en"]) byId(id).setAttribute("aria-pressed", String(id === language));
}

/** The wards of the bundle to choose the checkpoint's from. */
export function showPlaces(state, chosen) {
  const wards = state?.vintage.wards ?? [];
  const names = [...new Set(wards.map(ward => ward.district))];
  const ward = wards.find(item => item.code === chosen);
  const district = ward?.district ?? byId("district").value;
  const option = (value, text, isChosen) => element("option", { value, selected: isChosen ? "" : null }, text);
  byId("district").replaceChildren(option("", word("anyDistrict"), false), ...names.map(name => option(name, name || "–", name === district)));
  const near = wards.filter(item => item.district === byId("district").value);
  byId("ward").replaceChildren(option("", word("anyWard"), false), ...near.map(item => option(item.code, item.name, item === ward)));
}
