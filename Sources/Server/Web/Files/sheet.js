// What goes on paper: the map or the list, the legend, the chosen ward's reasons, and what all of it rests on.

import { byId, element } from "./element.js";
import { day, localized, number, word } from "./words.js";
import { picture } from "./view-picture.js";
import { swatch } from "./patterns.js";

const collator = new Intl.Collator("vi", { numeric: true });

/** Fills the sheet. `panel` is what is said of the chosen ward, or null. */
export function makeSheet({ zones, revision, chosen, panel, filter, isList, criteria }) {
  const levels = [...zones.levels.values()].sort((a, b) => (b.rank ?? -1) - (a.rank ?? -1));
  const wards = zones.wards.filter(ward => !filter || ward.level === filter)
    .sort((a, b) => collator.compare(a.district, b.district) || collator.compare(a.name, b.name));
  byId("print-sheet").replaceChildren(
    element("header", {}, element("h1", {}, word("title")),
      element("p", {}, [criteria ? localized(criteria.name) : zones.origin.criteria, `${word("from")} ${day(revision.in_force_from, true)}`].join(" · "))),
    element("ul", { class: "sheet-legend" }, levels.map(level => element("li", {}, swatch(level, 22), ` ${localized(level.name)}: `, element("b", {}, number(zones.counts.get(level.id)))))),
    isList
      ? element("table", {}, element("thead", {}, element("tr", {}, ["district", "ward", "level"].map(key => element("th", { scope: "col" }, word(key))))),
        element("tbody", {}, wards.map(ward => element("tr", {}, element("td", {}, ward.district), element("td", {}, ward.name),
          element("td", {}, `${zones.levels.get(ward.level).letter}  ${localized(zones.levels.get(ward.level).name)}`)))))
      : element("figure", {}, picture(zones, { chosen, filter, width: 620 })),
    panel ? element("div", { class: "sheet-ward" }, [...panel].map(part => part.cloneNode(true))) : "",
    element("footer", {},
      element("p", {}, [word("revision", revision.number), revision.act, `${word("mapDay")}: ${day(zones.origin.on)}`, `${word("dataThrough")}: ${day(zones.origin.data_through)}`].filter(Boolean).join(" · ")),
      element("p", { class: "digest" }, zones.origin.inputs_digest),
      element("p", {}, word("printed"))));
  // An element has one id on a page.
  for (const copy of byId("print-sheet").querySelectorAll("[id]")) copy.removeAttribute("id");
}
