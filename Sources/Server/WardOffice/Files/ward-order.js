// Orders of quarantine: their list, one of them with its days, and what the policy says before one is made.

import { facts, inLanguage, make, reasonList, say, table, tag } from "./ward-parts.js";
import { acts, back, moment, term, wardName } from "./ward-facts.js";

const kinds = { running: "warn", completed: "good", released: "good", cancelled: "" };
const stateTag = order => tag(order.state, inLanguage(order.words), kinds[order.state]);

/** What a laboratory found, in words. */
export const testText = test => [
  term("testKinds", test.kind), term("results", test.result), test.ct !== null && test.ct !== undefined ? `Ct ${test.ct}` : null, test.laboratory,
].filter(Boolean).join(" · ");

export function orderList({ orders, next_after }, filter, does) {
  const states = ["running", "completed", "released", "cancelled"];
  return [
    make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("orders")),
      make("button", { type: "button", class: "main", onclick: does.make }, say("makeOrder"))),
    make("div", { class: "filter" }, make("label", { for: "state-filter" }, say("state")),
      make("select", { id: "state-filter", onchange: event => does.filter(event.target.value) }, make("option", { value: "" }, say("all")),
        ...states.map(id => make("option", { value: id, selected: id === filter }, say("orderStates")[id])))),
    orders.length === 0 ? make("p", { class: "soft" }, say("nothing"))
      : make("div", { class: "stack" }, table(say("orders"), [say("orderWord"), say("state"), say("kind"), say("place"), say("ward"), say("start"), say("end")], orders.map(row => [
        make("a", { href: `#order/${row.order}` }, say("orderNumber", row.order)), stateTag(row), term("personKinds", row.kind), term("places", row.place), wardName(row.ward),
        moment(row.start), moment(row.planned_end)]))),
    next_after === null ? null : make("div", { class: "acts" }, make("button", { type: "button", onclick: event => does.more(next_after, event.currentTarget) }, say("more"))),
  ];
}

/** What the policy says of a person, before an order is made. */
export function answer(told) {
  const unknown = told.unknown.map(inLanguage).join(", ");
  return [
    make("h3", {}, say("policySays")),
    reasonList(told.reasons),
    facts([
      [say("outcome"), say("answers")[told.outcome]], [say("place"), told.places.map(place => term("places", place)).join(", ")],
      [say("until"), told.planned_end && `${moment(told.planned_end)} (${say("days", told.days)})`],
      [say("testDays"), told.test_days?.map(moment).join(", ")], [say("watchDays"), told.watch_days === null ? null : say("days", told.watch_days)],
      [say("unknownParts"), unknown],
    ]),
    told.outcome === "unknown" ? make("p", { class: "wrong" }, say("stateIt")) : null,
  ];
}

const resultKinds = { positive: "bad", negative: "good" };
const verdicts = { inside: "good", outside: "bad", "cannot-tell": "" };

/** What an act says of the order, as far as an officer reads it there. */
const changes = given => [
  given.planned_end && `${say("end")}: ${moment(given.planned_end)}`, given.place && `${say("place")}: ${term("places", given.place)}`,
  given.outcome && `${say("result")}: ${term("results", given.outcome)}`,
];

function days(order) {
  const list = [
    ...order.acts.map(act => ({ at: act.at, title: inLanguage(act.words), detail: [act.ground, ...changes(act.facts)].filter(Boolean).join(" · "), kind: "" })),
    ...order.check_ins.map(one => ({
      at: one.at, title: say("checkIn"), kind: verdicts[one.verdict],
      detail: [inLanguage(one.words), one.distance === null ? null : say("metres", one.distance), one.actor === "person" ? null : say("byOfficer")].filter(Boolean).join(" · "),
    })),
    ...order.results.map(one => ({ at: one.sampled_at, title: say("test"), kind: resultKinds[one.result], detail: testText(one) })),
    ...order.alerts.map(one => ({ at: one.at, title: inLanguage(one.words), kind: one.closed_at ? "" : "bad", detail: one.closed_at ? `${say("closed")}: ${one.ground ?? ""}` : say("openAlert") })),
  ];
  return list.sort((a, b) => b.at.localeCompare(a.at));
}

/** One order. `code` is what the person checks in with, when it was just made. */
export function orderFile(order, code, does) {
  const isRunning = order.state === "running";
  const open = order.alerts.filter(alert => !alert.closed_at);
  return [
    back("#orders", "orders"),
    make("section", { class: "card" },
      make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("orderNumber", order.order)), stateTag(order)),
      code ? make("div", { class: "answer" }, make("p", {}, say("orderCode"), make("br"), make("span", { class: "code", id: "order-code" }, code)), make("p", { class: "small" }, say("codeOnce"))) : null,
      reasonList(order.reasons),
      facts([
        [say("kind"), term("personKinds", order.kind)], [say("place"), term("places", order.place)], [say("ward"), wardName(order.ward)],
        [say("exposure"), moment(order.exposure)], [say("start"), moment(order.start)], [say("end"), moment(order.planned_end)],
        [say("ended"), order.ended && moment(order.ended)], [say("watchDays"), say("days", order.watch_days)],
        [say("authority"), order.authority], [say("act"), order.act],
      ]),
      make("div", { class: "who", id: "person" }, make("div", { class: "filter" },
        make("button", { type: "button", onclick: event => does.person(event.currentTarget) }, say("showPerson")), make("span", { class: "small" }, say("personHow")))),
      isRunning ? acts([["addTest", does.test, true], ["sawPerson", does.checked], ["extend", does.extend], ["transfer", does.transfer], ["release", does.release], ["complete", does.complete], ["newCode", does.code]]) : null),
    open.length ? make("section", { class: "card" }, make("h3", {}, say("openAlerts")), make("ul", { class: "tasks" }, ...open.map(alert => make("li", { class: "late" },
      make("div", { class: "what" }, make("strong", {}, inLanguage(alert.words)), make("span", { class: "small" }, moment(alert.at))),
      make("button", { type: "button", onclick: event => does.close(alert, event.currentTarget) }, say("closeAlert")))))) : null,
    make("section", { class: "card" }, make("h3", {}, say("testDays")), make("div", { class: "stack" }, table(say("testDays"), [say("day"), say("result")],
      order.tests.map(test => [moment(test.day), test.result ? tag("", term("results", test.result), resultKinds[test.result]) : tag("due", say("noResult"), "warn")])))),
    make("section", { class: "card" }, make("h3", {}, say("timeline")), make("ol", { class: "story" }, ...days(order).map(one => make("li", { class: one.kind },
      make("time", { datetime: one.at }, moment(one.at)), make("strong", {}, one.title), one.detail ? make("div", { class: "small" }, one.detail) : null)))),
  ];
}
