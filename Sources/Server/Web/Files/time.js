// The slider over published revisions.

import { byId, element } from "./element.js";
import { day, word } from "./words.js";

/** `chosen` is called with the number of a revision. */
export function setUpTime(chosen) {
  const slider = byId("slider");
  let revisions = [];
  let waiting = 0;
  const go = (place, delay) => {
    const revision = revisions[Math.min(Math.max(place, 0), revisions.length - 1)];
    if (!revision) return;
    say(revision);
    clearTimeout(waiting);
    waiting = setTimeout(() => chosen(revision.number), delay);
  };
  const say = (revision, isNewest) => {
    const place = revisions.indexOf(revision);
    const text = `${word("from")} ${day(revision.in_force_from, true)}`;
    slider.value = String(place);
    slider.setAttribute("aria-valuetext", `${word("revision", revision.number)}, ${text}`);
    byId("shown").replaceChildren(element("b", {}, text),
      element("span", {}, `${word("revision", revision.number)}${isNewest == null ? "" : `, ${word(isNewest ? "shownNewest" : "shownEarlier")}`}`));
    // Both stay in the order of focus: a button that vanishes under the finger takes the focus along.
    byId("earlier").setAttribute("aria-disabled", String(place <= 0));
    byId("later").setAttribute("aria-disabled", String(place >= revisions.length - 1));
  };
  slider.addEventListener("input", () => go(Number(slider.value), 120));
  byId("earlier").addEventListener("click", () => go(Number(slider.value) - 1, 0));
  byId("later").addEventListener("click", () => go(Number(slider.value) + 1, 0));

  return {
    show(all, revision, isNewest) {
      revisions = all;
      slider.max = String(all.length - 1);
      slider.disabled = all.length < 2;
      byId("ticks").replaceChildren(...(all.length > 1 && all.length <= 40 ? all.map(() => element("i", {})) : []));
      say(revision, isNewest);
    },
  };
}
