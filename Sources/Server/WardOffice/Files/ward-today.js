// Today's list of the officer's wards: what is due, late, new or open, each row one press from its act.

import { make, say } from "./ward-parts.js";
import { moment, wardName } from "./ward-facts.js";

// What is most urgent stands first.
const order = ["alert", "overdue", "release-due", "test-due", "check-due", "classify", "needs"];

/** Where a row's subject is shown. */
const places = { alert: "order", overdue: "order", "release-due": "order", "test-due": "order", "check-due": "order", classify: "case", needs: "area" };

function rowOf(row, act) {
  const place = places[row.kind];
  const number = row[place];
  const isLate = row.kind === "alert" || row.kind === "overdue" || row.days_late > 0;
  return make("li", { class: isLate ? "late" : row.kind === "classify" ? "soon" : "" },
    make("div", { class: "what" },
      make("span", {}, make("strong", {}, say("tasks")[row.kind]), row.detail ? `: ${say("details")[row.detail] ?? row.detail}` : ""),
      make("a", { href: `#${place}/${number}` }, say(`${place}Number`, number)),
      make("span", { class: "small" }, [wardName(row.ward), row.due && moment(row.due), row.count && say("openNeeds", row.count)].filter(Boolean).join(" · "),
        row.days_late > 0 ? make("span", { class: "late-by" }, ` · ${say("lateBy", row.days_late)}`) : "")),
    make("button", { type: "button", onclick: event => act(row, event.currentTarget), "aria-label": `${say("taskActs")[row.kind]}: ${say(`${place}Number`, number)}` },
      say("taskActs")[row.kind]));
}

/**
 * @param rows all of them.
 * @param chosen the kind that is shown alone; null for all.
 * @param acts choose(kind), act(row, button), reload(button).
 */
export function today({ on, rows }, chosen, acts) {
  const counts = new Map(order.map(kind => [kind, rows.filter(row => row.kind === kind).length]));
  const shown = rows.filter(row => !chosen || row.kind === chosen)
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (b.days_late ?? 0) - (a.days_late ?? 0));
  const chip = (kind, text, count) => make("button", { type: "button", "aria-pressed": String(chosen === kind), onclick: () => acts.choose(kind) }, text, make("b", {}, String(count)));
  return [
    make("div", { class: "head" }, make("h2", { tabindex: "-1" }, `${say("today")} · ${moment(on)}`),
      make("button", { type: "button", onclick: event => acts.reload(event.currentTarget) }, say("reload"))),
    make("div", { class: "counts", role: "group", "aria-label": say("filter") }, chip(null, say("everything"), rows.length),
      ...order.filter(kind => counts.get(kind)).map(kind => chip(kind, say("tasks")[kind], counts.get(kind)))),
    shown.length ? make("ul", { class: "tasks" }, ...shown.map(row => rowOf(row, acts.act))) : make("p", { class: "soft" }, say("nothingDue")),
  ];
}
