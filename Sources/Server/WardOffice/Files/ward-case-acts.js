// What is entered of people under follow-up: forms and where they are sent.

import { request, say } from "./ward-parts.js";
import { ask, choice } from "./ward-forms.js";
import { termChoices, wardChoices } from "./ward-facts.js";

const wardField = (more = {}) => ({ name: "ward", type: "select", required: true, options: wardChoices(), ...more });
const personFields = required => [
  { name: "person.name", longest: 60, required }, { name: "person.identifier", type: "digits", longest: 20, hint: say("identifierHow") },
  { name: "person.phone", longest: 30 }, { name: "person.address", longest: 200, wide: true },
];
const isYes = text => text === "yes";
const today = () => new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);

/** A person who was not known. @param entered gets what was said of them, and records that may be of the same person. */
export const enter = (on, entered) => ask(say("enterPerson"), [
  ...personFields(true), wardField(), { name: "report_day", type: "day", required: true, value: on ?? today() },
  { name: "birth_year", type: "number", least: 1850, most: 2100, step: 1 }, choice("sex", "sexes", { value: "unknown" }),
  choice("transmission", "transmissions", { value: "community" }), { name: "onset", type: "day" }, { name: "exposure", type: "day" },
  { name: "symptoms", type: "checks", options: termChoices("symptoms") }, { name: "asked_symptoms", type: "flag" }, { name: "asked_exposures", type: "flag" },
  { name: "doses", type: "number", least: 0, most: 20, step: 1 }, { name: "last_dose", type: "day" }, { name: "recovered", type: "day" },
], { send: async sent => entered(await request("/cases", "POST", sent)) });

/** Each act gets the record's file, and what shows it anew. */
export const test = (file, show) => ask(say("addTest"), [
  choice("kind", "testKinds"), choice("result", "results"), { name: "sampled_at", type: "time", required: true }, { name: "resulted_at", type: "time" },
  { name: "ct", type: "number", least: 0, most: 60, step: 0.01 }, { name: "laboratory", longest: 100 },
], { send: sent => post(file, "tests", sent, show) });

export const contact = (file, show) => ask(say("addContact"), [
  { name: "with", type: "number", least: 1, step: 1, hint: say("withHow") }, ...personFields(false), wardField({ required: false }),
  choice("kind", "contactKinds"), { name: "place", longest: 200, wide: true }, { name: "from_at", type: "time" }, { name: "until_at", type: "time" },
  { name: "distance_cm", type: "number", least: 0, most: 10000, step: 1 }, { name: "minutes", type: "number", least: 0, most: 100000, step: 1 },
  choice("masked", "yesNo", { required: false, read: isYes }), choice("touched", "yesNo", { required: false, read: isYes }),
], { send: sent => post(file, "contacts", sent, show), text: say("contactHow") });

export const symptoms = (file, show) => ask(say("addSymptoms"), [
  { name: "onset", type: "day", value: file.onset }, { name: "symptoms", type: "checks", options: termChoices("symptoms") }, { name: "asked", type: "flag" },
], { send: sent => post(file, "symptoms", sent, show) });

export const classify = (file, show) => ask(say("classify"), [
  choice("class", "decidableClasses", { value: file.class }), { name: "ground", type: "long", required: true, longest: 300, wide: true },
], { send: sent => post(file, "class", sent, show), text: say("classifyHow") });

export const outcome = (file, show) => ask(say("outcome"), [
  choice("outcome", "outcomes", { value: file.outcome }), { name: "day", type: "day", value: today() },
], { send: sent => post(file, "outcome", sent, show) });

async function post(file, what, sent, show) {
  await request(`/cases/${file.case}/${what}`, "POST", sent);
  await show();
}
