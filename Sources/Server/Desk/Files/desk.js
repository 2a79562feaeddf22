// The epidemiologist's desk: asks for a token, then for everything else.

import { ask, bars, columns, counts, level, make, moreThan, table, tag } from "./desk-parts.js";
import { officerSession } from "./officer-session.js";
import { civil, figure, inLanguage, language, named, say, time, translate } from "./desk-words.js";

const byID = id => document.getElementById(id);
const state = { sets: [], shown: null, answer: null, data: {} };

// Asking the server

class Refused extends Error {
  constructor(status, text) {
    super(text);
    this.status = status;
  }
}

async function request(path, method = "GET", body) {
  let response;
  try {
    response = await fetch(path, {
      method, credentials: "same-origin", cache: "no-store",
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refused(0, say("lost"));
  }
  const type = response.headers.get("Content-Type") ?? "";
  const answer = type.includes("json") ? await response.json() : {};
  if (!response.ok) throw new Refused(response.status, answer.detail ?? response.statusText);
  return answer;
}

function tell(text) {
  byID("problem").hidden = true;
  byID("status").textContent = text;
  byID("status").hidden = !text;
}

function complain(text) {
  byID("status").hidden = true;
  byID("problem").textContent = text;
  byID("problem").hidden = false;
}

const explain = error => error instanceof Refused ? `${say("failed")}: ${error.message}` : String(error);

/** Runs something that a button or form asks for, which waits meanwhile. */
async function doing(button, work, failed = session.failed) {
  if (button) button.disabled = true;
  tell("");
  try { await work(); } catch (error) { failed(error); } finally { if (button) button.disabled = false; }
}

const session = officerSession({
  parts: { say, request, complain, doing, explain }, rights: ["revisions.draft", "revisions.review", "revisions.publish"], refusal: "noRight", area: false,
  async began() {
    byID("draft").hidden = !may("revisions.draft");
    await load();
    byID("content").focus();
  },
});
const may = session.has;

// What the desk shows

async function load() {
  const [sources, unlocated, findings, criteria, revisions] = await Promise.all([
    request("/desk/sources"), request("/desk/unlocated"), request("/desk/findings"), request("/desk/criteria"),
    request("/desk/revisions"),
  ]);
  state.data = { sources, unlocated, findings, revisions };
  state.sets = criteria.sets;
  setUpForms();
  show();
}

function show() {
  if (!session.isSignedIn()) return;
  showSources(state.data.sources);
  showUnlocated(state.data.unlocated);
  showFindings(state.data.findings);
  showRevisions(state.data.revisions);
  fillValues();
  if (state.answer) showAnswer(state.answer);
  if (state.shown) showRevision(state.shown);
}

const place = id => byID(id).querySelector(".filled");

function showSources(data) {
  const rows = data.sources.map(one => [
    one.source, named("kinds", one.kind), time(one.delivered_at), figure(one.rows), civil(one.last_day),
    one.age_days === null ? say("noDay") : say("days", one.age_days),
    make("span", { class: "plain" },
      one.stale === null ? "" : one.stale ? tag(say("stale"), "bad") : tag(say("fresh"), "good"),
      one.complete ? null : tag(say("incomplete"), "warn")),
  ]);
  place("sources").replaceChildren(
    make("p", { class: "soft" }, say("staleAfter", data.stale_after_days)),
    table(say("sources"), [say("source"), say("kind"), say("delivered"), "#" + say("rows"), say("lastDay"), "#" + say("age"), say("state")], rows));
}

function showUnlocated(data) {
  if (data.days.length === 0) return place("unlocated").replaceChildren(make("p", {}, say("unlocatedNone")));
  const groups = Map.groupBy(data.days, day => `${day.kind}\u0000${day.source}`);
  const parts = [...groups.values()].map(days => {
    const sum = days.reduce((all, day) => all + day.count, 0);
    return columns(`${days[0].source}, ${named("kinds", days[0].kind)}: ${figure(sum)}`, days.slice(-60));
  });
  const rows = data.days.toReversed().map(day => [civil(day.day), day.source, named("kinds", day.kind), figure(day.rows), figure(day.count)]);
  place("unlocated").replaceChildren(
    make("p", {}, say("unlocatedSum", figure(data.rows), figure(data.count))),
    make("div", { class: "charts" }, ...parts),
    make("details", {}, make("summary", {}, say("byDay")),
      table(say("unlocated"), [say("day"), say("source"), say("kind"), "#" + say("rows"), "#" + say("count")], rows)));
}

function showFindings(data) {
  if (data.imports.length === 0) return place("findings").replaceChildren(make("p", {}, say("findingsNone")));
  const number = value => value === null ? say("notKept") : figure(value);
  const rows = data.imports.map(one => [
    one.file, one.source, named("kinds", one.kind), time(one.recorded_at), figure(one.rows), number(one.rejected),
    number(one.unlocated),
    one.findings.length === 0 ? say(one.rejected === null ? "notKept" : "none") : make("ul", {}, ...one.findings.map(finding =>
      make("li", {}, `${named("codes", finding.code)}: ${figure(finding.count)}`))),
  ]);
  place("findings").replaceChildren(table(say("findings"), [
    say("file"), say("source"), say("kind"), say("delivered"), "#" + say("taken"), "#" + say("rejected"), "#" + say("noWard"), say("notes"),
  ], rows));
}

// What if

const currentSet = () => state.sets.find(set => set.id === byID("set").value);

function setUpForms() {
  for (const select of [byID("set"), byID("draft-set")]) {
    const before = select.value;
    select.replaceChildren(...state.sets.map(set => make("option", { value: set.id }, `${set.id}: ${inLanguage(set.title)}`)));
    const usual = state.sets.find(set => set.id === before) ?? state.sets.find(set => set.id === "vn-4800") ?? state.sets[0];
    if (usual) select.value = usual.id;
  }
  const last = state.data.sources.sources.filter(one => one.kind === "cases").map(one => one.last_day).sort().pop()
    ?? state.data.sources.on;
  if (!byID("until").value) {
    byID("until").value = last;
    const from = new Date(last);
    from.setUTCDate(from.getUTCDate() - 28);
    byID("from").value = from.toISOString().slice(0, 10);
    byID("draft-on").value = last;
  }
}

function fillValues() {
  const before = byID("value").value;
  byID("value").replaceChildren(...(currentSet()?.values ?? []).map(value =>
    make("option", { value: value.id }, `${value.id} (${say("now", value.value)})`)));
  if ([...byID("value").options].some(option => option.value === before)) byID("value").value = before;
  fillNumber(before !== byID("value").value);
}

function fillNumber(anew = true) {
  const value = currentSet()?.values.find(one => one.id === byID("value").value);
  byID("citation").textContent = value?.citation ?? "";
  if (anew && value) byID("number").value = value.value;
}

byID("set").addEventListener("change", fillValues);
byID("value").addEventListener("change", () => fillNumber());

byID("question").addEventListener("submit", event => {
  event.preventDefault();
  doing(event.submitter, async () => {
    byID("answer").replaceChildren(make("p", { class: "soft" }, say("computing")));
    try {
      state.answer = await request("/desk/what-if", "POST", {
        criteria: byID("set").value, changes: { [byID("value").value]: Number(byID("number").value) },
        from: byID("from").value, on: byID("until").value,
      });
    } catch (error) {
      state.answer = null;
      byID("answer").replaceChildren();
      throw error;
    }
    showAnswer(state.answer);
  });
});

function showAnswer(answer) {
  const { levels, days, differences } = answer;
  if (differences.length === 0) return byID("answer").replaceChildren(make("p", {}, say("same")));
  const shown = differences.slice(0, 500);
  const rows = shown.map(one => [
    one.name, one.district ?? "", one.from === one.through ? civil(one.from) : `${civil(one.from)} ${say("through")} ${civil(one.through)}`,
    level(levels, one.before), level(levels, one.after),
  ]);
  const used = levels.flatMap((one, i) => days.some(day => day.before[i] + day.after[i] > 0) ? [i] : []);
  const daily = days.map(day => [civil(day.on), ...used.map(i => `${figure(day.before[i])} → ${figure(day.after[i])}`)]);
  byID("answer").replaceChildren(
    make("p", {}, make("strong", {}, say("whatIfSum", figure(answer.wards_differing), figure(answer.wards), figure(answer.differing_ward_days)))),
    make("ul", { class: "plain" }, ...used.map(i => make("li", {}, level(levels, levels[i].id)))),
    make("div", { class: "charts" }, bars(say("before"), levels, days, "before"), bars(say("after"), levels, days, "after")),
    make("details", {}, make("summary", {}, say("table")),
      table(say("table"), [say("day"), ...used.map(i => "#" + inLanguage(levels[i].name))], daily)),
    table(say("whatIf"), [say("ward"), say("district"), say("span"), say("before"), say("after")], rows),
    moreThan(differences, 500) ?? "");
}

// The map's way into force

function showRevisions(data) {
  const kinds = { "draft": "warn", "reviewed": "", "in force": "good", "withdrawn": "bad" };
  const rows = data.revisions.map(one => [
    String(one.revision), civil(one.on),
    make("span", { class: "plain" }, tag(named("states", one.state), kinds[one.state]),
      one.revision === data.in_force ? tag(say("inForceNow"), "good") : null),
    one.drafted_by, one.reviewed_by ?? "", one.approved_by ?? "", time(one.in_force_from), one.reason,
    make("button", { type: "button", class: "link", "aria-label": say("lookAt", one.revision), onclick: event => look(one.revision, event.currentTarget) }, say("look")),
  ]);
  place("revisions").replaceChildren(table(say("revisions"), [
    "#" + say("number"), say("day"), say("state"), say("drafted"), say("reviewed"), say("approved"), say("inForceFrom"), say("reason"), say("notes"),
  ], rows));
}

const look = (number, button) => doing(button, async () => {
  state.shown = await request(`/desk/revisions/${number}`);
  showRevision(state.shown);
  byID("shown").focus();
  byID("shown").scrollIntoView({ block: "nearest" });
});

function summary(shown) {
  const changed = shown.differences.length;
  return [
    make("p", {}, shown.beside === null ? say("besideNone") : `${say("beside", shown.beside)}: ${changed === 0 ? say("unchanged") : say("changed", figure(changed))}.`),
    changed === 0 ? "" : table(say("steps"), [say("fromLevel"), say("to"), "#" + say("wards")],
      shown.steps.map(step => [level(shown.levels, step.from), level(shown.levels, step.to), figure(step.wards)])),
  ];
}

function showRevision(shown) {
  const one = shown.revision;
  const act = (right, states, word, kind, work) => may(right) && states.includes(one.state)
    ? make("button", { type: "button", class: kind, onclick: event => work(shown, event.currentTarget) }, say(word)) : null;
  const rows = shown.differences.slice(0, 1000).map(ward => [
    ward.name, ward.ward_code, ward.district ?? "", level(shown.levels, ward.from), level(shown.levels, ward.to),
  ]);
  byID("shown").hidden = false;
  byID("shown").replaceChildren(
    make("h3", {}, `${say("number")} ${one.revision} · ${civil(one.on)} · ${shown.criteria} ${shown.criteria_version} · ${named("states", one.state)}`),
    make("p", { class: "soft" }, [one.act, one.reason].filter(Boolean).join(" · ")),
    make("h4", { class: "unseen" }, say("counts")), counts(shown.levels, shown.counts),
    ...summary(shown),
    rows.length === 0 ? "" : table(say("changed", rows.length), [say("ward"), say("code"), say("district"), say("fromLevel"), say("to")], rows),
    make("div", { class: "acts" },
      act("revisions.review", ["draft"], "doReview", "main", review),
      act("revisions.publish", ["reviewed"], "doPublish", "main", publish),
      act("revisions.draft", ["draft", "reviewed"], "doWithdraw", "", withdraw),
      make("button", { type: "button", onclick: () => { byID("shown").hidden = true; state.shown = null; byID("revisions-head").focus(); } }, say("close"))));
}

async function done(name, answer) {
  state.shown = answer;
  state.data.revisions = await request("/desk/revisions");
  showRevisions(state.data.revisions);
  showRevision(answer);
  tell(say(`done.${name}`, answer.revision.revision));
  byID("shown").focus();
}

const act = (name, shown, button, body) => doing(button, async () =>
  done(name, await request(`/desk/revisions/${shown.revision.revision}/${name}`, "POST", body)));

async function review(shown, button) {
  const yes = await ask(say("reviewAsk", shown.revision.revision), [make("p", {}, say("reviewWhat")), ...summary(shown)], say("doReview"));
  if (yes !== null) await act("review", shown, button);
}

async function publish(shown, button) {
  const when = await ask(
    say("publishAsk", shown.revision.revision), summary(shown),
    say("doPublish"), { type: "datetime-local", label: say("publishWhen") });
  if (when !== null) await act("publish", shown, button, when ? { in_force_from: when } : {});
}

async function withdraw(shown, button) {
  const reason = await ask(
    say("withdrawAsk", shown.revision.revision), [], say("doWithdraw"), { type: "text", label: say("reason"), required: true });
  if (reason) await act("withdraw", shown, button, { reason });
}

byID("draft").addEventListener("submit", event => {
  event.preventDefault();
  doing(event.submitter, async () => {
    tell(say("computing"));
    const answer = await request("/desk/revisions", "POST", {
      on: byID("draft-on").value, criteria: byID("draft-set").value, act: byID("act").value, reason: byID("reason").value,
    });
    await done("draft", answer);
  });
});

// Languages

for (const one of ["vi", "en"]) {
  byID(one).addEventListener("click", () => {
    language.now = one;
    localStorage.setItem("language", one);
    apply();
  });
}

function apply() {
  translate();
  for (const one of ["vi", "en"]) byID(one).setAttribute("aria-pressed", String(one === language.now));
  if (session.isSignedIn()) {
    session.name();
    setUpForms();
    show();
  }
}

apply();
begin();
