// Somebody's doses: looked up by the identifier, recorded with what the rules find odd, certified; and one dose with its history and reactions.

import { ask, choice } from "/ward-office/files/ward-forms.js";
import { acts, back, digits, doseTable, facts, flagTags, inLanguage, make, moment, myWards, request, say, standing, tag, term, termChoices, wardName } from "./vaccination-parts.js";

/** Asks whose doses are looked at. The identifier goes in a body, and the page keeps it no longer than it shows the person. */
export function lookup(found, does) {
  const field = make("input", { id: "identifier", inputmode: "numeric", autocomplete: "off", maxlength: 20, required: true, "aria-describedby": "look-how" });
  return [
    make("section", { class: "card" }, make("h2", { tabindex: "-1" }, say("person")),
      make("form", { class: "lookup", onsubmit: event => {
        event.preventDefault();
        does.look(digits(field.value), event.submitter);
        field.value = "";
      } }, make("div", {}, make("label", { for: "identifier" }, say("identifierWord")), field), make("button", { type: "submit", class: "main" }, say("look"))),
      make("p", { class: "small", id: "look-how" }, say("personHow")), does.record ? make("div", { class: "acts" }, make("button", { type: "button", onclick: does.record }, say("recordDose"))) : null),
    found ? make("section", { class: "card", id: "found", tabindex: "-1" }, make("h3", {}, say("standingWord")), standing(found.standing), facts([[say("ward"), found.home && wardName(found.home)], [say("birth"), found.birth]]), doseTable(found.doses)) : null,
  ];
}

/** Records a dose; what the rules find odd is told after, since it is kept whatever they say. */
export const record = (on, recorded) => ask(say("recordDose"), [
  { name: "person.identifier", type: "digits", longest: 20 }, { name: "person.name", longest: 200 }, { name: "person.birth", longest: 10, example: "1990-05-21", hint: say("birthHow") },
  { ...choice("person.sex", "sexes"), required: false }, { name: "person.phone", longest: 40 },
  { name: "day", type: "day", required: true, value: on, most: on }, { name: "time", longest: 5, example: "08:30" },
  { name: "product", type: "select", required: true, options: termChoices("products") }, { name: "number", type: "number", least: 1, most: 20, step: 1 }, { name: "lot", longest: 60 }, { name: "site", longest: 60 },
  { name: "ward", type: "select", required: true, options: myWards(), value: myWards()[0]?.[0] },
], { sendWord: "recordDose", text: say("recordHow"), send: async sent => recorded(await request("/vaccination/doses", "POST", sent)) });

/** What came of recording a dose. */
export const receipt = told => [
  make("section", { class: "card answer" }, make("h3", {}, say("recorded"), " ", make("a", { href: `#dose/${told.dose.dose}` }, say("doseNumber", told.dose.dose))), flagTags(told.dose),
    facts([[say("registerWord"), say("registers")[told.register]], [say("matchWord"), told.match && say("matchNumber", told.match)]]), told.standing ? standing(told.standing) : null),
];

/** One dose. */
export function doseFile(file, does) {
  const { dose } = file;
  const isOpen = dose.state === "recorded";
  return [
    back("#person", "person"),
    make("section", { class: "card" }, make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("doseNumber", dose.dose)), tag(dose.state, say("doseStates")[dose.state], dose.state === "withdrawn" ? "bad" : "")),
      flagTags(dose), facts([
        [say("day"), moment(dose.day)], [say("product"), term("products", dose.product)], [say("placeWord"), dose.place ? `${dose.place}${dose.is_booster ? ` (${say("booster")})` : ""}` : say("countsNot")],
        [say("writtenNumber"), dose.number && String(dose.number)], [say("lot"), dose.lot], [say("site"), dose.site], [say("whereGiven"), dose.ward && wardName(dose.ward)],
        [say("home"), dose.home && `${wardName(dose.home)} (${say("homeBases")[dose.home_basis]})`], [say("source"), dose.source], [say("recordedBy"), `${dose.recorded_by} · ${moment(dose.recorded_at)}`],
      ]),
      make("div", { class: "who", id: "person" }, make("div", { class: "filter" }, make("button", { type: "button", onclick: event => does.person(event.currentTarget) }, say("showPerson")), make("span", { class: "small" }, say("personHow")))),
      isOpen ? acts([does.correct && ["correctDose", does.correct], does.reaction && ["addReaction", does.reaction, true], does.withdraw && ["withdrawDose", does.withdraw]]) : null),
    file.standing ? make("section", { class: "card" }, make("h3", {}, say("standingWord")), standing(file.standing)) : null,
    make("section", { class: "card" }, make("h3", {}, say("reactionsWord")), file.reactions.length === 0 ? make("p", { class: "soft" }, say("nothing")) : make("ul", { class: "reactions" }, ...file.reactions.map(one => make("li", {},
      tag(one.severity, say("severities")[one.severity], ["severe", "fatal"].includes(one.severity) ? "bad" : "warn"), " ", say("reactionKinds")[one.kind], ` · ${moment(one.onset)}`, one.ground ? make("p", {}, one.ground) : null)))),
    file.changes.length ? make("section", { class: "card" }, make("h3", {}, say("historyWord")), make("ol", { class: "story" }, ...[...file.changes].reverse().map(one => make("li", {},
      make("time", { datetime: one.at }, moment(one.at)), make("strong", {}, inLanguage(one.words)), make("div", { class: "small" }, [one.actor, one.ground].filter(Boolean).join(" · ")))))) : null,
  ];
}

export const person = one => one ? facts([[say("name"), one.name], [say("identifierWord"), one.identifier], [say("birth"), one.birth], [say("sex"), say("sexes")[one.sex]], [say("phone"), one.phone]]) : make("p", {}, say("nobodyKnown"));

const ground = { name: "ground", type: "long", required: true, longest: 300, wide: true };
const minutes = dose => dose.minute === null ? undefined : `${String(Math.floor(dose.minute / 60)).padStart(2, "0")}:${String(dose.minute % 60).padStart(2, "0")}`;

/** Corrects a dose: sent is what is otherwise than it stands. Whose it is, is typed anew where that was wrong. */
export function correct(dose, on, corrected) {
  const stands = { day: dose.day, time: minutes(dose), product: dose.product, number: dose.number ?? undefined, lot: dose.lot, site: dose.site, ward: dose.ward ?? undefined };
  const wards = myWards();
  // A dose can have been given in a ward of others; it stays there where nobody says otherwise.
  if (dose.ward && !wards.some(([code]) => code === dose.ward)) wards.unshift([dose.ward, wardName(dose.ward)]);
  return ask(say("correctDose"), [
    { name: "day", type: "day", required: true, value: stands.day, most: on }, { name: "time", longest: 5, example: "08:30", value: stands.time },
    { name: "product", type: "select", required: true, options: termChoices("products"), value: stands.product }, { name: "number", type: "number", least: 1, most: 20, step: 1, value: stands.number },
    { name: "lot", longest: 60, value: stands.lot }, { name: "site", longest: 60, value: stands.site }, { name: "ward", type: "select", required: true, options: wards, value: stands.ward ?? "" },
    { name: "person.identifier", type: "digits", longest: 20, hint: say("personAnew") }, { name: "person.name", longest: 200 }, { name: "person.birth", longest: 10, example: "1990-05-21" },
    { ...choice("person.sex", "sexes"), required: false }, { name: "person.phone", longest: 40 }, ground,
  ], { sendWord: "correctDose", text: say("correctHow"), send: async sent => {
    const changed = Object.entries(sent).filter(([name, value]) => stands[name] !== value);
    await corrected(await request(`/vaccination/doses/${dose.dose}/correct`, "POST", Object.fromEntries(changed)));
  } });
}

export const withdraw = (dose, show) => ask(say("withdrawDose"), [ground], { sendWord: "withdrawDose", text: say("withdrawHow"), send: async sent => {
  await request(`/vaccination/doses/${dose.dose}/withdraw`, "POST", sent);
  await show();
} });
export const reaction = (dose, on, show) => ask(say("addReaction"), [choice("kind", "reactionKinds"), choice("severity", "severities"), { name: "onset", type: "day", required: true, least: dose.day, most: on, value: dose.day }, { ...ground, name: "seen", longest: 2000 }], {
  send: async sent => {
    await request(`/vaccination/doses/${dose.dose}/reactions`, "POST", sent);
    await show();
  },
});
