// Lists of vaccination: to whom a dose is due, and records whose person people have to find, with one key for each decision.

import { facts, make, moment, myWards, say, table, tag, term, wardName } from "./vaccination-parts.js";

const chooser = (id, label, value, choices, act, all = true) => make("div", {}, make("label", { for: id }, label), make("select", { id, onchange: event => act(event.target.value) },
  all ? make("option", { value: "" }, say("all")) : null, ...choices.map(([key, text]) => make("option", { value: key, selected: key === value }, text))));
const ageField = (id, label, value, act) => make("div", {}, make("label", { for: id }, label), make("input", { id, type: "number", min: 0, max: 120, step: 1, value, inputmode: "numeric", onchange: event => act(event.target.value) }));

export function dueList(list, filter, does) {
  const chip = (kind, count) => make("button", { type: "button", "aria-pressed": String(filter.kind === kind), onclick: () => does.kind(kind) }, say("dueKinds")[kind], make("b", {}, String(count)));
  return [
    make("h2", { tabindex: "-1" }, `${say("dueWord")} · ${moment(list.on)}`),
    make("div", { class: "filter" }, chooser("ward-filter", say("ward"), filter.ward, myWards(), does.ward, false), ageField("age-from", say("ageFrom"), filter.age_from, does.ageFrom), ageField("age-to", say("ageTo"), filter.age_to, does.ageTo)),
    make("div", { class: "counts", role: "group", "aria-label": say("filter") }, chip("due", list.due), chip("overdue", list.overdue)), make("p", { class: "small" }, say("personHow")),
    list.people.length === 0 ? make("p", { class: "soft" }, say("nobodyThere"))
      : make("div", { class: "stack" }, table(say("dueWord"), [say("name"), say("birth"), say("phone"), say("nextDose"), say("product"), say("recommended")], list.people.map(one => [
        one.person?.name || say("citizenNumber", one.citizen), one.birth ?? "–", one.person?.phone ?? "", `${say("place", one.place)}${one.is_booster ? ` (${say("booster")})` : ""}`, one.product ? term("products", one.product) : "–",
        make("span", { class: filter.kind === "overdue" ? "late-by" : "" }, one.through ? `${moment(one.from)} – ${moment(one.through)}` : moment(one.from))]))),
    list.next_after ? make("div", { class: "acts" }, make("button", { type: "button", onclick: event => does.more(list.next_after, event.currentTarget) }, say("more"))) : null,
  ];
}

const said = record => facts(Object.entries(record).map(([name, value]) => [say("fields")[name] ?? say("recordFields")[name] ?? name, name === "ward_code" ? wardName(value) : value]));

/** How sure a likeness is, in words: the score is the logarithm to base 2 of the odds. */
const odds = score => score >= 10 ? "veryLike" : score >= 3 ? "like" : "littleLike";

function candidate(one, place, decide) {
  return make("li", { class: "candidate" },
    make("div", {}, one.citizen_shown ? facts([[say("name"), one.citizen_shown.name], [say("birth"), one.citizen_shown.birth], [say("sex"), say("sexes")[one.citizen_shown.sex]], [say("ward"), one.citizen_shown.ward && wardName(one.citizen_shown.ward)]]) : make("p", {}, say("movedAway")),
      make("div", { class: "evidence" }, tag("", `${say(odds(one.score))} (${one.score.toFixed(1)})`, one.score >= 10 ? "good" : "warn"),
        make("ul", { class: "chips" }, ...one.evidence.map(part => make("li", {}, tag("", `${say("evidenceFields")[part.field] ?? part.field}: ${say("agreements")[part.agreement] ?? part.agreement}`, part.bits >= 0 ? "" : "bad")))))),
    make("button", { type: "button", class: "main", onclick: event => decide({ decision: "link", citizen: one.citizen }, event.currentTarget) }, make("kbd", {}, String(place)), " ", say("isThis")));
}

/**
 * The first record that waits. Keys hold while its card has the focus, so that nothing is decided by what is typed elsewhere.
 * @param decide gets the decision and a button.
 */
export function matchCard(match, left, decide) {
  if (!match) return [make("h2", { tabindex: "-1" }, say("matches")), make("p", { class: "soft" }, say("noMatches"))];
  const keys = new Map([["n", { decision: "unmatched" }], ["l", { decision: "later" }]]);
  match.candidates.slice(0, 5).forEach((one, i) => keys.set(String(i + 1), { decision: "link", citizen: one.citizen }));
  let isDecided = false;
  const once = (decision, button) => {
    if (isDecided) return;
    isDecided = true;
    decide(decision, button).finally(() => { isDecided = false; });
  };
  const onkeydown = event => {
    const decision = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && keys.get(event.key.toLowerCase());
    if (!decision) return;
    event.preventDefault();
    once(decision, null);
  };
  return [
    make("h2", {}, say("matches")), make("p", { class: "soft" }, say("matchesHow")),
    make("section", { class: "card", id: "match", tabindex: "0", onkeydown, "aria-labelledby": "match-head" }, make("div", { class: "head" }, make("h3", { id: "match-head" }, `${say("recordWord")} ${match.match}`), tag("", say("waitingMatches", left), "warn")),
      make("p", { class: "small" }, match.reasons.map(reason => say("queueReasons")[reason] ?? reason).join(" · ")),
      make("div", { class: "split two" }, make("div", {}, make("h4", {}, say("writtenRecord")), said(match.said)),
        make("div", {}, make("h4", {}, say("whoItMayBe")), match.candidates.length === 0 ? make("p", { class: "soft" }, say("nobodyAlike")) : make("ol", { class: "candidates" }, ...match.candidates.slice(0, 5).map((one, i) => candidate(one, i + 1, once))),
          match.withheld ? make("p", { class: "small" }, say("withheld", match.withheld)) : null)),
      make("div", { class: "acts" }, make("button", { type: "button", onclick: event => once({ decision: "unmatched" }, event.currentTarget) }, make("kbd", {}, "N"), " ", say("isNobody")),
        make("button", { type: "button", onclick: event => once({ decision: "later" }, event.currentTarget) }, make("kbd", {}, "L"), " ", say("decideLater")))),
  ];
}
