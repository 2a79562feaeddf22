// What there is and what it would cost: ceilings of policies, and a draft of policies put to everybody in the register before it is decreed.

import { bars } from "/desk/files/charts.js";
import { ask } from "/ward-office/files/ward-forms.js";
import { figures, inLanguage, language, make, money, roundMoney, request, say, table, tag, term, wardChoices, wardName } from "./support-parts.js";

const share = one => one.ceiling === 0 ? 100 : Math.floor(one.promised * 100 / one.ceiling);

export const ceilingPart = ({ ceilings }, does) => make("section", { class: "card" },
  make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("ceilings")), does.set ? make("button", { type: "button", class: "main", onclick: does.set }, say("setCeiling")) : null),
  make("p", { class: "soft" }, say("ceilingsHow")),
  ceilings.length === 0 ? make("p", { class: "soft" }, say("noCeilings"))
    : make("div", { class: "stack" }, table(say("ceilings"), [say("policy"), say("ward"), "#" + say("ceiling"), "#" + say("promised"), "#" + say("left"), say("used")], ceilings.map(one => [
      term("policies", one.policy), one.ward === null ? say("everywhere") : wardName(one.ward), money(one.ceiling), money(one.promised), money(one.ceiling - one.promised),
      tag("", `${share(one) >= 90 ? "⚠ " : ""}${share(one)} %`, share(one) >= 90 ? "warn" : "")]))));

export const setCeiling = (policies, done) => ask(say("setCeiling"), [
  { name: "policy", type: "select", required: true, wide: true, options: policies.filter(one => one.is_paid).map(one => [one.id, inLanguage(one)]) },
  { name: "ward", type: "select", options: wardChoices(), label: say("wardOrAll") }, { name: "amount", type: "number", least: 0, step: 1, hint: say("noAmountHow") },
], { send: async sent => { await request("/support/ceilings", "POST", sent); await done(); } });

/** The draft: the text in force, changed here, or another file. */
export function draftPart({ files }, does) {
  const text = make("textarea", { id: "draft", rows: 14, spellcheck: "false", class: "draft" });
  const chosen = make("select", { id: "draft-file", onchange: event => { text.value = files.find(one => one.id === event.target.value)?.text ?? ""; } },
    ...files.map(one => make("option", { value: one.id }, inLanguage(one))));
  text.value = files[0]?.text ?? "";
  const other = make("input", { type: "file", id: "draft-other", accept: ".yaml,.yml,.txt", onchange: async event => { if (event.target.files[0]) text.value = await event.target.files[0].text(); } });
  return make("section", { class: "card" }, make("h2", {}, say("budget")), make("p", { class: "soft" }, say("budgetHow")),
    make("div", { class: "fields" }, make("div", {}, make("label", { for: "draft-file" }, say("draftFrom")), chosen), make("div", {}, make("label", { for: "draft-other" }, say("draftOther")), other)),
    make("details", {}, make("summary", {}, say("draftText")), make("label", { for: "draft", class: "small" }, say("draftTextHow")), text),
    make("div", { class: "acts" }, make("button", { type: "button", class: "main", onclick: event => does.count(text.value, event.currentTarget) }, say("countBudget"))),
    make("div", { id: "budget", "aria-live": "polite" }));
}

const signed = amount => amount > 0 ? `+${money(amount)}` : amount < 0 ? `−${money(-amount)}` : money(0);
const number = count => count.toLocaleString(language() === "vi" ? "vi-VN" : "en-GB");

function sumBy(rows, key) {
  const sums = new Map();
  for (const row of rows) {
    const sum = sums.get(row[key]) ?? { entitled: 0, amount: 0, open: 0, before_entitled: 0, before_amount: 0 };
    for (const name of Object.keys(sum)) sum[name] += row[name] ?? 0;
    sums.set(row[key], sum);
  }
  return [...sums].sort((a, b) => b[1].amount - a[1].amount || b[1].before_amount - a[1].before_amount);
}

/** What a draft costs by policy and ward, beside what is in force. */
export function budgetResult({ rows, is_compared: isCompared, policies }) {
  const names = new Map(policies.map(one => [one.id, one]));
  const policyName = id => inLanguage(names.get(id)) || id;
  const total = name => rows.reduce((sum, row) => sum + (row[name] ?? 0), 0);
  if (rows.length === 0) return [make("p", { class: "soft" }, say("budgetNobody"))];
  const wards = sumBy(rows, "ward");
  const shown = wards.slice(0, 20);
  const kinds = isCompared ? [say("byDraft"), say("inForceNow")] : [say("byDraft")];
  const tabled = (title, first, sums, name) => table(title, [first, "#" + say("entitledPeople"), "#" + say("openPeople"), "#" + kinds[0], ...(isCompared ? ["#" + kinds[1], "#" + say("difference")] : [])],
    sums.map(([id, sum]) => [name(id), number(sum.entitled), number(sum.open), money(sum.amount), ...(isCompared ? [money(sum.before_amount), signed(sum.amount - sum.before_amount)] : [])]));
  return [
    figures([[say("byDraft"), money(total("amount"))], ...(isCompared ? [[say("inForceNow"), money(total("before_amount"))], [say("difference"), signed(total("amount") - total("before_amount"))]] : []),
      [say("entitledPeople"), number(total("entitled"))], [say("openPeople"), number(total("open"))]]),
    make("p", { class: "small" }, say("budgetSays")),
    make("div", { class: "stack" }, tabled(say("budgetByPolicy"), say("policy"), sumBy(rows, "policy"), policyName)),
    bars({
      title: say("budgetByWard"), kinds, show: roundMoney, describe: say("chartHow", wards.length), note: wards.length > shown.length ? say("onlyLargest", shown.length) : null,
      groups: shown.map(([id, sum]) => ({ name: wardName(id), values: isCompared ? [sum.amount, sum.before_amount] : [sum.amount] })),
      table: make("details", {}, make("summary", {}, `${say("asTable")}: ${say("budgetByWard")}`), make("div", { class: "stack" }, tabled(say("budgetByWard"), say("ward"), wards, wardName))),
    }),
  ];
}
