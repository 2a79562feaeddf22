// Questions before an act, in a dialog: fields by their names, what the rules say to it, and what was wrong.

import { byID, explain, make, options, say } from "./ward-parts.js";

const wordOf = name => say("fields")[name] ?? name;

function control(field) {
  const id = `ask-${field.name.replace(".", "-")}`;
  const common = { id, name: field.name, required: field.required };
  if (field.type === "select") {
    const select = make("select", common);
    options(select, field.options, field.required && field.value !== undefined ? undefined : say("choose"));
    if (field.value !== undefined && field.value !== null) select.value = field.value;
    return [make("label", { for: id }, field.label ?? wordOf(field.name)), select];
  }
  if (field.type === "checks") {
    return [make("fieldset", { class: "wide" }, make("legend", {}, field.label ?? wordOf(field.name)), make("div", { class: "checks column" },
      ...field.options.map(([value, text]) => make("label", {}, make("input", { type: "checkbox", name: field.name, value }), text))))];
  }
  if (field.type === "flag") {
    return [make("div", { class: "checks column" }, make("label", {}, make("input", { ...common, required: undefined, type: "checkbox", checked: field.value }), field.label ?? wordOf(field.name)))];
  }
  if (field.type === "long") return [make("label", { for: id }, field.label ?? wordOf(field.name)), make("textarea", { ...common, maxlength: field.longest ?? 500 })];
  const kinds = { day: "date", time: "datetime-local", number: "number", file: "file" };
  return [make("label", { for: id }, field.label ?? wordOf(field.name)), make("input", {
    ...common, type: kinds[field.type] ?? "text", value: field.value, min: field.least, max: field.most, step: field.type === "number" ? field.step ?? "any" : undefined,
    maxlength: field.longest, inputmode: field.type === "digits" ? "numeric" : undefined, autocomplete: "off", placeholder: field.example, accept: field.accept,
  }), ...(field.hint ? [make("p", { class: "small" }, field.hint)] : [])];
}

/** What a form says, with `person.name` as a member of `person`; what is left empty is left out. */
function values(form, fields) {
  const sent = {};
  for (const field of fields) {
    const nodes = [...form.querySelectorAll(`[name="${field.name}"]`)];
    const text = nodes[0]?.value?.trim();
    const value = field.type === "checks" ? nodes.filter(node => node.checked).map(node => node.value)
      : field.type === "flag" ? nodes[0].checked
        : field.type === "file" ? nodes[0].files[0]
        : !text ? undefined : field.type === "number" ? Number(text) : field.type === "digits" ? text.replace(/[\s.-]/g, "") : field.read ? field.read(text) : text;
    if (value === undefined || (Array.isArray(value) && !value.length && !field.required)) continue;
    const [outer, inner] = field.name.split(".");
    if (inner) (sent[outer] ??= {})[inner] = value;
    else sent[outer] = value;
  }
  return sent;
}

/**
 * Asks in a dialog.
 * @param send takes what was filled in; the dialog stays, and says what is wrong, where it throws.
 * @param preview what the rules say to it, as elements; then it must be seen before it can be sent, and again after each change.
 */
export function ask(title, fields, { send, sendWord = "save", preview, text }) {
  const dialog = byID("dialog");
  const opener = document.activeElement;
  const wrong = make("div", { class: "wrong", role: "alert" });
  const shown = make("div", { class: "policy", "aria-live": "polite" });
  const main = make("button", { type: "submit", class: "main" }, say(sendWord));
  const look = preview ? make("button", { type: "button" }, say("lookFirst")) : null;
  const form = make("form", { method: "dialog", novalidate: false },
    make("h2", { id: "dialog-title" }, title), text ? make("p", { class: "soft" }, text) : null,
    make("div", { class: "fields" }, ...fields.map(field => make("div", { class: (field.wide || field.type === "checks") && "wide" }, ...control(field)))),
    shown, wrong, make("div", { class: "acts" }, make("button", { type: "button", onclick: () => dialog.close() }, say("cancel")), look, main));
  const failed = error => {
    wrong.replaceChildren(explain(error));
    const field = error.parameter && form.querySelector(`[name="${CSS.escape(error.parameter)}"]`);
    // What is wrong stands where it is put right.
    if (field) field.closest(".fields > div").append(wrong);
    else shown.after(wrong);
    (field ?? main).focus();
  };
  const waiting = async (button, work) => {
    button.disabled = true;
    wrong.replaceChildren();
    try { await work(); } catch (error) { failed(error); } finally { button.disabled = button === main && needsLook(); }
  };
  let seen = "";
  const needsLook = () => Boolean(preview) && seen !== JSON.stringify(values(form, fields));
  if (preview) {
    main.disabled = true;
    look.addEventListener("click", () => form.reportValidity() && waiting(look, async () => {
      const asked = values(form, fields);
      const { elements, allowed } = await preview(asked);
      shown.replaceChildren(...elements.filter(Boolean));
      seen = allowed === false ? "" : JSON.stringify(asked);
      main.disabled = needsLook();
    }));
    form.addEventListener("input", () => {
      if (!needsLook()) return;
      shown.replaceChildren();
      main.disabled = true;
    });
  }
  form.addEventListener("submit", event => {
    event.preventDefault();
    waiting(main, async () => {
      const sent = values(form, fields);
      await send(sent);
      dialog.close();
    });
  });
  dialog.replaceChildren(form);
  dialog.onclose = () => {
    dialog.replaceChildren();
    if (opener?.isConnected) opener.focus();
  };
  dialog.showModal();
}

/** A select of a closed list whose words stand under a name. */
export const choice = (name, list, more = {}) => ({ name, type: "select", required: true, options: Object.entries(say(list)), ...more });
