// The criteria in a dialog: levels, indicators, bands, how they are put together, and every citation.

import { byId, element } from "./element.js";
import { day, localized, word } from "./words.js";
import { cited, sentence } from "./panel.js";
import { swatch } from "./patterns.js";

export function showCriteria(set) {
  const dialog = byId("criteria");
  const levels = new Map(set.levels.map(level => [level.id, level]));
  const close = () => dialog.close();
  dialog.replaceChildren(
    element("header", { class: "dialog-head" },
      element("h2", { id: "criteria-title" }, localized(set.name)),
      element("button", { type: "button", class: "plain close", "aria-label": word("close"), onclick: close }, "×")),
    element("div", { class: "dialog-body", tabindex: "0", role: "region", "aria-labelledby": "criteria-title" },
      element("p", { class: "small" }, `${set.id}, ${word("version")} ${set.version}. `,
        set.in_force.map(period => `${word("inForce")} ${day(period.from)} – ${period.until ? day(period.until) : ""}: ${period.citation}`).join(" ")),
      part("levels", element("ul", { class: "plain-list" }, set.levels.map(level => element("li", {}, swatch(level), " ", localized(level.name))))),
      part("indicators", element("ul", {}, set.indicators.map(item => element("li", {}, `${localized(item.name)}, ${localized(item.unit)}`)))),
      part("bands", set.bands.map(bands => bandTable(bands, set, levels))),
      part("decision", decision(set.decision, set, levels)),
      set.adjustments.length ? part("adjustments", element("ol", {}, set.adjustments.map(item => element("li", {}, sentence(localized(item.text)), citation(item))))) : "",
      part("sources", element("dl", { class: "sources" }, set.sources.flatMap(source => [element("dt", { id: `source-${source.key}` }, `[${source.key}]`), element("dd", {}, source.text)])))));
  dialog.addEventListener("click", event => { if (event.target === dialog) close(); });
  dialog.showModal();
}

const part = (key, ...content) => element("section", {}, element("h3", {}, word(key)), ...content);

const citation = item => element("span", { class: "citation" }, cited(item));

const levelCell = (id, levels) => levels.has(id) ? [swatch(levels.get(id), 20), " ", localized(levels.get(id).name)] : [id];

function bandTable(bands, set, levels) {
  const indicator = set.indicators.find(item => item.id === bands.indicator);
  const hasLevels = bands.bands.some(band => band.level);
  return element("table", {},
    element("caption", {}, indicator ? `${localized(indicator.name)}, ${localized(indicator.unit)}` : bands.id),
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, word("band")), element("th", { scope: "col" }, word("range")),
      hasLevels ? element("th", { scope: "col" }, word("level")) : "", element("th", { scope: "col" }, word("citation")))),
    element("tbody", {}, bands.bands.map(band => element("tr", {},
      element("th", { scope: "row" }, band.id), element("td", {}, localized(band.text)),
      hasLevels ? element("td", {}, band.level ? levelCell(band.level, levels) : "") : "", element("td", {}, citation(band))))));
}

function decision(made, set, levels) {
  const names = ids => ids.map(id => {
    const bands = set.bands.find(item => item.id === id);
    const indicator = bands && set.indicators.find(item => item.id === bands.indicator);
    return indicator ? localized(indicator.name) : id;
  });
  if (made.form === "table") {
    const axes = names(made.axes);
    return [element("table", {}, element("caption", {}, word("tableOf", axes.join(" × "))),
      element("thead", {}, element("tr", {}, axes.map(axis => element("th", { scope: "col" }, axis)), element("th", { scope: "col" }, word("gives")), element("th", { scope: "col" }, word("citation")))),
      element("tbody", {}, made.cells.map(cell => element("tr", {}, cell.bands.map(band => element("td", {}, band)),
        element("td", {}, levelCell(cell.level, levels)), element("td", {}, citation(cell))))))];
  }
  if (made.form === "highest_of") return [element("p", {}, word("highestOf", names(made.band_sets).join(", ")), ". ", citation(made))];
  return [element("p", {}, word("firstMatch"), ":"), element("ol", {}, made.rules.map(rule => element("li", {},
    levelCell(rule.level, levels), rule.text ? `: ${localized(rule.text)}` : "", " ", citation(rule))))];
}

