// "Where am I": the browser tells the page, and the page looks it up in the map that it has. Nothing is sent.

import { announce, byId } from "./element.js";
import { wardAt } from "./shapes.js";
import { word } from "./words.js";

/** `getState` has zones and view; `found` is called with the ward. */
export function setUpPosition(getState, found) {
  const button = byId("where");
  const note = byId("where-note");
  const say = (key, problem) => {
    note.dataset.word = key;
    note.textContent = word(key);
    note.classList.toggle("problem", Boolean(problem));
    if (problem) announce(word(key));
  };
  if (!navigator.geolocation) {
    button.hidden = true;
    note.hidden = true;
    return;
  }
  button.addEventListener("click", () => {
    const { zones, view } = getState();
    if (!zones) return;
    button.setAttribute("aria-busy", "true");
    say("whereWaiting");
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      button.removeAttribute("aria-busy");
      const at = [coords.longitude, coords.latitude];
      const ward = wardAt(zones.wards, at);
      if (!ward) return say("whereOutside", true);
      say("whereNote");
      view?.setPosition(at);
      found(ward);
    }, () => {
      button.removeAttribute("aria-busy");
      say("whereDenied", true);
    }, { enableHighAccuracy: true, timeout: 15000, maximumAge: 0 });
  });
}
