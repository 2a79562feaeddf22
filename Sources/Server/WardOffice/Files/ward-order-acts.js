// What is done with orders of quarantine: forms, what the policy says first, and where they are sent.

import { request, say } from "./ward-parts.js";
import { ask, choice } from "./ward-forms.js";
import { answer } from "./ward-order.js";
import { termChoices, wardChoices } from "./ward-facts.js";

const wardField = value => ({ name: "ward", type: "select", required: true, options: wardChoices(), value });
const positionFields = [{ name: "longitude", type: "number", least: -180, most: 180 }, { name: "latitude", type: "number", least: -90, most: 90 }];
const ground = { name: "ground", type: "long", required: true, longest: 300, wide: true };
const asked = ["kind", "exposure", "doses", "is_series_complete", "last_dose", "recovered", "jurisdiction"];

/** The last day of an exposure that the record's contacts tell of. */
const lastContact = file => file?.contacts.map(one => (one.until_at ?? one.from_at)?.slice(0, 10)).filter(Boolean).sort().at(-1);

/** Makes an order, for a record of a case where one is given. The policy's answer is seen before.
 * @param made gets the receipt, with the code to check in, which is told this once. */
export const make = (file, on, made) => ask(say("makeOrder"), [
  ...(file ? [] : [
    { name: "person.name", longest: 60, required: true }, { name: "person.identifier", type: "digits", longest: 20, required: true },
    { name: "person.birth_year", type: "number", least: 1850, most: 2100, step: 1 }, { name: "person.phone", longest: 30 },
  ]),
  choice("kind", "personKinds", { value: file && file.f !== null && file.f <= 2 ? `f${file.f}` : undefined }),
  { name: "exposure", type: "day", required: true, value: file?.exposure ?? lastContact(file) ?? undefined },
  { name: "doses", type: "number", least: 0, most: 20, step: 1, value: file?.doses ?? undefined },
  choice("is_series_complete", "yesNo", { required: false, read: text => text === "yes" }),
  { name: "last_dose", type: "day", value: file?.last_dose }, { name: "recovered", type: "day", value: file?.recovered },
  { name: "jurisdiction", type: "select", required: true, options: termChoices("jurisdictions"), value: termChoices("jurisdictions")[0]?.[0] },
  wardField(file?.ward), choice("place", "places", { value: "home" }), { name: "address", longest: 200, required: true, wide: true }, ...positionFields,
  { name: "start", type: "day", required: true, value: on }, { name: "authority", longest: 200, required: true }, { name: "act", longest: 100, required: true },
  { name: "stated.planned_end", type: "day", hint: say("statedHow") }, { name: "stated.ground", longest: 300 },
], {
  sendWord: "makeOrder",
  preview: async sent => {
    const told = await request("/quarantine/answers", "POST", Object.fromEntries(asked.filter(name => name in sent).map(name => [name, sent[name]])));
    return { elements: answer(told), allowed: told.outcome !== "none" };
  },
  send: async sent => {
    const receipt = await request("/quarantine/orders", "POST", file ? { case: file.case, ...sent } : sent);
    made(receipt);
  },
});

export const test = (order, show) => ask(say("addTest"), [
  choice("kind", "testKinds"), choice("result", "finalResults"), { name: "sampled_at", type: "time", required: true },
  { name: "ct", type: "number", least: 0, most: 60, step: 0.1 }, { name: "laboratory", longest: 100 },
], { send: sent => post(order, "results", sent, show) });

export const checked = (order, show) => ask(say("sawPerson"), [choice("seen", "seenChoices")], { send: sent => post(order, "checks", sent, show), text: say("sawHow") });
export const extend = (order, show) => ask(say("extend"), [{ name: "planned_end", type: "day", required: true, least: order.planned_end }, ground], { send: sent => post(order, "extend", sent, show) });
export const transfer = (order, show) => ask(say("transfer"), [
  wardField(order.ward), choice("place", "places", { value: order.place }), { name: "address", longest: 200, required: true, wide: true }, ...positionFields, ground,
], { send: sent => post(order, "transfer", sent, show) });
export const release = (order, show) => ask(say("release"), [ground], { send: sent => post(order, "release", sent, show), text: say("releaseHow") });
export const complete = (order, show) => ask(say("complete"), [], { send: sent => post(order, "complete", sent, show), text: say("completeHow") });

/** Closes an alert, by its number and that of its order. */
export const close = (alert, show) => ask(say("closeAlert"), [ground], {
  send: async sent => {
    await request(`/quarantine/alerts/${alert.alert}/close`, "POST", sent);
    await show();
  },
});

async function post(order, what, sent, show) {
  await request(`/quarantine/orders/${order.order}/${what}`, "POST", sent);
  await show();
}
