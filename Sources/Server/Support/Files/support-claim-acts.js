// What officers do with claims: forms, what the rules say first, and where they are sent.

import { ask, choice } from "/ward-office/files/ward-forms.js";
import { byID, inLanguage, money, request, say, term, wardChoices, myWards } from "./support-parts.js";
import { preview } from "./support-claim.js";

const ground = { name: "ground", type: "long", required: true, longest: 300, wide: true };

const post = async (claim, what, sent, show) => {
  await request(`/support/claims/${claim.claim}/${what}`, "POST", sent);
  await show();
};

const payeeFields = [
  choice("payee.means", "payeeMeans"), { name: "payee.number", longest: 34 }, { name: "payee.bank", longest: 11, example: "BFTVVNVX" }, { name: "payee.holder", longest: 140 },
  { name: "payee.place", longest: 140 },
];

/** The spells and questions that a policy asks about, as fields; what the system knows itself is left out by the server. */
const factFields = asked => asked.flatMap(one => one.kind === "spell"
  ? [{ name: `from.${one.id}`, type: "day", label: `${inLanguage(one)}: ${say("firstDay")}` }, { name: `through.${one.id}`, type: "day", label: `${inLanguage(one)}: ${say("lastDay")}` }]
  : one.kind === "number" ? [{ name: `statements.${one.id}`, type: "number", least: 0, most: 1000000, step: 1, label: inLanguage(one) }]
    : one.kind === "place" ? [{ name: "work", type: "select", options: wardChoices(), label: inLanguage(one) }]
      : one.kind === "yes-no" ? [{ name: `statements.${one.id}`, type: "select", options: [["1", say("yes")], ["0", say("no")]], label: inLanguage(one), read: Number }] : []);

/** What the dialog says, as the server takes it. */
function claimOf(policy, sent) {
  const { from = {}, through = {}, ...rest } = sent;
  const spells = Object.entries(from).map(([kind, day]) => ({ kind, from: day, ...(through[kind] ? { through: through[kind] } : {}) }));
  return { policy: policy.id, ...rest, ...(spells.length ? { spells } : {}) };
}

/** Who claims what is asked first; then the dialog is there again with what nobody knows yet. */
export function enter(policies, entered, asked = [], start = {}) {
  const policy = policies.find(one => one.id === start.policy);
  if (!policy) {
    return ask(say("enterClaim"), [
      { name: "policy", type: "select", required: true, wide: true, options: policies.filter(one => one.is_paid).map(one => [one.id, inLanguage(one)]) },
      { name: "ward", type: "select", required: true, options: myWards(), value: myWards()[0]?.[0] },
      { name: "person.identifier", type: "digits", longest: 20, required: true }, { name: "person.name", longest: 140, required: true },
    ], {
      sendWord: "next", text: say("enterHow"),
      send: async sent => {
        const told = await request("/support/previews", "POST", sent);
        // The dialog is emptied when it has closed; only then the next one opens in its place.
        byID("dialog").addEventListener("close", () => enter(policies, entered, told.ask, sent), { once: true });
      },
    });
  }
  return ask(inLanguage(policy), [
    ...factFields(asked), ...(policy.payee === "household" ? [{ name: "business.name", longest: 140, required: true }, { name: "business.number", longest: 40 }] : []),
    { name: "person.birth_year", type: "number", least: 1850, most: 2100, step: 1 }, { name: "person.phone", longest: 40 }, { name: "person.address", longest: 300, wide: true },
    ...payeeFields, ...(policy.documents.length ? [{ name: "papers", type: "checks", options: policy.documents.map(id => [id, term("documents", id)]) }] : []),
  ], {
    sendWord: "enterClaim",
    preview: async sent => {
      const whole = merged(start, claimOf(policy, sent));
      const { payee, papers, business, ...asking } = whole;
      const told = await request("/support/previews", "POST", asking);
      return { elements: preview(told.answer) };
    },
    send: async sent => entered(await request("/support/claims", "POST", merged(start, claimOf(policy, sent)))),
  });
}

const merged = (start, sent) => ({ ...start, ...sent, person: { ...start.person, ...sent.person } });

export const decide = (claim, show) => ask(say("decide"), [], { sendWord: "decide", text: say("decideHow"), send: () => post(claim, "decide", {}, show) });
export const refuse = (claim, show) => ask(say("refuseClaim"), [ground], { sendWord: "refuseClaim", text: say("refuseHow"), send: sent => post(claim, "decide", sent, show) });
export const confirm = (claim, show) => ask(say("confirmClaim"), [], { sendWord: "confirmClaim", text: say("confirmHow"), send: () => post(claim, "confirm", {}, show) });
export const sendBack = (claim, show) => ask(say("sendBack"), [ground], { sendWord: "sendBack", send: sent => post(claim, "send-back", sent, show) });
export const withdraw = (claim, show) => ask(say("withdrawClaim"), [ground], { sendWord: "withdrawClaim", send: sent => post(claim, "withdraw", sent, show) });
export const appeal = (claim, show) => ask(say("appeal"), [ground], { sendWord: "appeal", send: sent => post(claim, "appeal", sent, show) });
export const correct = (claim, show) => ask(say("correctPayee"), [...payeeFields, ground], { send: sent => post(claim, "payee", sent, show) });
export const demand = (claim, show) => ask(say("demandBack"), [ground], { sendWord: "demandBack", text: say("demandHow"), send: sent => post(claim, "demand", sent, show) });
export const writeOff = (claim, show) => ask(say("writeOff"), [ground], { sendWord: "writeOff", text: say("writeOffHow"), send: sent => post(claim, "write-off", sent, show) });
export const repaid = (payment, show) => ask(say("takeBack"), [{ name: "amount", type: "number", least: 1, most: payment.amount - payment.repaid, step: 1, required: true, value: payment.amount - payment.repaid, label: say("givenBack") }],
  { sendWord: "takeBack", text: say("stillOwed", money(payment.amount - payment.repaid)), send: sent => post(payment, "repaid", sent, show) });
export const endReview = (review, show) => ask(say("endReview"), [choice("ending", "reviewEndings")], { sendWord: "endReview", text: say("endReviewHow"), send: sent => post(review, "review", sent, show) });
export const voidBatch = (number, show) => ask(say("voidBatch"), [ground], {
  sendWord: "voidBatch", text: say("voidHow"),
  send: async sent => {
    await request(`/support/batches/${number}/void`, "POST", sent);
    await show();
  },
});
export const askPapers = (claim, documents, show) => ask(say("askPapers"), [{ name: "papers", type: "checks", required: true, options: documents.map(id => [id, term("documents", id)]) }, ground],
  { send: sent => post(claim, "return", sent, show) });
export const bring = (claim, missing, show) => ask(say("bringPapers"), [{ name: "papers", type: "checks", required: true, options: missing.map(id => [id, term("documents", id)]) }],
  { send: sent => post(claim, "papers", sent, show) });
