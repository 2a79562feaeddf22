// Files that officers bring in: an employer's list of claims, and payments that came back; with what could not be taken, line by line.

import { ask } from "/ward-office/files/ward-forms.js";
import { back, byID, figures, inLanguage, language, make, myWards, request, say, table, tag, term } from "./support-parts.js";

const files = ".csv,.txt,.tsv,text/csv,text/plain";

/** What is wrong with a line; the server's own words stand beside it where the page has none that say it all. */
const reasonOf = finding => {
  const known = say("findingWords")[finding.code];
  return language() === "vi" && known && finding.code !== "unusable" ? known : [language() === "vi" ? known : null, finding.message].filter(Boolean).join(" ");
};

const findingTable = findings => findings.length === 0 ? null : make("section", { class: "card" },
  make("div", { class: "head" }, make("h3", {}, say("notTaken")), tag("", String(findings.length), "bad")), make("p", { class: "soft" }, say("notTakenHow")),
  make("div", { class: "stack" }, table(say("notTaken"), ["#" + say("line"), say("reason")], findings.map(one => [String(one.row), reasonOf(one)]))));

/** Policy and ward first, since the papers are those of the policy; then the employer and the file. */
export function enterList(policies, done, start) {
  const policy = policies.find(one => one.id === start?.policy);
  if (!policy) {
    return ask(say("bringList"), [
      { name: "policy", type: "select", required: true, wide: true, options: policies.filter(one => one.is_paid && one.payee !== "employer").map(one => [one.id, inLanguage(one)]) },
      { name: "ward", type: "select", required: true, options: myWards(), value: myWards()[0]?.[0] },
    ], {
      sendWord: "next", text: say("bringListHow"),
      send: async sent => { byID("dialog").addEventListener("close", () => enterList(policies, done, sent), { once: true }); },
    });
  }
  return ask(inLanguage(policy), [
    { name: "employer", longest: 140, required: true, wide: true }, { name: "file", type: "file", required: true, wide: true, accept: files, hint: say("listColumns") },
    ...(policy.documents.length ? [{ name: "papers", type: "checks", options: policy.documents.map(id => [id, term("documents", id)]) }] : []),
  ], {
    sendWord: "bringList",
    send: async ({ file, ...sent }) => done(await request("/support/lists", "POST", { ...start, ...sent, file: await file.text() })),
  });
}

/** What came of a list: every line is a claim or is told with its reason. */
export const listReceipt = receipt => [
  back("#claims", "claims"),
  make("h2", { tabindex: "-1" }, receipt.list === null ? say("listNone") : say("listNumber", receipt.list)),
  figures([[say("lines"), receipt.rows], [say("taken"), receipt.claims.length], [say("notTaken"), receipt.findings.length]]),
  receipt.ignored_columns.length ? make("p", { class: "small" }, say("ignoredColumns", receipt.ignored_columns.join(", "))) : null,
  findingTable(receipt.findings),
  receipt.claims.length === 0 ? null : make("section", { class: "card" }, make("h3", {}, say("claims")), make("div", { class: "stack" },
    table(say("claims"), ["#" + say("line"), say("claimWord"), say("state"), say("isMissing"), say("registerWord")], receipt.claims.map(one => [
      String(one.row), make("a", { href: `#claim/${one.claim}` }, say("claimNumber", one.claim)), say("claimStates")[one.state],
      one.missing_papers.map(id => term("documents", id)).join(", ") || "–", say("registerAnswers")[one.register]])))),
];

export const bringReturned = done => ask(say("bringReturned"), [{ name: "file", type: "file", required: true, wide: true, accept: files, hint: say("returnedColumns") }], {
  sendWord: "bringReturned", send: async ({ file }) => done(await request("/support/returned", "POST", { file: await file.text() })),
});

/** What came of a bank's file. */
export const returnedReceipt = counts => [
  back("#payments", "batches"), make("h2", { tabindex: "-1" }, say("returnedFile")),
  figures([[say("lines"), counts.rows], [say("paymentStates").returned, counts.returned], [say("wasKnown"), counts.repeated], [say("notTaken"), counts.findings.length]]),
  findingTable(counts.findings),
];
