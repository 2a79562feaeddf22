// The page of officers of support: claims, people who have not claimed, reviews, payments, money. Addresses hold row numbers only.

import { officePages } from "/desk/files/office-pages.js";
import { officerSession } from "/desk/files/officer-session.js";
import { ask, choice } from "/ward-office/files/ward-forms.js";
import { back, byID, complain, doing, explain, languages, myWards, request, say, setTerms, setWards, tell } from "./support-parts.js";
import * as claimActs from "./support-claim-acts.js";
import { claimFile, claimList, claimant, decisions, peopleList, reviewList } from "./support-claim.js";
import { dueList, noCalendar } from "./support-due.js";
import { bringReturned, enterList, listReceipt, returnedReceipt } from "./support-lists.js";
import { batchFile, batchList, moneyPage } from "./support-payments.js";
import { budgetResult, ceilingPart, draftPart, setCeiling } from "./support-plans.js";

const state = { policies: [], claims: { state: "" }, people: {} };
const reads = {
  claims: ["support.read"], deadlines: ["support.read"], people: ["support.decide"], reviews: ["support.read"], payments: ["support.pay"], money: ["support.read"],
  plan: ["support.read", "decrees.make"],
};
const session = officerSession({
  parts: { say, request, complain, doing, explain }, rights: ["support.read", "support.decide", "support.pay", "decrees.make"], refusal: "noSupportRight", began,
  ended: () => byID("shown").replaceChildren(),
});
const { act, has } = session;

async function began() {
  for (const link of document.querySelectorAll("[data-room]")) link.hidden = !reads[link.dataset.room].some(has);
  const { wards, ...lists } = await request("/support/terms");
  setWards(wards);
  state.policies = lists.policies;
  state.on = lists.on;
  if (!location.hash && !has("support.read")) history.replaceState(null, "", has("support.pay") ? "#payments" : "#plan");
  setTerms({ policies: lists.policies, documents: lists.documents, questions: [...lists.questions, ...lists.spells] });
  await show();
}

const done = async () => {
  await show();
  tell(say("done"));
};

const query = filter => Object.entries(filter).filter(([, value]) => value).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join("");

/** A list in pages: rows of more pages stand below those of the ones before. */
async function listed(path, member, filter, drawn) {
  let rows = [];
  const next = async after => {
    const answer = await request(`${path}?limit=50${query(filter)}${after ? `&after=${after}` : ""}`);
    rows = rows.concat(answer[member]);
    put(drawn({ ...answer, [member]: rows }, { more: (number, button) => act(button, () => next(number)) }));
  };
  await next();
}

const chosen = (filter, name) => value => act(null, async () => {
  filter[name] = value;
  await show();
});

/** Saves what the server made, under the name that it gave; it names people, so no copy of it is kept here. */
async function download(path, name) {
  const response = await fetch(path, { credentials: "same-origin", cache: "no-store" });
  if (!response.ok) throw new Error(say("failed"));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

const pages = {
  claims: () => listed("/support/claims", "claims", state.claims, (answer, does) => claimList(answer, state.claims, state.policies, {
    ...does, state: chosen(state.claims, "state"), policy: chosen(state.claims, "policy"),
    enter: has("support.decide") && (() => claimActs.enter(state.policies, entered)),
    bringList: has("support.decide") && (() => enterList(state.policies, receipt => {
      state.list = receipt;
      return go("#list");
    })),
  })),
  async deadlines() {
    // A year that the calendar does not have is not guessed; the list of claims is there all the same.
    put(await request("/support/deadlines").then(dueList, error => {
      if (error.status !== 503) throw error;
      return noCalendar();
    }));
  },
  // What came of a file is shown once; its claims have the number of the list.
  list: async () => state.list ? put(listReceipt(state.list)) : pages.claims(),
  returned: async () => state.returned ? put(returnedReceipt(state.returned)) : pages.payments(),
  people() {
    state.people.ward ??= myWards()[0]?.[0];
    return listed("/support/suggestions", "people", state.people, (answer, does) => peopleList(answer, state.people, myWards(), state.policies, {
      ...does, ward: chosen(state.people, "ward"), policy: chosen(state.people, "policy"),
    }));
  },
  async reviews(_, __, answer) {
    put(reviewList(answer ?? await request("/support/reviews"), has("support.decide") && {
      find: (button, compares) => act(button, async () => pages.reviews(null, null, await request("/support/reviews", "POST", { compares }))),
      end: review => claimActs.endReview(review, done),
    }));
  },
  async claim(number) {
    const file = await request(`/support/claims/${number}`);
    const open = name => () => claimActs[name](file.claim, done);
    const policy = state.policies.find(one => one.id === file.claim.policy);
    put(claimFile(file, {
      person: button => act(button, async () => revealed(await request(`/support/claims/${number}/person`))),
      decide: open("decide"), refuse: open("refuse"), confirm: open("confirm"), sendBack: open("sendBack"), withdraw: open("withdraw"), appeal: open("appeal"), correct: open("correct"),
      demand: has("support.decide") && open("demand"), writeOff: has("support.decide") && open("writeOff"),
      askPapers: () => claimActs.askPapers(file.claim, policy?.documents ?? [], done),
      bring: () => claimActs.bring(file.claim, file.papers.filter(paper => !paper.brought).map(paper => paper.paper), done),
    }));
  },
  async payments() { put(batchList(await request("/support/batches"), {
    pay: has("support.pay") && pay,
    bringReturned: has("support.pay") && (() => bringReturned(counts => {
      state.returned = counts;
      return go("#returned");
    })),
  })); },
  async batch(number) {
    put(batchFile(await request(`/support/batches/${number}`), {
      csv: button => act(button, () => download(`/support/batches/${number}/csv`, `batch-${number}.csv`)),
      xml: button => act(button, () => download(`/support/batches/${number}/pain001`, `batch-${number}.xml`)),
      settle: button => act(button, async () => {
        await request(`/support/batches/${number}/settle`, "POST");
        await done();
      }),
      voidBatch: () => claimActs.voidBatch(number, done),
      repaid: has("support.pay") && (payment => claimActs.repaid(payment, done)),
      returned: has("support.pay") && (payment => ask(say("cameBack"), [{ name: "day", type: "day", required: true, value: state.on }, { name: "reason", longest: 200, required: true, wide: true }], {
        send: async sent => {
          await request(`/support/batches/${number}/returned`, "POST", { reference: payment.reference, ...sent });
          await done();
        },
      })),
    }));
  },
  async money() { put(moneyPage(await request("/support/statistics"))); },
  async plan() {
    const [ceilings, rules] = await Promise.all([request("/support/ceilings"), has("support.read") ? request("/support/rules") : null]);
    put([
      ceilingPart(ceilings, { set: has("decrees.make") && (() => setCeiling(state.policies, done)) }),
      rules && draftPart(rules, {
        count: (draft, button) => act(button, async () => {
          const place = byID("budget");
          place.replaceChildren();
          place.replaceChildren(...budgetResult(await request("/support/budgets", "POST", { draft })));
        }),
      }),
    ]);
  },
};

const pay = () => ask(say("makeBatch"), [
  choice("means", "payeeMeans"), { name: "policy", type: "select", options: state.policies.filter(one => one.is_paid).map(one => [one.id, one.vi]) }, { name: "pay_day", type: "day", required: true, value: state.on },
  { name: "debtor", longest: 140, required: true }, { name: "account", longest: 34, required: true }, { name: "bank", longest: 11, required: true, example: "SBVNVNVX" },
], {
  sendWord: "makeBatch", text: say("makeBatchHow"),
  send: async sent => {
    const made = await request("/support/batches", "POST", sent);
    await go(`#batch/${made.batch}`, say("done"));
  },
});

/** Who claims, and what the rules said of them, which tells of health and means. */
function revealed({ person, file }) {
  byID("person").replaceChildren(claimant(person));
  byID("decisions")?.replaceWith(decisions(file));
}

const entered = receipt => go(`#claim/${receipt.claim}`, receipt.missing_papers.length ? say("papersLacking") : say("done"));

const { go, put, show } = officePages({ pages, first: "claims", rooms: { claim: "claims", list: "claims", batch: "payments", returned: "payments" }, session, tell, failedPage: () => [back("#claims", "claims")] });

languages(() => {
  session.name();
  return show();
});
await session.begin();
