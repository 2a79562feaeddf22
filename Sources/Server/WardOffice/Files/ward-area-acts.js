// What is done with areas: suggested, decreed, prolonged, released; needs and passages.

import { request, say } from "./ward-parts.js";
import { ask, choice } from "./ward-forms.js";
import { termChoices, wardChoices } from "./ward-facts.js";

const actFields = [{ name: "authority", longest: 200, required: true }, { name: "act", longest: 100, required: true }, { name: "reason", type: "long", longest: 300, required: true, wide: true }];

/** Lets the server suggest areas from the cases of some days, as proposals that a person decrees. */
export const propose = (on, show) => ask(say("proposeArea"), [
  choice("kind", "areaKinds", { value: "alley" }), { name: "from", type: "day", required: true }, { name: "until", type: "day", required: true, value: on },
  { name: "radius", type: "number", least: 10, most: 2000, step: 1, required: true, value: 100 }, { name: "least_cases", type: "number", least: 1, most: 100, step: 1, value: 2 },
], { sendWord: "suggest", text: say("proposeHow"), send: async sent => { await request("/areas/proposals", "POST", sent); await show(); } });

export const decree = (proposal, show) => ask(`${say("decree")}: ${proposal.name}`, [
  { name: "name", longest: 100, required: true, value: proposal.name }, { name: "from", type: "time", required: true }, { name: "until", type: "time" }, ...actFields,
  { name: "measures", type: "checks", options: termChoices("measures") },
], { sendWord: "decree", send: async sent => { location.hash = `#area/${(await request(`/areas/proposals/${proposal.proposal}/decree`, "POST", sent)).area}`; await show(); } });

export const prolong = (area, show) => ask(say("prolong"), [{ name: "until", type: "time", required: true }, ...actFields], { send: sent => post(area, "prolong", sent, show) });
export const release = (area, test, show) => ask(say("releaseArea"), [
  { name: "at", type: "time", required: true }, ...actFields, ...(test.is_met ? [] : [{ name: "nevertheless", type: "long", longest: 300, required: true, wide: true }]),
], { send: sent => post(area, "release", sent, show), text: test.is_met ? undefined : say("neverthelessHow") });

export const need = (area, show) => ask(say("addNeed"), [
  { name: "identifier", type: "digits", longest: 20 }, { name: "ward", type: "select", required: true, options: wardChoices(), value: area.wards[0]?.ward },
  { name: "need", type: "select", required: true, options: termChoices("needs") }, { name: "is_urgent", type: "flag" }, { name: "due", type: "day" },
  { name: "note", type: "long", longest: 300, wide: true },
], { send: sent => post(area, "needs", sent, show) });

export const pass = (area, show) => ask(say("passage"), [
  choice("direction", "directions"), { name: "identifier", type: "digits", longest: 20, hint: say("passHow") }, { name: "code", longest: 40 },
  { name: "ground", type: "select", options: termChoices("grounds") }, { name: "checkpoint", longest: 100, required: true },
], { sendWord: "check", send: sent => post(area, "passages", sent, show) });

export async function meet(area, need, show) {
  await request(`/areas/${area.area}/needs/${need.number}/met`, "POST", {});
  await show();
}

async function post(area, what, sent, show) {
  const answer = await request(`/areas/${area.area}/${what}`, "POST", sent);
  await show(answer);
}
