// Lists of people under follow-up, and one of them: class with reasons, timeline, contacts, who they are.

import { facts, inLanguage, make, options, reasonList, say, table, tag } from "./ward-parts.js";
import { acts, back, classTag, fName, moment, myWards, term, wardName } from "./ward-facts.js";
import { testText } from "./ward-order.js";

/** A ward's day. */
export function caseList(list, choice, does) {
  const part = name => list[name].length === 0 ? [] : [make("h3", {}, `${say(`${name}People`)} · ${list[name].length}`),
    make("div", { class: "stack" }, table(say(`${name}People`), [say("caseWord"), say("name"), say("class"), "F", say("onset"), say("reported")], list[name].map(row => [
      make("a", { href: `#case/${row.case}` }, say("caseNumber", row.case)), [row.name, row.age !== null && say("years", row.age)].filter(Boolean).join(", "), classOf(row), fName(row.f),
      row.onset ? moment(row.onset) : "", moment(row.report_day)])))];
  const ward = make("select", { id: "ward-choice", onchange: event => does.choose({ ward: event.target.value }) });
  options(ward, myWards());
  ward.value = choice.ward;
  return [
    make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("cases")),
      make("button", { type: "button", class: "main", onclick: does.enter }, say("enterPerson"))),
    make("div", { class: "fields" }, make("div", {}, make("label", { for: "ward-choice" }, say("ward")), ward),
      make("div", {}, make("label", { for: "day-choice" }, say("day")), make("input", { id: "day-choice", type: "date", value: list.on, onchange: event => event.target.value && does.choose({ on: event.target.value }) }))),
    make("p", { class: "small" }, say("personHow")),
    ...part("reported"), ...part("open"), ...part("infectious"),
    ["reported", "open", "infectious"].every(name => list[name].length === 0) ? make("p", { class: "soft" }, say("nobodyThere")) : null,
    list.is_cut ? make("p", { class: "small" }, say("listCut")) : null,
  ];
}

const classOf = row => make("span", {}, classTag(row.class), row.is_open ? tag("open", say("toClassify"), "warn") : null);

const symptomText = one => `${term("symptoms", one.symptom)}${one.present ? "" : ` (${say("absent")})`}`;

const eventKinds = { onset: "warn", symptom: "warn", exposure: "warn", outcome: "good", classified: "", decided: "warn" };

/** All that happened, the newest first: what the records of cases tell, and the acts and alerts of orders. */
function entries({ events, orders, areas }) {
  const list = events.map(one => ({
    at: one.at ?? one.day, title: inLanguage(one.words), kind: eventKinds[one.kind] ?? "",
    detail: one.kind === "contact" && one.number ? make("a", { href: `#case/${one.number}` }, say("open")) : null,
  }));
  const add = (at, title, detail, kind = "") => list.push({ at, title, detail, kind });
  for (const order of orders) {
    const link = () => make("a", { href: `#order/${order.order}` }, say("orderNumber", order.order));
    for (const act of order.acts) add(act.at, inLanguage(act.words), make("span", {}, link(), act.ground ? ` · ${act.ground}` : ""), act.kind === "completed" ? "good" : "");
    for (const test of order.results) add(test.sampled_at, `${say("test")}: ${testText(test)}`, link(), test.result === "positive" ? "bad" : "good");
    for (const one of order.check_ins) if (one.verdict === "outside") add(one.at, `${say("checkIn")}: ${inLanguage(one.words)}`, link(), "bad");
    for (const one of order.alerts) add(one.at, inLanguage(one.words), make("span", {}, link(), one.ground ? ` · ${say("closed")}: ${one.ground}` : ""), one.closed_at ? "" : "warn");
  }
  for (const area of areas) add(area.from, `${say("areaWord")}: ${inLanguage(area.words)}`, make("a", { href: `#area/${area.area}` }, area.name), "warn");
  return list.sort((a, b) => b.at.localeCompare(a.at));
}

/** The answers of a self-report in words. */
const answersText = answers => Object.entries(answers).map(([id, value]) => `${term("questions", id)}: ${value === true ? say("yes") : value === false ? say("no") : String(value)}`).join(", ");

/** Whom the person met, with places and closeness. */
function contactList(file) {
  if (!file.contacts.length) return make("p", { class: "soft" }, say("noContacts"));
  return make("ul", { class: "reasons" }, ...file.contacts.map(one => {
    const other = one.from === file.case ? one.to : one.from;
    return make("li", {}, make("a", { href: `#case/${other}` }, say("caseNumber", other)), ": ", [
      term("contactKinds", one.kind), one.place, one.from_at && moment(one.from_at), one.distance_cm === null ? null : say("metres", one.distance_cm / 100),
      one.minutes === null ? null : say("minutes", one.minutes), one.masked === null ? null : say(one.masked ? "masked" : "unmasked"),
    ].filter(Boolean).join(" · "));
  }));
}

/** One person under follow-up. */
export function caseFile(timeline, does) {
  const file = timeline.case;
  const story = entries(timeline);
  const window = file.infectious_from ? `${moment(file.infectious_from)} – ${file.infectious_until ? moment(file.infectious_until) : "…"}` : null;
  return [
    back("#cases", "cases"),
    make("section", { class: "card" },
      make("div", { class: "head" }, make("h2", { tabindex: "-1" }, `${say("caseNumber", file.case)} · ${fName(file.f)}`), classOf(file)),
      file.merged_into ? make("p", { class: "notice" }, say("mergedInto"), " ", make("a", { href: `#case/${file.merged_into}` }, say("caseNumber", file.merged_into))) : null,
      make("h3", {}, say("whyClass")), reasonList(file.reasons),
      facts([[say("basis"), term("bases", file.basis)], [say("ward"), wardName(file.ward)], [say("onset"), file.onset && moment(file.onset)],
        [say("infectious"), window], [say("exposure"), file.exposure && moment(file.exposure)],
        [say("tests"), file.tests.length ? make("ul", {}, ...file.tests.map(test => make("li", {}, testText(test)))) : null],
        [say("symptomsWord"), file.symptoms.map(symptomText).join(", ")], [say("transmission"), term("transmissions", file.transmission)]]),
      make("div", { class: "who", id: "person" }, make("div", { class: "filter" },
        make("button", { type: "button", onclick: event => does.person(event.currentTarget) }, say("showPerson")), make("span", { class: "small" }, say("personHow")))),
      acts([["addTest", does.test], ["addContact", does.contact], ["addSymptoms", does.symptoms], ["makeOrder", does.order, true], ["classify", does.classify], ["outcome", does.outcome]])),
    make("section", { class: "card" }, make("div", { class: "head" }, make("h3", {}, say("contacts")),
      make("a", { class: "button", href: `#graph/${file.case}` }, say("showGraph"))),
    contactList(file),
    timeline.orders.length ? make("ul", { class: "plain" }, ...timeline.orders.map(order => make("li", {},
      make("a", { href: `#order/${order.order}` }, say("orderNumber", order.order)), tag(order.state, inLanguage(order.words), order.state === "running" ? "warn" : "good")))) : null),
    make("section", { class: "card" }, make("h3", {}, say("timeline")),
      story.length ? make("ol", { class: "story" }, ...story.map(one => make("li", { class: one.kind }, make("time", { datetime: one.at }, moment(one.at)),
        make("strong", {}, one.title), one.detail ? make("div", { class: "small" }, one.detail) : null))) : make("p", { class: "soft" }, say("nothing"))),
  ];
}

/** Who a record or an order is of. */
export const person = who => facts([
  [say("name"), who.name], [say("identifier"), who.identifier], [say("birthYear"), who.birth_year && String(who.birth_year)],
  [say("phone"), who.phone && make("a", { href: `tel:${who.phone.replace(/[^\d+]/g, "")}` }, who.phone)], [say("address"), who.address], [say("notes"), who.notes],
  ...(who.reports ?? []).slice(-5).map(report => [`${say("selfReport")}, ${moment(report.day)}`, answersText(report.answers)]),
]);
