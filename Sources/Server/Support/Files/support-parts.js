// What the pages of support are made of: the parts of the ward office, with words of their own, and what rules say of a claim.

import { learn } from "/permits/files/permit-parts.js";
import { inLanguage, language, make, say, table, tag } from "/ward-office/files/ward-parts.js";
import { moment } from "/ward-office/files/ward-facts.js";
import { supportWords } from "./support-words.js";

learn(supportWords);

export {
  byID, complain, doing, explain, facts, inLanguage, language, languages, make, options, request, say, table, tag, tell,
} from "/ward-office/files/ward-parts.js";
export { acts, back, figures, moment, myWards, setTerms, setWards, term, termChoices, wardChoices, wardName } from "/ward-office/files/ward-facts.js";

/** Whole đồng. */
export const money = amount => amount === null || amount === undefined ? "–"
  : language() === "vi" ? `${amount.toLocaleString("vi-VN")} đồng` : `VND ${amount.toLocaleString("en-GB")}`;

/** Money where there is little room, as on a chart: in millions and billions, to three figures or more; the table beside it has all of them. */
export function roundMoney(amount) {
  const isVietnamese = language() === "vi";
  const [unit, power] = amount >= 1e9 ? [isVietnamese ? "tỷ" : "bn", 1e9] : amount >= 1e6 ? [isVietnamese ? "triệu" : "m", 1e6] : ["", 1];
  const text = (amount / power).toLocaleString(isVietnamese ? "vi-VN" : "en-GB", { maximumSignificantDigits: power === 1 ? 9 : 3 });
  return isVietnamese ? `${text} ${unit || "đồng"}` : `VND ${text} ${unit}`.trim();
}

const verdictKinds = { entitled: "good", "not-entitled": "", open: "warn" };
export const verdictTag = verdict => tag(verdict, say("verdictNames")[verdict], verdictKinds[verdict]);

/** What an amount is made of. */
export const amountTable = lines => lines.length === 0 ? null : make("div", { class: "stack" }, table(say("amountParts"), [say("part"), "#" + say("times"), "#" + say("each"), "#" + say("together")],
  lines.map(line => [make("span", {}, inLanguage(line), " ", make("span", { class: "small" }, line.citation)), String(line.count), money(line.each), money(line.count * line.each)])));

const signs = reason => reason.holds === true ? ["good", "holds"] : reason.holds === false ? ["bad", "holdsNot"] : ["warn", "unknownYet"];

/** Conditions with what was found, what they stand on, and the published map that says so. */
export const conditions = reasons => reasons.length === 0 ? null : make("ul", { class: "conditions" }, ...reasons.map(reason => {
  const [kind, word] = signs(reason);
  return make("li", {}, tag("", say(word), kind), make("div", {}, inLanguage(reason),
    make("div", { class: "small" }, [reason.citation, reason.revision && say("byMap", reason.revision)].filter(Boolean).join(" · "))));
}));

/** Papers: those to bring, and those that nobody has to bring. */
export function papers(documents) {
  const list = (word, some, text) => some.length === 0 ? null : make("div", {}, make("h4", {}, say(word)), make("ul", { class: "papers" }, ...some.map(one => make("li", {}, text(one)))));
  return [
    list("papersToBring", documents.filter(one => !one.held_by), inLanguage),
    list("papersHeld", documents.filter(one => one.held_by), one => `${inLanguage(one)} (${say("origins")[one.held_by]})`),
  ];
}

/** Days of an event. */
export const span = one => one.from ? one.through && one.through !== one.from ? `${moment(one.from)} – ${moment(one.through)}` : moment(one.from) : null;
