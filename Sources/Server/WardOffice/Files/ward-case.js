// Lists of people under follow-up, and one of them: class with reasons, timeline, contacts, who they are.

import { facts, inLanguage, make, reasonList, say, table, tag } from "./ward-parts.js";
import { acts, back, classTag, fName, moment, term, wardName } from "./ward-facts.js";
import { testText } from "./ward-order.js";

/** The list of records; `more` loads the next ones. */
export function caseList({ cases, next_after }, filter, does) {
  const select = make("select", { id: "class-filter", onchange: event => does.filter(event.target.value) },
    make("option", { value: "" }, say("all")), ...Object.entries(say("classes")).map(([id, text]) => make("option", { value: id, selected: id === filter }, text)));
  return [
    make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("cases")),
      make("button", { type: "button", class: "main", onclick: does.enter }, say("enterPerson"))),
    make("div", { class: "filter" }, make("label", { for: "class-filter" }, say("class")), select),
    cases.length === 0 ? make("p", { class: "soft" }, say("nothing"))
      : make("div", { class: "stack" }, table(say("cases"), [say("caseWord"), say("class"), "F", say("ward"), say("onset"), say("reported")], cases.map(row => [
        make("a", { href: `#case/${row.case}` }, say("caseNumber", row.case)), classOf(row), fName(row.f), wardName(row.ward),
        row.onset ? moment(row.onset) : "", moment(row.report_day)]))),
    next_after === null ? null : make("div", { class: "acts" }, make("button", { type: "button", onclick: event => does.more(next_after, event.currentTarget) }, say("more"))),
  ];
}

const classOf = row => make("span", {}, classTag(row.class), row.is_open ? tag("open", say("toClassify"), "warn") : null);

const symptomText = one => `${term("symptoms", one.symptom)}${one.present ? "" : ` (${say("absent")})`}`;

/** All that happened, the newest first. */
function entries({ case: file, orders, areas }) {
  const list = [];
  const add = (at, title, detail, kind = "") => { if (at) list.push({ at, title, detail, kind }); };
  add(file.report_day, say("reported"));
  add(file.onset, say("onset"), file.symptoms.filter(one => one.present).map(symptomText).join(", "), "warn");
  for (const step of file.steps) add(step.at, `${say("class")}: ${say("classes")[step.class]}`, step.reasons.length ? reasonList(step.reasons) : null, step.class === "confirmed" ? "bad" : "");
  for (const test of file.tests) add(test.resulted_at ?? test.sampled_at, say("test"), testText(test), test.result === "positive" ? "bad" : test.result === "negative" ? "good" : "");
  for (const one of file.contacts) {
    const other = one.from === file.case ? one.to : one.from;
    add(one.from_at, say("metWho", other), make("span", {}, [one.place, term("contactKinds", one.kind)].filter(Boolean).join(" · "), " ",
      make("a", { href: `#case/${other}` }, say("open"))));
  }
  for (const one of file.exposures) add(one.from ?? one.until, term("exposureKinds", one.kind), [one.ward && wardName(one.ward), one.place].filter(Boolean).join(" · "), "warn");
  for (const one of file.markers) add(one.from_at, say("wasAt"), `${one.place}, ${wardName(one.ward)}`);
  for (const order of orders) {
    const link = make("a", { href: `#order/${order.order}` }, say("orderNumber", order.order));
    for (const act of order.acts ?? []) {
      add(act.at, inLanguage(act.words), make("span", {}, link.cloneNode(true), act.ground ? ` · ${act.ground}` : ""), act.kind === "completed" ? "good" : "");
    }
    for (const test of order.results ?? []) add(test.sampled_at, say("test"), testText(test), test.result === "positive" ? "bad" : "good");
    for (const one of order.check_ins ?? []) if (one.verdict === "outside") add(one.at, say("checkIn"), inLanguage(one.words), "bad");
    for (const alert of order.alerts ?? []) add(alert.at, inLanguage(alert.words), alert.ground ? `${say("closed")}: ${alert.ground}` : "", "warn");
  }
  for (const area of areas) add(area.from, say("areaWord"), make("a", { href: `#area/${area.area}` }, area.name), "warn");
  if (file.outcome && file.outcome !== "unknown") add(file.outcome_day, say("outcome"), term("outcomes", file.outcome), file.outcome === "died" ? "bad" : "good");
  return list.sort((a, b) => b.at.localeCompare(a.at));
}

/** The answers of a self-report in words. */
const answersText = answers => Object.entries(answers).map(([id, value]) => `${term("questions", id)}: ${value === true ? say("yes") : value === false ? say("no") : String(value)}`).join(", ");

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
        [say("symptomsWord"), file.symptoms.map(symptomText).join(", ")], [say("transmission"), term("transmissions", file.transmission)]]),
      make("div", { class: "who", id: "person" }, make("div", { class: "filter" },
        make("button", { type: "button", onclick: event => does.person(event.currentTarget) }, say("showPerson")), make("span", { class: "small" }, say("personHow")))),
      acts([["addTest", does.test], ["addContact", does.contact], ["addSymptoms", does.symptoms], ["makeOrder", does.order, true], ["classify", does.classify], ["outcome", does.outcome]])),
    make("section", { class: "card" }, make("div", { class: "head" }, make("h3", {}, say("contacts")),
      make("a", { class: "button", href: `#graph/${file.case}` }, say("showGraph"))),
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
