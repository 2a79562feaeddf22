// Payments: batches with their files, what came back, and where the money went, as a chart.

import { bars } from "/desk/files/charts.js";
import { acts, back, facts, figures, inLanguage, make, moment, money, roundMoney, say, table, tag, term, wardName } from "./support-parts.js";

export function batchList({ batches }, does) {
  return [
    make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("batches")), does.pay ? make("button", { type: "button", class: "main", onclick: does.pay }, say("makeBatch")) : null,
      does.bringReturned ? make("button", { type: "button", onclick: does.bringReturned }, say("bringReturned")) : null),
    make("p", { class: "soft" }, say("batchesHow")),
    batches.length === 0 ? make("p", { class: "soft" }, say("nothing"))
      : make("div", { class: "stack" }, table(say("batches"), [say("batch"), say("means"), say("payDay"), "#" + say("paymentsWord"), "#" + say("together"), say("state")], batches.map(row => [
        make("a", { href: `#batch/${row.batch}` }, say("batchNumber", row.batch)), say("payeeMeans")[row.means], moment(row.pay_day), String(row.payments), money(row.total),
        row.settled_at ? tag("", say("settled"), "good") : tag("", say("notSettled"), "warn")]))),
  ];
}

/** What can still be said of a payment: that it came back, or that money was given back. */
const paymentAct = (one, does) => does.returned && ["ordered", "paid"].includes(one.state) ? [say("cameBack"), () => does.returned(one)]
  : does.repaid && one.state === "recovering" ? [say("takeBack"), () => does.repaid(one)] : null;

function actOf(one, does) {
  const found = paymentAct(one, does);
  return found ? make("button", { type: "button", class: "link", "aria-label": `${found[0]}: ${one.payment}`, onclick: found[1] }, found[0]) : "";
}

/** How a batch fares: void where nothing of it was sent. */
const batchState = (batch, payments) => batch.settled_at ? tag("", say("settled"), "good")
  : payments.every(one => one.state === "void") ? tag("", say("paymentStates").void) : tag("", say("notSettled"), "warn");

/** One batch. Files are made by the server, each time the same bytes; they name people, so they are for the bank alone. */
export function batchFile({ batch, payments }, does) {
  return [
    back("#payments", "batches"),
    make("section", { class: "card" }, make("div", { class: "head" }, make("h2", { tabindex: "-1" }, say("batchNumber", batch.batch)), batchState(batch, payments)),
      facts([[say("means"), say("payeeMeans")[batch.means]], [say("payDay"), moment(batch.pay_day)], [say("paymentsWord"), String(batch.payments)], [say("together"), money(batch.total)], [say("madeBy"), batch.made_by]]),
      acts([["downloadCSV", does.csv, true], batch.means === "account" && ["downloadXML", does.xml, true], !batch.settled_at && payments.some(one => one.state === "ordered") && ["settle", does.settle],
        !batch.settled_at && payments.every(one => one.state === "ordered") && ["voidBatch", does.voidBatch]]), make("p", { class: "small" }, say("fileHow"))),
    make("section", { class: "card" }, make("h3", {}, say("paymentsWord")), make("div", { class: "stack" }, table(say("paymentsWord"), [say("number"), say("claimWord"), say("policy"), say("ward"), "#" + say("amount"), say("state"), ""],
      payments.map(one => [String(one.payment), make("a", { href: `#claim/${one.claim}` }, say("claimNumber", one.claim)), term("policies", one.policy), wardName(one.ward), money(one.amount),
        [say("paymentStates")[one.state], one.reason, one.repaid ? say("repaidOf", money(one.repaid)) : null].filter(Boolean).join(": "), actOf(one, does)])))),
  ];
}

/**
 * Money by policy and by ward, as drawings and as a table.
 * @param rows each {policy, ward, claims, promised, paid}.
 */
export function moneyPage({ rows, on }) {
  const sumBy = key => {
    const sums = new Map();
    for (const row of rows) {
      const sum = sums.get(row[key]) ?? { promised: 0, paid: 0, claims: 0 };
      for (const name of ["promised", "paid", "claims"]) sum[name] += row[name];
      sums.set(row[key], sum);
    }
    return [...sums].sort((a, b) => b[1].promised + b[1].paid - a[1].promised - a[1].paid);
  };
  const kinds = [say("paidMoney"), say("promisedMoney")];
  const chart = (title, key, name) => {
    const sums = sumBy(key);
    const shown = sums.slice(0, 20);
    return make("section", { class: "card" }, bars({
      title, kinds, stacked: true, show: roundMoney, describe: say("chartHow", sums.length),
      groups: shown.map(([id, sum]) => ({ name: name(id), values: [sum.paid, sum.promised] })), note: sums.length > shown.length ? say("onlyLargest", shown.length) : null,
      table: make("details", {}, make("summary", {}, `${say("asTable")}: ${title}`), make("div", { class: "stack" }, table(title, ["", "#" + say("claims"), "#" + kinds[0], "#" + kinds[1]],
        sums.map(([id, sum]) => [name(id), String(sum.claims), money(sum.paid), money(sum.promised)])))),
    }));
  };
  const total = name => rows.reduce((sum, row) => sum + row[name], 0);
  return [
    make("h2", { tabindex: "-1" }, `${say("moneyWord")} · ${moment(on)}`),
    rows.length === 0 ? make("p", { class: "soft" }, say("nothing")) : figures([[say("paidMoney"), money(total("paid"))], [say("promisedMoney"), money(total("promised"))], [say("claims"), total("claims")]]),
    ...(rows.length === 0 ? [] : [chart(say("byPolicy"), "policy", id => term("policies", id)), chart(say("byWard"), "ward", wardName)]),
  ];
}
