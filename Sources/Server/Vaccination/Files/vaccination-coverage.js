// The page of coverage, for anybody: over time by age, and ward by ward, where people live and where doses were given apart. Figures are those
// that the server protects; it asks for nothing and keeps nothing.

import { bars, lines } from "/desk/files/charts.js";
import { byID, complain, explain, inLanguage, languages, make, moment, options, request, say, table, tag } from "./vaccination-parts.js";

const state = { measure: "complete", ward: "", answers: null };
const percent = value => value === null ? "–" : `${Math.round(value * 10) / 10} %`;
const ages = one => one.age_from === null ? say("allAges") : one.age_to === null ? say("agesFrom", one.age_from) : say("agesBetween", one.age_from, one.age_to);
const shortDay = day => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(2, 4)}`;
const denominator = coverage => say("denominator", inLanguage(coverage.denominator), moment(coverage.denominator_day));

async function load() {
  document.documentElement.dataset.ready = "false";
  try {
    const asked = basis => request(`/api/vaccination/coverage?basis=${basis}&measure=${state.measure}`);
    const days = basis => request(`/api/vaccination/coverage/days?basis=${basis}&measure=${state.measure}${state.ward ? `&ward=${encodeURIComponent(state.ward)}` : ""}`);
    const [residence, injection, overTime] = await Promise.all([asked("residence"), asked("injection"), days("residence")]);
    state.answers = { residence, injection, overTime };
    show();
  } catch (error) { complain(error.status === 503 ? say("noRules") : explain(error)); }
  document.documentElement.dataset.ready = "true";
}

function overTime({ overTime: told, residence }) {
  const name = state.ward ? residence.rows.find(row => row.ward === state.ward)?.name : say("wholeCity");
  const rows = told.days.map((day, i) => [moment(day), ...told.series.map(one => percent(one.percent[i]))]).reverse();
  return lines({
    title: `${say("overTime")}: ${name}`, describe: say("tableBelow"), days: told.days, series: told.series.map(one => ({ name: ages(one), values: one.percent })),
    show: percent, showDay: shortDay, limit: 100, limitText: say("hundred"), note: denominator(residence),
    table: make("details", {}, make("summary", {}, `${say("asTable")}: ${say("overTime")}`), make("div", { class: "stack" }, table(say("overTime"), [say("day"), ...told.series.map(one => `#${ages(one)}`)], rows))),
  });
}

function byWard({ residence, injection }) {
  const given = new Map(injection.rows.map(row => [row.ward, row]));
  const rows = residence.rows.filter(row => !state.ward || row.ward === state.ward)
    .map(row => ({ row, given: given.get(row.ward) })).sort((a, b) => Math.max(b.row.percent ?? -1, b.given?.percent ?? -1) - Math.max(a.row.percent ?? -1, a.given?.percent ?? -1));
  const above = rows.flatMap(({ row, given: other }) => [row, other]).filter(row => row?.is_above_all);
  const shown = rows.slice(0, 30);
  const mark = row => row.is_above_all ? make("span", {}, percent(row.percent), " ", tag("", say("aboveAll"), "warn")) : percent(row.percent);
  return [
    bars({
      title: say("byWard"), describe: say("tableBelow"), kinds: [say("byResidence"), say("byInjection")], show: percent, limit: 100, limitText: say("hundred"),
      groups: shown.map(({ row, given: other }) => ({ name: row.name, values: [row.percent, other?.percent ?? null] })),
      note: [denominator(residence), rows.length > shown.length ? say("onlyFirst", shown.length) : ""].filter(Boolean).join(" "),
      table: make("details", {}, make("summary", {}, `${say("asTable")}: ${say("byWard")}`), make("div", { class: "stack" }, table(say("byWard"),
        [say("ward"), `#${say("residents")}`, `#${say("byResidence")}`, `#${say("byInjection")}`], rows.map(({ row, given: other }) => [row.name, String(row.residents ?? "–"), mark(row), other ? mark(other) : "–"])))),
    }),
    above.length === 0 ? null : make("div", { class: "who" }, make("h3", {}, say("whyAbove")), make("ul", { class: "reasons" }, ...[...new Map(above.map(row => [inLanguage(row.explanation), row])).keys()].map(text => make("li", {}, text)))),
  ];
}

function show() {
  options(byID("measure"), Object.entries(say("measures")));
  byID("measure").value = state.measure;
  if (!state.answers) return;
  options(byID("ward"), state.answers.residence.rows.map(row => [row.ward, row.name]), say("wholeCity"));
  byID("ward").value = state.ward;
  const { total } = state.answers.residence;
  byID("charts").replaceChildren(...[
    make("section", { class: "card" }, make("h2", {}, `${say("byResidence")} · ${moment(state.answers.residence.on)}`), make("p", {}, make("span", { class: "number" }, percent(total.percent))), make("p", { class: "small" }, `${say("wholeCity")}. ${denominator(state.answers.residence)}`)),
    make("section", { class: "card" }, overTime(state.answers)), make("section", { class: "card" }, ...byWard(state.answers).filter(Boolean)),
    make("p", { class: "small" }, say("protectedHow"), " ", state.answers.residence.protection),
  ]);
}

for (const id of ["measure", "ward"]) {
  byID(id).addEventListener("change", event => {
    state[id] = event.target.value;
    load();
  });
}
languages(show);
await load();
