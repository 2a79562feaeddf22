// Elements of the page, made without markup in strings: nothing that was loaded can become markup.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter(child => child != null && child !== ""));
  return made;
}

export const byId = id => document.getElementById(id);

/** Tells screen readers, once the page has settled. */
let pending = 0;
export function announce(text) {
  clearTimeout(pending);
  pending = setTimeout(() => { byId("live").textContent = text; }, 150);
}
