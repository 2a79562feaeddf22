// Levels with their colours, patterns, letters, names and counts; each can be shown alone.

import { byId, element } from "./element.js";
import { day, localized, number, word } from "./words.js";
import { swatch } from "./patterns.js";

/**
 * - before: the map that came before, with when it came into force; null where not known
 * - toggled: called with the id of the level that is to be shown alone, or null for all
 */
export function showLegend(zones, before, filter, toggled) {
  const all = zones.wards.length;
  // The highest first: it is what people look for.
  const levels = [...zones.levels.values()].sort((a, b) => (b.rank ?? -1) - (a.rank ?? -1));
  byId("shares").replaceChildren(...levels.map(level => {
    const share = element("span", {});
    share.style.flexGrow = String(zones.counts.get(level.id));
    share.style.backgroundColor = level.color;
    return share;
  }).filter(share => share.style.flexGrow !== "0"));
  byId("levels").replaceChildren(...levels.map(level => {
    const count = zones.counts.get(level.id);
    const change = before ? count - (before.zones.counts.get(level.id) ?? 0) : 0;
    return element("li", {},
      element("button", {
        type: "button", "data-level": level.id, "aria-pressed": String(filter === level.id),
        onclick: () => toggled(filter === level.id ? null : level.id),
      },
      swatch(level),
      element("span", { class: "level-name" }, localized(level.name)),
      element("span", { class: "level-count" }, number(count),
        element("span", { class: "unseen" }, ` ${word("ofWards", "", all).trim()}`)),
      element("span", { class: "level-change" }, change === 0 ? "" : change > 0 ? `+${change}` : `−${-change}`)));
  }));
  const notes = [word("outline")];
  if (zones.wards.some(ward => ward.decreed) || zones.decrees?.length) notes.push(word("decreed"));
  if (before) notes.unshift(word("changes", day(before.from)));
  byId("legend-note").textContent = notes.join(" ");
}
