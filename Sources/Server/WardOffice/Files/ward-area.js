// Areas under restriction: their list, and one with its map, its people in figures, needs, acts and the release test.

import { facts, inLanguage, make, reasonList, say, table, tag } from "./ward-parts.js";
import { acts, back, figures, moment, term, wardName } from "./ward-facts.js";

const kinds = { "in-force": "bad", announced: "warn", ended: "warn", released: "good", proposed: "warn" };
const stateTag = area => tag(area.state, inLanguage(area.words), kinds[area.state]);
const wardsOf = area => area.wards.map(one => wardName(one.ward)).join(", ");

export function areaList({ areas, proposals }, does) {
  return [
    make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("areas")),
      does.propose ? make("button", { type: "button", class: "main", onclick: does.propose }, say("proposeArea")) : null),
    areas.length === 0 ? make("p", { class: "soft" }, say("nothing"))
      : make("div", { class: "stack" }, table(say("areas"), [say("areaWord"), say("state"), say("kind"), say("ward"), say("from"), say("until")], areas.map(area => [
        make("a", { href: `#area/${area.area}` }, area.name), stateTag(area), term("areaKinds", area.kind), wardsOf(area), moment(area.from), moment(area.until)]))),
    ...(proposals.length ? [make("h3", {}, say("proposals")), ...proposals.map(one => proposal(one, does))] : []),
  ];
}

/** What an extent is made of, in the language of the page. */
function extent(label) {
  const ward = /^with ward (\w+)$/.exec(label);
  const wards = /^(\d+) wards$/.exec(label);
  const metres = /(\d+) m$/.exec(label);
  return ward ? say("withWard", wardName(ward[1])) : wards ? say("manyWards", wards[1]) : label === "ward" ? say("manyWards", 1) : metres ? say("within", metres[1]) : label;
}

/** A proposal with what enlarging it would cost. */
const proposal = (one, does) => make("section", { class: "card" },
  make("div", { class: "head" }, make("h4", {}, `${one.name} · ${say("proposalNumber", one.proposal)}`), tag("", term("areaKinds", one.kind))),
  facts([[say("ward"), wardsOf(one)], [say("cases"), `${one.cases} (${moment(one.first_case)} – ${moment(one.last_case)})`], [say("reason"), one.reason]]),
  make("div", { class: "stack" }, table(`${say("extents")}: ${say("proposalNumber", one.proposal)}`, [say("extent"), `#${say("people")}`, `#${say("addedPeople")}`, `#${say("ground")}`], one.extents.map(row => [
    extent(row.label), String(row.people + row.estimated_others), `+${row.added + row.added_others}`, say("squareKilometres", (row.square_metres / 1e6).toFixed(2))]))),
  does.decree ? make("div", { class: "acts" }, make("button", { type: "button", class: "main", onclick: () => does.decree(one) }, say("decree")),
    make("button", { type: "button", onclick: () => does.reject(one) }, say("reject"))) : null);

/** The people of an area in figures. */
function people(counts) {
  if (!counts) return [make("p", { class: "soft" }, say("countsMissing"))];
  return [
    figures([[say("people"), counts.people], [say("elderly"), counts.elderly], [say("alone"), counts.alone],
      ...counts.vulnerable.map(group => [inLanguage(group), group.people]), [say("unlocated"), counts.unlocated || null]]),
    make("details", {}, make("summary", {}, say("byAge")), make("div", { class: "stack" }, table(say("byAge"), [say("age"), `#${say("people")}`],
      counts.ages.map(band => [band.until === null ? `${band.from}+` : `${band.from}–${band.until}`, String(band.people)])))),
  ];
}

function needs(list, does) {
  if (!list.length) return make("p", { class: "soft" }, say("noNeeds"));
  return make("ul", { class: "tasks" }, ...list.map(need => make("li", { class: need.is_urgent ? "late" : "" },
    make("div", { class: "what" }, make("strong", {}, term("needs", need.need)),
      make("span", { class: "small" }, [need.is_urgent && say("urgent"), need.due && moment(need.due), wardName(need.ward), need.note].filter(Boolean).join(" · "))),
    does.meet && make("button", { type: "button", onclick: event => does.meet(need, event.currentTarget), "aria-label": `${say("meetNeed")}: ${term("needs", need.need)}` }, say("meetNeed")) || null)));
}

/** One area; its map is put into #area-map by the caller. */
export function areaFile(area, does) {
  const isOpen = area.state === "in-force" || area.state === "announced" || area.state === "ended";
  return [
    back("#areas", "areas"),
    make("section", { class: "card" },
      make("div", { class: "head" }, make("h2", { tabindex: "-1" }, area.name), stateTag(area)),
      facts([[say("kind"), term("areaKinds", area.kind)], [say("ward"), wardsOf(area)], [say("from"), moment(area.from)], [say("until"), moment(area.until)],
        [say("authority"), area.authority], [say("act"), area.act], [say("measures"), area.measures.map(one => inLanguage(one) || one.id).join(", ")]]),
      make("div", { class: "map-box" }, make("div", { id: "area-map" })),
      make("p", { class: "small", id: "map-note" }, say("mapNote")),
      isOpen ? acts([does.pass && ["passage", does.pass], does.need && ["addNeed", does.need], does.prolong && ["prolong", does.prolong], ["releaseTest", does.test, true]]) : null,
      make("div", { id: "release-test", "aria-live": "polite" })),
    make("section", { class: "card" }, make("h3", {}, say("people")), ...people(area.counts)),
    make("section", { class: "card" }, make("h3", {}, say("openNeedsWord")), needs(area.needs, does)),
    make("section", { class: "card" }, make("h3", {}, say("acts")), make("ol", { class: "story" }, ...[...area.acts].reverse().map(one => make("li", {},
      make("time", { datetime: one.at }, moment(one.at)), make("strong", {}, inLanguage(one.words)),
      make("div", { class: "small" }, [one.act, one.authority, one.reason].filter(Boolean).join(" · ")))))),
  ];
}

/** What the release test found, and the release where it is met or grounded. */
export const releaseTest = (test, does) => make("div", { class: "answer" },
  make("div", { class: "head" }, make("h3", {}, say("releaseTest")), tag("", say(test.is_met ? "testMet" : "testNotMet"), test.is_met ? "good" : "bad")),
  reasonList(test.reasons), does.release ? acts([["releaseArea", does.release, test.is_met]]) : "");

/** The text of the map: areas and dots as a table. */
export const dotTable = dots => make("details", {}, make("summary", {}, say("asTable")), make("div", { class: "stack" },
  table(say("casesHere"), [say("ward"), `#${say("cases")}`], dots.map(dot => [wardName(dot.ward), String(dot.count)]))));
