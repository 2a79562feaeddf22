// The page "what am I entitled to": asks step by step what would decide it, and shows what the rules say. Nothing is kept: all answers are in this
// page, go to the server in a body, and are gone when the page is closed.

import { amountTable, byID, complain, conditions, doing, explain, facts, inLanguage, languages, make, money, moment, papers, request, say, setWards, span, verdictTag, wardChoices, wardName } from "./support-parts.js";

const state = { terms: null, said: new Map(), skipped: new Set(), found: null };
const failed = error => complain(error.status === 503 ? say("noPolicies") : explain(error));
const act = (button, work) => doing(button, work, failed);

// What was said

/** The facts as the server takes them, of the answers so far. */
function sent() {
  const body = { spells: [], statements: {}, stays: [] };
  for (const [id, { kind, value }] of state.said) {
    if (kind === "spell") {
      if (value) body.spells.push({ kind: id, from: value.from, ...(value.through ? { through: value.through } : {}) });
      else body.statements[id] = 0;
    } else if (kind === "place") {
      if (value) body.stays.push({ kind: id, ward: value });
      else body.statements[id] = 0;
    } else if (kind === "birth" || kind === "sex" || kind === "children") body[id] = value;
    else body.statements[id] = value;
  }
  return body;
}

/** What was said, to be read. */
function saidText({ kind, value }) {
  if (kind === "spell") return value ? `${moment(value.from)} – ${value.through ? moment(value.through) : say("stillSo")}` : say("no");
  if (kind === "place") return value ? wardName(value) : say("no");
  if (kind === "yes-no") return value ? say("yes") : say("no");
  if (kind === "sex") return say("sexes")[value];
  if (kind === "children") return value.length ? value.join(", ") : say("none");
  return String(value);
}

async function look() {
  state.found = await request("/api/support/entitled", "POST", sent());
  show();
}

// What is asked next

const open = () => state.found.ask.filter(one => !state.said.has(one.id) && !state.skipped.has(one.id));

const next = (button, more = []) => make("div", { class: "acts" }, ...more, button);
const skip = ids => make("button", { type: "button", onclick: event => act(event.currentTarget, async () => {
  ids.forEach(id => state.skipped.add(id));
  show();
  byID("question").focus();
}) }, say("notKnown"));
const submit = () => make("button", { type: "submit", class: "main" }, say("next"));

/** A question as a form; what it says is told to the server at once. */
const form = (title, why, parts, ids, read) => make("section", { class: "card question" }, make("h2", { id: "question-head" }, title), why ? make("p", { class: "small" }, why) : null,
  make("form", { class: "big", "aria-labelledby": "question-head", onsubmit: event => {
    event.preventDefault();
    act(event.submitter, async () => {
      for (const [id, kind, value, words] of read(event.target)) state.said.set(id, { kind, value, words });
      await look();
      byID("question").focus();
    });
  } }, ...parts, next(submit(), [skip(ids)])));

/** Everything that may have happened, on one page: only what did is asked about further. */
function happened(asked) {
  const boxes = asked.map(one => make("label", {}, make("input", { type: "checkbox", name: "happened", value: one.id }), inLanguage(one)));
  return make("section", { class: "card question" }, make("h2", { id: "question-head" }, say("whatHappened")), make("p", { class: "small" }, say("whatHappenedHow")),
    make("form", { class: "big", "aria-labelledby": "question-head", onsubmit: event => {
      event.preventDefault();
      act(event.submitter, async () => {
        const chosen = new Set([...event.target.querySelectorAll("input:checked")].map(input => input.value));
        for (const one of asked) {
          if (!chosen.has(one.id)) state.said.set(one.id, { kind: "spell", value: null, words: one });
        }
        state.happened = asked.filter(one => chosen.has(one.id));
        if (state.happened.length) show();
        else await look();
        byID("question").focus();
      });
    } }, make("div", { class: "checks column" }, ...boxes), next(submit())));
}

function days(one) {
  const lasts = make("input", { type: "checkbox", name: "lasts", onchange: event => { event.target.form.elements.through.disabled = event.target.checked; } });
  return form(inLanguage(one), say("daysHow"), [
    make("div", { class: "pair" },
      make("div", {}, make("label", { for: "from" }, say("firstDay")), make("input", { id: "from", name: "from", type: "date", required: true, max: state.found.on })),
      make("div", {}, make("label", { for: "through" }, say("lastDay")), make("input", { id: "through", name: "through", type: "date", required: true }))),
    make("div", { class: "checks column" }, make("label", {}, lasts, say("stillLasts"))),
  ], [one.id], ({ elements }) => {
    state.happened = state.happened?.filter(other => other.id !== one.id);
    return [[one.id, "spell", { from: elements.from.value, through: lasts.checked ? null : elements.through.value }, one]];
  });
}

const radios = (name, choices) => make("div", { class: "checks column" }, ...choices.map(([value, text]) => make("label", {}, make("input", { type: "radio", name, value, required: true }), text)));

/** The words of a question, with the policies that hang on it. */
const asking = one => [inLanguage(one), say("decides", one.policies.map(id => inLanguage(state.found.answers.find(answer => answer.policy === id))).join("; "))];

function question(one) {
  const [title, why] = asking(one);
  if (one.kind === "spell") return days(one);
  if (one.kind === "number") {
    return form(title, why, [make("label", { for: "number" }, say("howMany")), make("input", { id: "number", name: "number", type: "number", min: 0, max: 1000000, step: 1, inputmode: "numeric", required: true })], [one.id],
      ({ elements }) => [[one.id, "number", Number(elements.number.value), one]]);
  }
  if (one.kind === "birth") {
    return form(title, why, [make("label", { for: "year" }, say("birthYear")), make("input", { id: "year", type: "number", name: "year", min: 1900, max: Number(state.found.on.slice(0, 4)), step: 1, inputmode: "numeric", required: true })], [one.id],
      ({ elements }) => [[one.id, "birth", elements.year.value, one]]);
  }
  if (one.kind === "children") {
    return form(title, say("childrenHow"), [make("label", { for: "years" }, say("childYears")), make("input", { id: "years", name: "years", inputmode: "numeric", pattern: "[0-9]{4}([ ,;]+[0-9]{4}){0,19}", placeholder: "2016, 2019" })], [one.id],
      ({ elements }) => [[one.id, "children", elements.years.value.split(/[ ,;]+/).filter(Boolean), one]]);
  }
  if (one.kind === "sex") return form(title, why, [radios("sex", Object.entries(say("sexes")).filter(([id]) => id !== "unknown"))], [one.id], ({ elements }) => [[one.id, "sex", elements.sex.value, one]]);
  if (one.kind === "place") {
    const select = make("select", { id: "ward", name: "ward", required: true }, make("option", { value: "" }, say("choose")),
      ...(one.id === "work" ? [make("option", { value: "-" }, say("noWork"))] : []), ...wardChoices().map(([code, text]) => make("option", { value: code }, text)));
    return form(title, why, [make("label", { for: "ward" }, say("ward")), select], [one.id], ({ elements }) => [[one.id, "place", elements.ward.value === "-" ? null : elements.ward.value, one]]);
  }
  return form(title, why, [radios("answer", [["1", say("yes")], ["0", say("no")]])], [one.id], ({ elements }) => [[one.id, "yes-no", Number(elements.answer.value), one]]);
}

function nextQuestion() {
  if (state.happened?.length) return days(state.happened[0]);
  const left = open();
  if (left.length === 0) return make("section", { class: "card" }, make("p", {}, say("allAsked")));
  const spells = left.filter(one => one.kind === "spell");
  if (spells.length > 1) return happened(spells);
  return question(left[0]);
}

// What the rules say

const where = answer => say("whereToClaim")[answer.payee];

function entitled(answer) {
  return make("section", { class: "card entitled" }, make("div", { class: "head" }, make("h3", {}, inLanguage(answer)), verdictTag(answer.verdict)),
    make("p", { class: "number" }, money(answer.amount)), facts([[say("forDays"), span(answer)], [say("whereClaim"), where(answer)], [say("deadline"), answer.decide_days === null || answer.pay_days === null ? null : say("deadlineDays", answer.decide_days, answer.pay_days)]]),
    amountTable(answer.lines), ...papers(answer.documents), make("details", {}, make("summary", {}, say("why")), conditions(answer.reasons)));
}

const other = answer => make("li", {}, make("strong", {}, inLanguage(answer)), " ", verdictTag(answer.verdict),
  answer.explanation ? make("p", {}, inLanguage(answer.explanation)) : null, make("details", {}, make("summary", {}, `${say("why")}: ${inLanguage(answer)}`), conditions(answer.reasons)));

function results() {
  const { answers } = state.found;
  const group = verdict => answers.filter(answer => answer.verdict === verdict);
  const got = group("entitled");
  const rest = (word, some) => some.length === 0 ? null : make("section", { class: "card" }, make("h3", {}, say(word, some.length)), make("ul", { class: "others" }, ...some.map(other)));
  const total = got.reduce((sum, answer) => sum + (answer.amount ?? 0), 0);
  return [
    make("section", { class: "card total" }, make("h2", {}, say("soFar")), make("p", { class: "number" }, got.length ? money(total) : say("nothingYet")),
      make("p", { class: "small" }, say("notDecided"))),
    ...got.map(entitled), rest("openPolicies", group("open")), rest("notForYou", group("not-entitled")),
  ];
}

function given() {
  if (state.said.size === 0 && state.skipped.size === 0) return [];
  const change = id => event => act(event.currentTarget, async () => {
    state.said.delete(id);
    state.happened = [];
    await look();
    byID("question").focus();
  });
  const happenedNot = [...state.said].filter(([, one]) => one.kind === "spell" && !one.value);
  const rows = [...state.said].filter(([, one]) => one.kind !== "spell" || one.value);
  return [make("section", { class: "card" }, make("div", { class: "head" }, make("h2", {}, say("yourAnswers")), make("button", { type: "button", onclick: event => act(event.currentTarget, restart) }, say("startAgain"))),
    make("ul", { class: "given" }, ...rows.map(([id, one]) => make("li", {}, make("span", {}, inLanguage(one.words), ": ", make("strong", {}, saidText(one))),
      make("button", { type: "button", class: "link", "aria-label": `${say("change")}: ${inLanguage(one.words)}`, onclick: change(id) }, say("change"))))),
    happenedNot.length ? make("p", { class: "small" }, say("didNotHappen", happenedNot.map(([, one]) => inLanguage(one.words)).join("; "))) : null)];
}

async function restart() {
  state.said.clear();
  state.skipped.clear();
  state.happened = [];
  await look();
  byID("question").focus();
}

function show() {
  if (!state.found) return;
  byID("question").replaceChildren(nextQuestion());
  byID("given").replaceChildren(...given());
  byID("found").replaceChildren(...(state.said.size ? results() : []).filter(Boolean));
}

languages(show);
try {
  state.terms = await request("/api/support/policies");
  setWards(state.terms.wards);
  await look();
} catch (error) { failed(error); }
document.documentElement.dataset.ready = "true";
