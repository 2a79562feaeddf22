// Claims: their list with deadlines, one of them with what the rules say and everything that was done with it, and those to look at again.

import { timeLeft } from "./support-due.js";
import { acts, amountTable, back, conditions, facts, inLanguage, make, moment, money, papers, say, span, table, tag, term, verdictTag, wardName } from "./support-parts.js";

const kinds = {
  entered: "warn", "awaiting-papers": "", granted: "warn", refused: "warn", confirmed: "good", ordered: "good", paid: "good", rejected: "bad", unpaid: "bad",
  recovering: "bad", recovered: "", "written-off": "", withdrawn: "",
};
export const states = Object.keys(kinds);
const stateTag = claim => tag(claim.state, inLanguage(claim.words), kinds[claim.state]);

/** The day by which the next step is due, and how late it is. */
const due = claim => claim.due === null ? "–" : make("span", {}, moment(claim.due), " ", timeLeft(claim));

const chooser = (id, label, value, choices, act) => make("div", {}, make("label", { for: id }, label), make("select", { id, onchange: event => act(event.target.value) },
  make("option", { value: "" }, say("all")), ...choices.map(([key, text]) => make("option", { value: key, selected: key === value }, text))));

const more = (after, act) => after === null || after === undefined ? null
  : make("div", { class: "acts" }, make("button", { type: "button", onclick: event => act(after, event.currentTarget) }, say("more")));

export function claimList({ claims, next_after }, filter, policies, does) {
  return [
    make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("claims")), does.enter ? make("button", { type: "button", class: "main", onclick: does.enter }, say("enterClaim")) : null,
      does.bringList ? make("button", { type: "button", onclick: does.bringList }, say("bringList")) : null),
    make("div", { class: "filter" }, chooser("state-filter", say("state"), filter.state, states.map(id => [id, say("claimStates")[id]]), does.state),
      chooser("policy-filter", say("policy"), filter.policy, policies.map(one => [one.id, inLanguage(one)]), does.policy)),
    claims.length === 0 ? make("p", { class: "soft" }, say("nothing"))
      : make("div", { class: "stack" }, table(say("claims"), [say("claimWord"), say("state"), say("due"), say("policy"), say("ward"), "#" + say("amount")], claims.map(row => [
        make("a", { href: `#claim/${row.claim}` }, say("claimNumber", row.claim)), stateTag(row), due(row), term("policies", row.policy), wardName(row.ward), row.amount === null ? "–" : money(row.amount)]))),
    more(next_after, does.more),
  ];
}

const decisionText = one => [say("verdictWords")[one.verdict], one.amount && money(one.amount), one.ground, say("decidedBy", one.decided_by), one.confirmed_by ? say("confirmedBy", one.confirmed_by) : null, one.sent_back ? say("wasSentBack") : null].filter(Boolean).join(" · ");

/** Decisions, with what the rules said where it was told. */
export const decisions = file => file.decisions.length === 0 ? null : make("section", { class: "card", id: "decisions" }, make("h3", {}, say("decisionsWord")), ...file.decisions.map(one => make("div", { class: "decision" },
  make("p", {}, make("strong", {}, moment(one.decided_at)), ` · ${decisionText(one)}`),
  one.answer ? make("div", {}, amountTable(one.answer.lines), conditions(one.answer.reasons)) : null)));

/** One claim. What can be done with it is what its state allows. */
export function claimFile(file, does) {
  const { claim } = file;
  const missing = file.papers.filter(paper => !paper.brought);
  return [
    back("#claims", "claims"),
    make("section", { class: "card" },
      make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("claimNumber", claim.claim)), stateTag(claim)),
      facts([
        [say("policy"), term("policies", claim.policy)], [say("ward"), wardName(claim.ward)], [say("claimDay"), moment(claim.day)], [say("due"), claim.due && due(claim)],
        [say("amount"), claim.amount === null ? null : money(claim.amount)], [say("forDays"), span(claim)], [say("employerList"), claim.list && String(claim.list)],
      ]),
      make("div", { class: "who", id: "person" }, make("div", { class: "filter" },
        make("button", { type: "button", onclick: event => does.person(event.currentTarget) }, say("showPerson")), make("span", { class: "small" }, say("personHow")))),
      acts([
        claim.state === "entered" && ["decide", does.decide, true], ["entered", "awaiting-papers"].includes(claim.state) && ["refuseClaim", does.refuse],
        ["granted", "refused"].includes(claim.state) && ["confirmClaim", does.confirm, true], ["granted", "refused", "confirmed"].includes(claim.state) && ["sendBack", does.sendBack],
        claim.state === "entered" && ["askPapers", does.askPapers], claim.state === "awaiting-papers" && missing.length > 0 && ["bringPapers", does.bring, true],
        claim.state === "unpaid" && ["correctPayee", does.correct, true], claim.state === "rejected" && ["appeal", does.appeal],
        claim.state === "paid" && does.demand && ["demandBack", does.demand], claim.state === "recovering" && does.writeOff && ["writeOff", does.writeOff],
        ["entered", "awaiting-papers", "granted", "refused", "confirmed", "unpaid"].includes(claim.state) && ["withdrawClaim", does.withdraw],
      ])),
    file.papers.length ? make("section", { class: "card" }, make("h3", {}, say("papersWord")), make("ul", { class: "papers" }, ...file.papers.map(paper => make("li", {},
      term("documents", paper.paper), " ", paper.brought ? tag("", say("broughtOn", moment(paper.brought)), "good") : tag("", say("isMissing"), "warn"))))) : null,
    decisions(file),
    file.payments.length ? make("section", { class: "card" }, make("h3", {}, say("paymentsWord")), make("div", { class: "stack" }, table(say("paymentsWord"), [say("number"), say("state"), "#" + say("amount"), say("batch"), say("reason")],
      file.payments.map(one => [String(one.payment), say("paymentStates")[one.state] ?? one.state, money(one.amount), say("batchNumber", one.batch), one.reason ?? ""])))) : null,
    make("section", { class: "card" }, make("h3", {}, say("historyWord")), make("ol", { class: "story" }, ...[...file.acts].reverse().map(one => make("li", {},
      make("time", { datetime: one.at }, moment(one.at)), make("strong", {}, inLanguage(one.words)), make("div", { class: "small" }, [one.actor, one.ground].filter(Boolean).join(" · ")))))),
  ];
}

/** Who claims, as it was told to the officer who asked. */
export const claimant = person => facts([
  [say("name"), person.name], [say("identifierWord"), person.identifier], [say("birthYear"), person.birth_year && String(person.birth_year)], [say("phone"), person.phone], [say("address"), person.address],
  [say("business"), person.business && [person.business.name, person.business.number].filter(Boolean).join(" · ")],
  [say("payee"), person.payee.means === "account" ? `${person.payee.number} · ${person.payee.bank} · ${person.payee.holder}` : `${say("inCash")}: ${person.payee.place}`],
]);

/** What the rules say before a claim is entered. */
export const preview = answer => [
  make("h3", {}, say("policySays")), make("p", {}, verdictTag(answer.verdict), " ", answer.amount === null ? "" : make("strong", {}, money(answer.amount)), " ", span(answer) ?? ""),
  amountTable(answer.lines), conditions(answer.reasons), ...papers(answer.documents),
].filter(Boolean);

/** People who may be entitled and have not claimed. */
export function peopleList({ people, total, next_after }, filter, wards, policies, does) {
  return [
    make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("mayClaim")), tag("", String(total))), make("p", { class: "soft" }, say("mayClaimHow")),
    make("div", { class: "filter" },
      make("div", {}, make("label", { for: "ward-filter" }, say("ward")), make("select", { id: "ward-filter", onchange: event => does.ward(event.target.value) }, ...wards.map(([code, text]) => make("option", { value: code, selected: code === filter.ward }, text)))),
      chooser("policy-filter", say("policy"), filter.policy, policies.filter(one => one.is_paid).map(one => [one.id, inLanguage(one)]), does.policy)),
    people.length === 0 ? make("p", { class: "soft" }, say("nothing"))
      : make("div", { class: "stack" }, table(say("mayClaim"), [say("name"), say("phone"), say("policy"), "#" + say("amount"), say("lacking")], people.map(row => [
        row.name, row.phone, term("policies", row.policy), money(row.amount), row.missing.map(id => term("questions", id)).join(", ")]))),
    more(next_after, does.more),
  ];
}

/** Claims that rest on a map that was corrected. */
export const reviewList = ({ reviews }, does) => [
  make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("reviews")), does ? make("button", { type: "button", class: "main", onclick: event => does.find(event.currentTarget, false) }, say("findReviews")) : null,
    does ? make("button", { type: "button", onclick: event => does.find(event.currentTarget, true) }, say("compareReviews")) : null),
  make("p", { class: "soft" }, say("reviewsHow")),
  reviews.length === 0 ? make("p", { class: "soft" }, say("nothing"))
    : make("div", { class: "stack" }, table(say("reviews"), [say("claimWord"), say("state"), say("ward"), "#" + say("amount"), say("corrected"), say("correction"), ""], reviews.map(row => [
      make("a", { href: `#claim/${row.claim}` }, say("claimNumber", row.claim)), say("claimStates")[row.state], wardName(row.ward), money(row.amount), row.corrected ? say("revision", row.corrected) : say("rulesSayOther"), row.correction ? say("revision", row.correction) : "–",
      does ? make("button", { type: "button", class: "link", "aria-label": `${say("endReview")}: ${say("claimNumber", row.claim)}`, onclick: () => does.end(row) }, say("endReview")) : ""]))),
];
