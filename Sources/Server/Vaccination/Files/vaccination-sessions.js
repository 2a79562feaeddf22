// Sites and sessions of the officer's wards, who is invited to one, and what became of it.

import { ask } from "/ward-office/files/ward-forms.js";
import { back, facts, make, moment, myWards, request, say, table, tag, term, termChoices, wardName } from "./vaccination-parts.js";

/** Places taken of all, as a bar and in words. */
const places = one => make("div", { class: "places" }, make("meter", { min: 0, max: one.capacity, value: one.taken, "aria-label": say("placesTaken", one.taken, one.capacity) }),
  make("span", {}, say("placesTaken", one.taken, one.capacity)));

const hours = one => `${moment(one.day)}, ${one.from}–${one.until}`;
const stateOf = (one, on) => one.is_cancelled ? tag("", say("cancelledWord"), "bad") : one.day < on ? tag("", say("overWord")) : one.free === 0 ? tag("", say("fullWord"), "warn") : tag("", say("placesFree", one.free), "good");

/** All sites and sessions. @param does what can be done; nothing of it for who may only read. */
export function sessionList(told, does) {
  const sites = new Map(told.sites.map(site => [site.code, site]));
  const open = told.sites.filter(site => !site.is_closed);
  return [
    make("section", { class: "card" }, make("h2", { tabindex: "-1" }, say("sessionsWord")), told.sessions.length === 0 ? make("p", { class: "soft" }, say("noSessions"))
      : make("div", { class: "stack" }, table(say("sessionsWord"), [say("sessionWord"), say("hoursWord"), say("site"), say("product"), say("placesWord"), say("state")], told.sessions.map(one => [
        make("a", { href: `#session/${one.session}` }, say("sessionNumber", one.session)), hours(one), sites.get(one.site)?.name ?? one.site, term("products", one.product), places(one), stateOf(one, told.on)]))),
    does && open.length ? make("div", { class: "acts" }, make("button", { type: "button", class: "main", onclick: does.open }, say("openSession"))) : null,
    does && !open.length ? make("p", { class: "small" }, say("siteFirst")) : null),
    make("section", { class: "card" }, make("h3", {}, say("sitesWord")), told.sites.length === 0 ? make("p", { class: "soft" }, say("noSites"))
      : make("div", { class: "stack" }, table(say("sitesWord"), [say("site"), say("code"), say("ward"), say("state")], told.sites.map(site => [
        site.name, site.code, site.ward ? wardName(site.ward) : "–", site.is_closed ? tag("", say("closedWord"), "warn")
          : does ? make("button", { type: "button", "aria-label": `${say("closeSite")}: ${site.name}`, onclick: event => does.close(site, event.currentTarget) }, say("closeSite")) : tag("", say("openWord"), "good")]))),
    does ? make("div", { class: "acts" }, make("button", { type: "button", onclick: does.addSite }, say("addSite"))) : null),
  ];
}

export const addSite = done => ask(say("addSite"), [
  { name: "code", required: true, longest: 64, example: "TYT-00004", hint: say("codeHow") }, { name: "name", required: true, longest: 100, label: say("siteName") },
  { name: "ward", label: say("ward"), type: "select", required: true, options: myWards(), value: myWards()[0]?.[0] },
], { sendWord: "addSite", send: async sent => done(await request("/vaccination/sites", "POST", sent)) });

export const openSession = (told, done) => ask(say("openSession"), [
  { name: "site", type: "select", required: true, options: told.sites.filter(site => !site.is_closed).map(site => [site.code, `${site.name} (${site.code})`]), value: told.sites.find(site => !site.is_closed)?.code },
  { name: "day", label: say("day"), type: "day", required: true, least: told.on, value: told.on }, { name: "from", type: "text", required: true, longest: 5, example: "08:00" }, { name: "until", type: "clock", required: true, longest: 5, example: "11:30" },
  { name: "product", type: "select", required: true, options: termChoices("products") }, { name: "capacity", type: "number", required: true, least: 1, most: 100000, step: 1 },
], { sendWord: "openSession", send: async sent => done(await request("/vaccination/sessions", "POST", sent)) });

/** Invites as many as there are places, or fewer. */
export const invite = (session, done) => ask(say("inviteWord"), [
  { name: "least_rank", type: "number", least: 0, most: 100, step: 1, value: 1, hint: say("rankHow") }, { name: "most", type: "number", least: 1, most: session.free, step: 1, hint: say("mostHow", session.free) },
], { sendWord: "inviteWord", text: say("inviteHow"), send: async sent => done(await request(`/vaccination/sessions/${session.session}/invitations`, "POST", sent)) });

const stateKinds = { invited: "", accepted: "warn", came: "good", missed: "bad", withdrawn: "bad" };

/** One session; who is invited is shown only after it was asked for, since the reading is in the log. */
export function sessionFile(session, on, invited, does) {
  const isOpen = !session.is_cancelled && session.day >= on;
  return [
    back("#sessions", "sessionsWord"),
    make("section", { class: "card" }, make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("sessionNumber", session.session)), stateOf(session, on)),
      facts([[say("hoursWord"), hours(session)], [say("site"), session.site], [say("ward"), session.ward && wardName(session.ward)], [say("product"), term("products", session.product)], [say("placesWord"), places(session)]]),
      make("div", { class: "acts many" }, does.invite && isOpen && session.free > 0 ? make("button", { type: "button", class: "main", onclick: does.invite }, say("inviteWord")) : null,
        does.cancel && !session.is_cancelled ? make("button", { type: "button", onclick: does.cancel }, say("cancelSession")) : null)),
    make("section", { class: "card", id: "invited" }, make("h3", {}, say("invitedWord")),
      !invited ? make("div", { class: "filter" }, make("button", { type: "button", onclick: event => does.show(event.currentTarget) }, say("showInvited")), make("span", { class: "small" }, say("personHow")))
        : invited.length === 0 ? make("p", { class: "soft" }, say("nobodyInvited"))
          : make("div", { class: "stack" }, table(say("invitedWord"), [say("invitationWord"), say("name"), say("phone"), say("ward"), say("nextDose"), say("state"), say("became")], invited.map(one => [
            String(one.invitation), one.person?.name || "–", one.person?.phone ?? "", one.ward ? wardName(one.ward) : "–", say("place", one.dose), tag(one.state, say("invitationStates")[one.state], stateKinds[one.state]),
            does.change && one.next.length ? make("div", { class: "acts many" }, ...one.next.map(state => make("button", { type: "button", "aria-label": `${say("invitationWord")} ${one.invitation}: ${say("invitationActs")[state]}`, onclick: event => does.change(one, state, event.currentTarget) }, say("invitationActs")[state]))) : ""])))),
  ];
}
