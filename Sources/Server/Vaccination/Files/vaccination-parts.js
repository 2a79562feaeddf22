// What the pages of vaccination are made of: the parts of the ward office, with words of their own, and how somebody's doses stand.

import { learn } from "/permits/files/permit-parts.js";
import { facts, make, say, table, tag } from "/ward-office/files/ward-parts.js";
import { moment, term, wardName } from "/ward-office/files/ward-facts.js";
import { vaccinationWords } from "./vaccination-words.js";

learn(vaccinationWords);

export { byID, complain, doing, explain, facts, inLanguage, language, languages, make, options, request, say, table, tag, tell } from "/ward-office/files/ward-parts.js";
export { acts, back, figures, moment, myWards, setTerms, setWards, term, termChoices, wardChoices, wardName } from "/ward-office/files/ward-facts.js";

/** What is odd about a dose, each in words; nothing odd is said too, and that a dose which is nobody's yet could not be judged. */
export const flagTags = dose => dose.flags.length === 0 ? dose.is_matched ? tag("", say("noFlags"), "good") : tag("", say("notJudged"), "warn")
  : make("ul", { class: "flags" }, ...dose.flags.map(flag => make("li", {}, tag(flag, say("flags")[flag] ?? flag, ["late", "other-number", "age-unknown"].includes(flag) ? "warn" : "bad"))));

const statusKinds = { none: "bad", partial: "warn", complete: "good", boosted: "good" };

const dueText = due => due.products.map(id => term("products", id)).join(", ");

/** How somebody's vaccination stands, and what is due next. */
export const standing = one => make("div", { class: "standing" }, make("p", {}, tag(one.status, say("seriesStatuses")[one.status], statusKinds[one.status])), facts([
  [say("completedOn"), one.completed_on && moment(one.completed_on)], [say("protectedFrom"), one.protected_from && moment(one.protected_from)],
  [say("nextDose"), one.due ? `${say("place", one.due.place)}${one.due.is_booster ? ` (${say("booster")})` : ""}: ${dueText(one.due)}` : say("nothingDue")],
  [say("earliest"), one.due && moment(one.due.earliest)],
  [say("recommended"), one.due && (one.due.recommended_through ? `${moment(one.due.recommended_from)} – ${moment(one.due.recommended_through)}` : moment(one.due.recommended_from))],
  [say("byRule"), one.due?.citation],
]));

/** Doses with what is odd about them; each leads to its own page. */
export const doseTable = doses => doses.length === 0 ? make("p", { class: "soft" }, say("noDoses"))
  : make("div", { class: "stack" }, table(say("doses"), [say("doseWord"), say("day"), say("product"), say("placeWord"), say("lot"), say("whereGiven"), say("flagsWord")], doses.map(dose => [
    make("a", { href: `#dose/${dose.dose}` }, say("doseNumber", dose.dose)), moment(dose.day), term("products", dose.product),
    dose.place ? `${dose.place}${dose.is_booster ? ` (${say("booster")})` : ""}` : say("countsNot"), dose.lot, [dose.site, dose.ward && wardName(dose.ward)].filter(Boolean).join(" · "), flagTags(dose)])));

/** What was typed of an identifier, without what people put between its groups. */
export const digits = text => text.replace(/[\s.-]/g, "");
