// The permit officer's page: what waits, one application or permit, notices, reviews, figures.

import { byID, complain, doing, duration, explain, languages, make, options, reasonList, request, say, table, tag, tell, time } from "./permit-parts.js";
import { officerSession } from "/desk/files/officer-session.js";
import { application, group, issuer, permit, person, purpose, ward } from "./permit-office-parts.js";

const state = { policy: null, part: "waiting", filter: { waiting: "received", permits: "", statistics: "state" }, rows: [], next: null, shown: null };

const { act, begin, isSignedIn, name } = officerSession({
  parts: { say, request, complain, doing, explain }, rights: ["permits.issue"], refusal: "noRight",
  async began() {
    state.policy = await request("/permits/policy");
    await load();
  },
  ended() {
    Object.assign(state, { shown: null, rows: [] });
    byID("shown").hidden = true;
    byID("list").replaceChildren();
  },
});

// Lists

const addresses = {
  waiting: () => `/permits/applications?limit=50${state.filter.waiting ? `&state=${state.filter.waiting}` : ""}`,
  permits: () => `/permits?limit=50${state.filter.permits ? `&state=${state.filter.permits}` : ""}`,
  notices: () => "/permits/notices?limit=100",
  reviews: () => "/permits/reviews",
  statistics: () => `/permits/statistics?by=${state.filter.statistics}`,
};
const members = { waiting: "applications", permits: "permits", notices: "notices", reviews: "reviews", statistics: "rows" };

async function load(after) {
  const address = addresses[state.part]();
  const answer = await request(after ? `${address}&after=${after}` : address);
  state.rows = (after ? state.rows : []).concat(answer[members[state.part]]);
  state.next = answer.next_after ?? null;
  show();
}

const open = (text, number, what) => make("button", {
  type: "button", class: "link", "aria-label": `${say("open")}: ${text}`, onclick: event => act(event.currentTarget, () => look(what, number)),
}, text);

const tables = {
  waiting: rows => table(say("waiting"), [say("number"), say("state"), say("purpose"), say("from"), say("to"), say("issuer"), say("received")],
    rows.map(row => [open(say("application", row.application), row.application, "application"), tag(row.state, say("states")[row.state]),
      purpose(state.policy, row.purpose), ward(state.policy, row.origin), ward(state.policy, row.destination), issuer(state.policy, row.issuer),
      time(row.received_at)])),
  permits: rows => table(say("permits"), [say("number"), say("state"), say("purpose"), say("from"), say("to"), say("until")],
    rows.map(row => [open(say("permit", row.permit), row.permit, "permit"), tag(row.state, say("states")[row.state]),
      purpose(state.policy, row.purpose), ward(state.policy, row.origin), ward(state.policy, row.destination), time(row.until)])),
  notices: rows => table(say("notices"), [say("number"), say("change"), say("effective"), say("why")],
    rows.map(row => [open(say("permit", row.permit), row.permit, "permit"), tag(row.change, say("states")[row.change] ?? row.change),
      time(row.effective_at), reasonList(row.reasons)])),
  reviews: rows => table(say("reviews"), [say("decision"), say("corrected"), say("correction"), " "],
    rows.map(row => [row.decision, String(row.corrected), String(row.correction), make("div", { class: "filter" },
      ...[["stands", "keepsStanding"], ["changed", "wasChanged"]].map(([ending, word]) => make("button", {
        type: "button", onclick: event => act(event.currentTarget, async () => {
          state.rows = (await request("/permits/reviews", "POST", { decision: row.decision, ending })).reviews;
          show();
        }),
      }, say(word))))])),
  statistics: rows => table(say("statistics"), [say("axes")[state.filter.statistics], `#${say("applications")}`, say("state"), `#${say("median")}`, `#${say("ninth")}`],
    rows.map(row => [axisName(row.name), String(row.applications),
      Object.entries(row.states).map(([name, count]) => `${say("states")[name]} ${count}`).join(", "),
      duration(row.median_seconds), duration(row.ninth_seconds)])),
};

function axisName(name) {
  const names = {
    state: () => say("states")[name], group: () => group(state.policy, name), issuer: () => issuer(state.policy, name),
    ward: () => ward(state.policy, name), purpose: () => purpose(state.policy, name),
  };
  return name === null ? "–" : names[state.filter.statistics]?.() ?? name;
}

const choices = {
  waiting: ["received", "seconding", "approved", "needs-documents", "issued", "refused", "needless", "withdrawn"],
  permits: ["live", "suspended", "revoked", "replaced", "expired"],
  statistics: ["state", "group", "issuer", "ward", "purpose", "day"],
};

function showFilter() {
  const list = choices[state.part];
  if (!list) return byID("filter").replaceChildren();
  const isAxis = state.part === "statistics";
  const select = make("select", { id: "choice", onchange: event => act(null, async () => {
    state.filter[state.part] = event.target.value;
    await load();
  }) });
  options(select, list.map(one => [one, isAxis ? say("axes")[one] : say("states")[one]]), isAxis ? undefined : say("all"));
  select.value = state.filter[state.part];
  byID("filter").replaceChildren(make("label", { for: "choice" }, isAxis ? say("by") : say("state")), select);
}

function show() {
  byID("part-head").textContent = say(state.part);
  for (const tab of document.querySelectorAll("[data-part]")) tab.setAttribute("aria-pressed", String(tab.dataset.part === state.part));
  showFilter();
  byID("list").replaceChildren(state.rows.length === 0 ? make("p", { class: "soft" }, say("nothing")) : tables[state.part](state.rows));
  byID("more").hidden = state.next === null;
}

for (const tab of document.querySelectorAll("[data-part]")) {
  tab.addEventListener("click", event => act(event.currentTarget, async () => {
    state.part = tab.dataset.part;
    await load();
  }));
}
byID("more").addEventListener("click", event => act(event.currentTarget, () => load(state.next)));

// One application or permit

const paths = { application: number => `/permits/applications/${number}`, permit: number => `/permits/${number}` };

async function look(what, number) {
  state.shown = { what, file: await request(paths[what](number)) };
  showOne();
  byID("shown").focus();
  byID("shown").scrollIntoView({ block: "start" });
}

function close() {
  state.shown = null;
  byID("shown").hidden = true;
  byID("part-head").focus();
}

/** Sends what a button says, shows what came of it, and the list as it is then. */
const change = (path, body) => button => act(button, async () => {
  state.shown.file = await request(path, "POST", body);
  await load();
  showOne();
  tell(say("done"));
});

function showOne() {
  const { what, file } = state.shown;
  const path = paths[what](what === "application" ? file.application : file.permit);
  byID("shown").hidden = false;
  byID("shown").replaceChildren(...(what === "permit"
    ? permit(file, state.policy, { close, change: (button, verb, because) => change(`${path}/${verb}`, { because })(button) })
    : application(file, state.policy, {
      close, approve: change(`${path}/approve`), refuse: (button, because) => change(`${path}/refuse`, { because })(button),
      open: number => act(null, () => look("permit", number)),
      person: button => act(button, async () => byID("person").replaceChildren(person(await request(`${path}/person`)))),
      issue: button => act(button, async () => {
        const issued = await request(`${path}/issue`, "POST");
        await load();
        await look("permit", issued.permit);
        tell(say("issuedAs", issued.permit, issued.code));
      }),
    })).filter(Boolean));
}

languages(() => {
  if (!isSignedIn()) return;
  name();
  show();
  if (state.shown) showOne();
});
await begin();
