// What is said of a ward: its level, since when, why, on what that rests, and how it was before.

import { element } from "./element.js";
import { day, localized, number, word } from "./words.js";
import { swatch } from "./patterns.js";
import { timeline } from "./timeline.js";

/**
 * The panel's content.
 *
 * - ward, zones, revision: of the map on display
 * - status: what the server says is in force; null where it does not
 * - steps, until: of the ward's timeline
 * - criteria: names and units of indicators; null where not known
 */
export function panelContent({ ward, zones, revision, status, steps, until, criteria, isNewest }) {
  const id = status && zones.levels.has(status.level) ? status.level : ward.level;
  const level = zones.levels.get(id);
  const name = status?.layer === "decreed" && status.level_name ? localized(status.level_name) : localized(level.name);
  const decree = status?.decree ?? ward.properties.decree;
  const since = status?.in_force_from ?? revision.in_force_from;
  return [
    element("header", { class: "ward-head" },
      swatch(level, 48),
      element("div", {},
        element("h2", { id: "panel-title" }, ward.name),
        element("p", { class: "district" }, ward.district),
        element("p", { class: "level" }, name))),
    element("p", { class: "since" }, `${word("from")} ${day(since, true)}, ${end(status, isNewest, ward)}.`),
    warning(status, isNewest),
    decree ? decreeText(decree, ward, zones) : null,
    element("section", { class: "reasons" }, element("h3", {}, word("reasons")), reasons(status?.reasons?.length ? status.reasons : ward.properties.reasons)),
    margins(ward.properties),
    timeline(steps, zones, until, revision.in_force_from),
    figures(ward.properties, zones, criteria),
    source(status, zones, revision),
  ].filter(Boolean);
}

function end(status, isNewest) {
  if (status?.in_force_until) return `${word("until")} ${day(status.in_force_until, true)}`;
  return word(isNewest ? "openEnd" : "untilRevision");
}

function warning(status, isNewest) {
  if (!status || !isNewest || !status.stale) return null;
  return element("p", { class: "warning" }, status.data_age_days == null ? word("staleUnknown") : word("stale", number(status.data_age_days)));
}

function decreeText(decree, ward, zones) {
  const computed = zones.levels.get(ward.properties.level);
  return element("section", { class: "decree" }, element("h3", {}, word("decree")),
    element("p", {}, decree.authority ? word("decreeText", decree) : [decree.act, decree.article].filter(Boolean).join(", ")),
    decree.level && !zones.levels.has(decree.level) ? element("p", {}, `${word("level")}: ${decree.level}.`) : null,
    decree.citation ? element("p", { class: "citation" }, `${word("citation")}: ${decree.citation}`) : null,
    computed ? element("p", {}, `${word("computedLevel")}: ${localized(computed.name)}.`) : null);
}

export function reasons(list) {
  if (!list?.length) return element("p", {}, word("noReasons"));
  return element("ol", {}, list.map(reason => element("li", {},
    element("span", { class: "sentence" }, sentence(localized(reason.text))),
    reason.citation || reason.confidence === "unknown" ? element("span", { class: "citation" }, `${word("citation")}: ${cited(reason)}`) : null)));
}

/** A citation with how sure it is. */
export function cited({ citation, confidence }) {
  const sure = word("confidence")[confidence] ?? "";
  return [citation, sure ? `(${sure})` : ""].filter(Boolean).join(" ");
}

export const sentence = text => text ? text[0].toLocaleUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".") : "";

function margins(properties) {
  const lines = [];
  if (properties.cases_to_higher_level > 0) lines.push(word("toHigher", properties.cases_to_higher_level));
  if (properties.cases_to_lower_level > 0) lines.push(word("toLower", properties.cases_to_lower_level));
  return lines.length ? element("p", { class: "margins" }, lines.join(" ")) : null;
}

function figures(properties, zones, criteria) {
  const days = zones.origin.case_window_days;
  const names = new Map([
    ["population", [word("population"), ""]], [`suspected_${days}d`, [word("suspected", days), ""]], [`probable_${days}d`, [word("probable", days), ""]],
    [`confirmed_${days}d`, [word("confirmed", days), ""]], ["confirmed_total", [word("confirmedTotal"), ""]],
  ]);
  for (const indicator of criteria?.indicators ?? []) names.set(indicator.id, [localized(indicator.name), localized(indicator.unit)]);
  const hidden = new Set(properties.protected ?? []);
  const rows = [...names].filter(([key]) => key in properties).map(([key, [name, unit]]) => [
    element("dt", {}, name), element("dd", {}, figure(properties[key], unit, hidden.has(key), zones)),
  ]);
  return rows.length ? element("section", { class: "figures" }, element("h3", {}, word("numbers")), element("dl", {}, rows.flat())) : null;
}

function figure(value, unit, isProtected, zones) {
  if (value == null) return isProtected ? word("fewer", zones.origin.counts_protected?.threshold) : word("unknown");
  // Units such as "(1 yes, 0 no)" say that the number is an answer.
  if (/^\(1 /.test(unit)) return word(value === 1 ? "yes" : "no");
  return [number(value), unit].filter(Boolean).join(" ");
}

function source(status, zones, revision) {
  const digest = zones.origin.inputs_digest;
  const through = zones.origin.data_through ?? revision.data_through;
  const age = status?.data_age_days;
  const rows = [
    [word("revision", revision.number), revision.act ?? ""], [word("mapDay"), day(zones.origin.on)],
    [word("dataThrough"), through ? day(through) + (age == null ? "" : ` (${word("age", age, number(age))})`) : word("unknown")],
    [word("criteria"), `${zones.origin.criteria}, ${word("version")} ${zones.origin.criteria_version}`],
  ];
  return element("section", { class: "source" }, element("h3", {}, word("source")),
    element("dl", {}, rows.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]),
      element("dt", {}, word("digest")), element("dd", { class: "digest" }, digest)));
}
