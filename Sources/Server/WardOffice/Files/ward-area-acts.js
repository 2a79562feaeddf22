// What is done with areas: suggested, decreed, prolonged, released; needs and passages.

import { request, say } from "./ward-parts.js";
import { ask, choice } from "./ward-forms.js";
import { termChoices, wardChoices } from "./ward-facts.js";

const actFields = [{ name: "authority", longest: 200, required: true }, { name: "act", longest: 100, required: true }, { name: "reason", type: "long", longest: 300, required: true, wide: true }];

/** Lets the server suggest areas from the cases of some days, as proposals that a person decrees. */
export const propose = (on, show) => ask(say("proposeArea"), [
  { name: "from", type: "day", required: true }, { name: "until", type: "day", required: true, value: on }, { name: "reason", type: "long", longest: 300, required: true, wide: true },
], { sendWord: "suggest", text: say("proposeHow"), send: async sent => show(await request("/areas/proposals", "POST", sent)) });

export const decree = (proposal, show) => ask(`${say("decree")}: ${proposal.name}`, [
  { name: "name", longest: 100, required: true, value: proposal.name }, { name: "from", type: "time", required: true }, { name: "until", type: "time" }, ...actFields,
  { name: "measures", type: "checks", options: termChoices("measures") },
], { sendWord: "decree", send: async sent => show(await request(`/areas/proposals/${proposal.proposal}/decree`, "POST", sent)) });

export const reject = (proposal, show) => ask(`${say("reject")}: ${proposal.name}`, [{ name: "ground", type: "long", required: true, longest: 300, wide: true }], {
  sendWord: "reject", send: async sent => { await request(`/areas/proposals/${proposal.proposal}/reject`, "POST", sent); await show(); },
});

/** Asks what is known of tests, since nobody else tells; then whether the area may be released. */
export const test = (area, show) => ask(say("releaseTest"), [
  { name: "tested", type: "number", least: 0, step: 1 }, { name: "tested_since", type: "day" }, { name: "positive", type: "number", least: 0, step: 1, value: 0 },
], { sendWord: "check", text: say("testHow"), send: async sent => show(await request(`/areas/${area.area}/release-test`, "POST", sent), sent) });

export const prolong = (area, show) => ask(say("prolong"), [{ name: "until", type: "time", required: true }, ...actFields], { send: sent => post(area, "prolong", sent, show) });
export const release = (area, test, figures, show) => ask(say("releaseArea"), [
  { name: "at", type: "time", required: true }, ...actFields, ...(test.is_met ? [] : [{ name: "nevertheless", type: "long", longest: 300, required: true, wide: true }]),
], { sendWord: "releaseArea", send: sent => post(area, "release", { ...figures, ...sent }, show), text: test.is_met ? undefined : say("neverthelessHow") });

export const need = (area, show) => ask(say("addNeed"), [
  { name: "ward", type: "select", required: true, options: wardChoices(), value: area.wards[0]?.ward },
  { name: "need", type: "select", required: true, options: termChoices("needs") }, { name: "is_urgent", type: "flag" }, { name: "due", type: "day" },
  { name: "note", type: "long", longest: 300, required: true, wide: true, label: say("needNote") },
], { send: sent => post(area, "needs", sent, show) });

export const pass = (area, show) => ask(say("passage"), [
  choice("direction", "directions"), { name: "identifier", type: "digits", longest: 20, hint: say("passHow") }, { name: "code", longest: 40 },
  { name: "ground", type: "select", required: true, options: termChoices("grounds") }, { name: "checkpoint", longest: 100, required: true },
], { sendWord: "check", send: sent => post(area, "passages", sent, show) });

export async function meet(need, show) {
  await request(`/areas/needs/${need.number}/met`, "POST");
  await show();
}

async function post(area, what, sent, show) {
  const answer = await request(`/areas/${area.area}/${what}`, "POST", sent);
  await show(answer);
}
