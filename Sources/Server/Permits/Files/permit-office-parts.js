// One application and one permit as an officer sees them.

import { facts, inLanguage, make, options, reasonList, say, tag, time } from "./permit-parts.js";

const named = (list, id) => inLanguage(list?.find(one => one.id === id)?.name) || id;

/** A ward's name by its code; the code where the map has it no more. */
export function ward(policy, code) {
  const found = policy?.wards.find(one => one.code === code);
  return found ? `${found.name}${found.district ? `, ${found.district}` : ""}` : code ?? "–";
}

export const purpose = (policy, id) => named([...(policy?.purposes ?? []), ...(policy?.exemptions ?? [])], id);
export const group = (policy, id) => id ? named(policy?.groups, id) : "–";
export const issuer = (policy, id) => id ? named(policy?.issuers, id) : "–";

/** Grounds of an act as a select with its button. */
function ground(name, grounds, act) {
  const select = make("select", { "aria-label": say("because") });
  options(select, grounds.map(one => [one, say("grounds")[one]]));
  return make("div", { class: "filter" }, select, make("button", { type: "button", onclick: event => act(event.currentTarget, select.value) }, say(name)));
}

const refusals = ["not-essential", "documents-differ", "person-not-confirmed", "employer-not-confirmed", "journey-not-plausible", "other-permit"];
const withdrawals = ["misuse", "employer-ended", "holder-asked", "data-wrong", "quarantine", "map-corrected", "lost"];

const steps = list => make("ul", { class: "reasons" }, ...[...list].reverse().map(step =>
  make("li", {}, make("strong", {}, `${time(step.at)}: ${say("states")[step.state ?? step.change] ?? ""}`), reasonList(step.reasons))));

/** @param acts what its buttons do: person, approve, refuse, issue, open, close. */
export function application(file, policy, acts) {
  const journey = file.journey;
  const open = ["received", "needs-documents", "seconding", "approved"].includes(file.state);
  const days = journey && journey.weekdays.length < 7 ? journey.weekdays.map(day => say("weekdays")[day - 1]).join(" ") : null;
  const button = (name, act, main) => make("button", { type: "button", class: main && "main", onclick: event => act(event.currentTarget) }, say(name));
  return [
    make("h2", {}, `${say("application", file.application)} `, tag(file.state, say("states")[file.state])),
    reasonList(file.reasons),
    facts([
      [say("purpose"), purpose(policy, file.purpose)], [say("group"), group(policy, file.group)], [say("issuer"), issuer(policy, file.issuer)],
      [say("origin"), ward(policy, file.origin)],
      [say("through"), journey?.route.length ? journey.route.map(code => ward(policy, code)).join("; ") : null],
      [say("destination"), ward(policy, file.destination)], [say("validFor"), `${time(file.from)} – ${time(file.until)}`],
      [say("hoursOfDay"), journey?.hours], [say("onDays"), days],
      [say("vehicle"), journey?.vehicle && named(policy?.vehicles, journey.vehicle)],
      [say("shown"), journey?.documents.map(one => named(policy?.documents, one)).join(", ")],
      [say("register"), say("registers")[file.register]], [say("received"), time(file.received_at)],
      [say("approvedBy"), file.state === "seconding" ? file.approved_by : null],
      [say("second"), file.needs_second_officer && open ? "✓" : null],
    ]),
    make("div", { class: "who", id: "person" }, make("div", { class: "filter" }, button("showPerson", acts.person), make("span", { class: "small" }, say("personHow")))),
    make("div", { class: "acts" },
      file.state === "received" || file.state === "seconding" ? button("approve", acts.approve, true) : null,
      file.state === "approved" ? button("issue", acts.issue, true) : null,
      file.permit ? button("permits", () => acts.open(file.permit.permit)) : null,
      button("close", acts.close)),
    open ? ground("refuse", refusals, acts.refuse) : null,
    make("h3", {}, say("steps")), steps(file.steps),
  ];
}

/** Who an application is of. */
export const person = who => facts([
  [say("identifier"), who.identifier], [say("name"), who.name], [say("birthYear"), who.birth_year && String(who.birth_year)],
  [say("phone"), who.phone], [say("occupation"), who.occupation], [say("plate"), who.plate],
]);

/** @param acts what its buttons do: change, close. */
export function permit(file, policy, acts) {
  const change = verb => (button, because) => acts.change(button, verb, because);
  return [
    make("h2", {}, `${say("permit", file.permit)} `, tag(file.state, say("states")[file.state])),
    facts([
      [say("purpose"), purpose(policy, file.purpose)], [say("group"), group(policy, file.group)], [say("issuer"), issuer(policy, file.issuer)],
      [say("origin"), ward(policy, file.origin)], [say("destination"), ward(policy, file.destination)],
      [say("validFor"), `${time(file.from)} – ${time(file.until)}`], [say("hoursOfDay"), file.hours],
      [say("by"), `${file.issued_by}, ${time(file.issued_at)}`],
    ]),
    ...file.notices.map(one => make("div", { class: "who" },
      make("strong", {}, `${say("announced")}: ${say("states")[one.change]}, ${time(one.effective_at)}`), reasonList(one.reasons))),
    make("div", { class: "acts" },
      make("a", { class: "button", href: `/permits/${file.permit}/sheet`, target: "_blank", rel: "noopener" }, say("print")),
      make("button", { type: "button", onclick: acts.close }, say("close"))),
    file.state === "live" ? ground("suspend", withdrawals.filter(one => one !== "lost"), change("suspend")) : null,
    file.state === "suspended" ? ground("reinstate", withdrawals.filter(one => one !== "lost"), change("reinstate")) : null,
    file.state === "live" || file.state === "suspended" ? ground("revoke", withdrawals, change("revoke")) : null,
    make("h3", {}, say("steps")), steps(file.changes),
  ];
}
