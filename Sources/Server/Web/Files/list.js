// The table of wards: the same as the map, for reading.

import { byId, element } from "./element.js";
import { localized, word } from "./words.js";
import { swatch } from "./patterns.js";

const collator = new Intl.Collator("vi", { numeric: true });

/** `chosen` is called with the ward, `filtered` with the id of the level that is to be shown alone, or null. */
export function setUpList(chosen, filtered) {
  const district = byId("filter-district");
  const level = byId("filter-level");
  const rows = byId("rows");
  let zones = null;

  const draw = () => {
    const shown = zones.wards.filter(ward => (!district.value || ward.district === district.value) && (!level.value || ward.level === level.value))
      .sort((a, b) => collator.compare(a.district, b.district) || collator.compare(a.name, b.name));
    rows.replaceChildren(...shown.map(ward => {
      const at = zones.levels.get(ward.level);
      return element("tr", { "data-code": ward.code },
        element("th", { scope: "row" }, element("button", { type: "button", class: "link", onclick: () => chosen(zones.byCode.get(ward.code)) }, ward.name)),
        element("td", {}, ward.district),
        element("td", {}, swatch(at, 22), " ", localized(at.name)));
    }));
    byId("list-count").textContent = word("ofWards", shown.length, zones.wards.length);
  };
  district.addEventListener("change", draw);
  level.addEventListener("change", () => filtered(level.value || null));

  return {
    show(next, filter) {
      zones = next;
      const kept = district.value;
      const names = [...new Set(zones.wards.map(ward => ward.district))].sort(collator.compare);
      district.replaceChildren(element("option", { value: "" }, word("all")), ...names.map(name => element("option", { value: name }, name)));
      district.value = names.includes(kept) ? kept : "";
      level.replaceChildren(element("option", { value: "" }, word("all")),
        ...[...zones.levels.values()].map(item => element("option", { value: item.id }, localized(item.name))));
      level.value = filter ?? "";
      draw();
    },
  };
}
