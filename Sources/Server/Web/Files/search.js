// The search box: a combobox with a list of what it found.

import { announce, byId, element } from "./element.js";
import { matching } from "./fold.js";
import { localized, word } from "./words.js";
import { swatch } from "./patterns.js";

const most = 60;

/** `chosen` is called with the ward. */
export function setUpSearch(getZones, chosen) {
  const box = byId("search");
  const list = byId("found");
  const clear = byId("clear");
  let found = [];
  let active = -1;

  const isOpen = () => box.getAttribute("aria-expanded") === "true";
  const close = () => {
    list.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const mark = next => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = next;
    const option = list.children[active];
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  };
  const take = ward => {
    box.value = ward.name;
    clear.hidden = false;
    close();
    chosen(ward);
  };
  const show = () => {
    const zones = getZones();
    clear.hidden = !box.value;
    if (!zones || !box.value.trim()) return close();
    found = matching(zones.wards, box.value);
    active = -1;
    box.removeAttribute("aria-activedescendant");
    list.replaceChildren(...found.slice(0, most).map((ward, i) => {
      const level = zones.levels.get(ward.level);
      return element("li", { role: "option", id: `found-${i}`, "aria-selected": "false", "data-code": ward.code },
        swatch(level, 22),
        element("span", { class: "found-name" }, ward.name),
        element("span", { class: "found-district" }, ward.district),
        element("span", { class: "unseen" }, `, ${localized(level.name)}`));
    }));
    if (!found.length) {
      list.replaceChildren(element("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", id: "found-none" }, word("noneFound")));
    }
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    announce(found.length ? word("foundCount", found.length) : word("noneFound"));
  };

  box.addEventListener("input", show);
  box.addEventListener("keydown", event => {
    const last = Math.min(found.length, most) - 1;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        if (!isOpen()) return show();
        const step = event.key === "ArrowDown" ? 1 : -1;
        return mark(active + step > last ? 0 : active + step < 0 ? last : active + step);
      }
      case "Enter":
        event.preventDefault();
        if (isOpen() && found.length) take(found[Math.max(active, 0)]);
        return;
      case "Escape":
        event.stopPropagation();
        if (isOpen()) return close();
        box.value = "";
        clear.hidden = true;
        return;
      case "Tab": return close();
    }
  });
  // The press and not the click: the box must not lose the focus before.
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => {
    const code = event.target.closest("[data-code]")?.dataset.code;
    if (code) take(getZones().byCode.get(code));
  });
  clear.addEventListener("click", () => {
    box.value = "";
    clear.hidden = true;
    close();
    box.focus();
  });
  document.addEventListener("pointerdown", event => { if (!event.target.closest(".combo")) close(); });
}
