// Claims for which an office has to act: overdue ones first, each with the working days that are left.

import { inLanguage, make, moment, say, tag, term, wardName } from "./support-parts.js";

const kindOf = claim => claim.days_late > 0 ? "late" : claim.days_left <= 1 ? "soon" : "";

/** How much time there is, in words and with a sign, so that it is not told by colour alone. */
export const timeLeft = claim => claim.days_late > 0 ? tag("", `⚠ ${say("lateBy", claim.days_late)}`, "bad")
  : claim.days_left === null ? tag("", "–")
    : tag("", claim.days_left === 0 ? `● ${say("dueToday")}` : say("daysLeft", claim.days_left), claim.days_left <= 1 ? "warn" : "");

export function dueList({ claims, on }) {
  const groups = [
    ["dueLate", claims.filter(one => kindOf(one) === "late")], ["dueSoon", claims.filter(one => kindOf(one) === "soon")],
    ["dueLater", claims.filter(one => kindOf(one) === "")],
  ];
  return [
    make("h2", { tabindex: "-1" }, `${say("dueRoom")} · ${moment(on)}`), make("p", { class: "soft" }, say("dueHow")),
    claims.length === 0 ? make("p", { class: "soft" }, say("nothingDue")) : null,
    ...groups.filter(([, some]) => some.length > 0).map(([word, some]) => make("section", {}, make("h3", {}, `${say(word)} (${some.length})`),
      make("ul", { class: "tasks" }, ...some.map(claim => make("li", { class: kindOf(claim) },
        make("div", { class: "what" }, make("a", { href: `#claim/${claim.claim}` }, say("claimNumber", claim.claim)),
          make("span", {}, inLanguage(claim.words)), make("span", { class: "small" }, `${term("policies", claim.policy)} · ${wardName(claim.ward)}`)),
        make("div", { class: "when" }, timeLeft(claim), make("span", { class: "small" }, `${say("due")}: ${moment(claim.due)}`))))))),
  ];
}

export const noCalendar = () => [make("h2", { tabindex: "-1" }, say("dueRoom")), make("p", { class: "soft" }, say("noCalendar"))];
