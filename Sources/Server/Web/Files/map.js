// The public's zone map: puts the parts together and keeps what is shown.

import { announce, byId } from "./element.js";
import * as server from "./zones.js";
import { civil, day, localized, number, onLanguage, preferredLanguage, setClock, setLanguage, word } from "./words.js";
import { addPatterns } from "./patterns.js";
import { outlines, wardAt } from "./shapes.js";
import { makeView } from "./view.js";
import { setUpSearch } from "./search.js";
import { showLegend } from "./legend.js";
import { setUpList } from "./list.js";
import { panelContent } from "./panel.js";
import { stepsOf } from "./timeline.js";
import { showCriteria } from "./criteria.js";
import { makeSheet } from "./sheet.js";
import { setUpTime } from "./time.js";
import { setUpPosition } from "./position.js";

const settings = JSON.parse(byId("config").textContent);
const state = {
  revisions: [], current: null, revision: null, zones: null, before: null, criteria: null,
  filter: null, ward: null, isList: false, opener: null, view: null,
};
// What the tests look at, and whoever is curious.
window.zonal = state;

const hash = () => new URLSearchParams(location.hash.slice(1));
/** What is shown stands in the address, so that it can be sent to somebody; never who looks or from where. */
function keep(name, value) {
  const kept = hash();
  if (value == null) kept.delete(name);
  else kept.set(name, value);
  history.replaceState(null, "", `#${kept}`);
}

const isNewest = () => state.revision?.number === state.current;

// MARK: Showing

const list = setUpList(ward => choose(ward), level => setFilter(level));
const time = setUpTime(number => showRevision(number));

async function showRevision(number) {
  const revision = state.revisions.find(item => item.number === number) ?? state.revisions.find(item => item.number === state.current);
  state.revision = revision;
  keep("revision", isNewest() ? null : revision.number);
  time.show(state.revisions, revision, isNewest());
  const zones = await server.zones(revision.number);
  // A later choice wins over one that took longer.
  if (state.revision !== revision) return;
  const isFirst = !state.zones;
  state.zones = zones;
  state.before = null;
  addPatterns([...zones.levels.values()]);
  if (state.filter && !zones.levels.has(state.filter)) state.filter = null;
  state.view?.setZones(zones);
  state.criteria = await server.criteriaOf(revision.number);
  if (state.revision !== revision) return;
  showWords();
  if (state.ward) choose(zones.byCode.get(state.ward.code), { quietly: true });
  if (!isFirst) announce(word("changed", revision.number, day(revision.in_force_from, true)));
  if (state.view) {
    compare();
    markDecrees();
  }
}

/** What is decreed beside the map; it may come later. */
async function markDecrees() {
  const { revision, zones } = state;
  const before = zones.decrees;
  const isOther = await server.addDecrees(zones, isNewest() ? null : revision.in_force_from).catch(() => false);
  if (state.revision !== revision) return;
  const decreed = zones.wards.filter(ward => ward.decreed);
  const around = decreed.length ? [{ type: "Feature", properties: {}, geometry: outlines(decreed, () => "") }] : [];
  state.view.setDecrees(zones.decrees?.length ? zones.decrees : around);
  if (!isOther || before) return;
  state.view.setZones(zones);
  showWords();
  if (state.ward) choose(state.ward, { quietly: true });
}

/** The map before is what people compare with; it may come later. */
async function compare() {
  const { revision } = state;
  const before = state.revisions[state.revisions.indexOf(revision) - 1];
  const zones = before && await server.zones(before.number).catch(() => null);
  if (!zones || state.revision !== revision) return;
  state.before = { zones, from: before.in_force_from };
  showLegend(state.zones, state.before, state.filter, setFilter);
}

function showWords() {
  if (!state.zones) return;
  showLegend(state.zones, state.before, state.filter, setFilter);
  list.show(state.zones, state.filter);
  time.show(state.revisions, state.revision, isNewest());
  byId("subtitle").textContent = state.criteria ? localized(state.criteria.name) : state.zones.origin.criteria;
  state.view?.setWords();
  showNotice();
}

async function showNotice() {
  const notice = byId("notice");
  let text = isNewest() ? "" : word("earlierMap");
  if (!text) {
    const { revision } = state;
    const status = await server.status(state.zones.wards[0].code);
    if (state.revision !== revision) return;
    if (status?.stale) text = status.data_age_days == null ? word("staleUnknown") : word("stale", number(status.data_age_days));
  }
  if (!text && state.view?.kind === "picture") text = word("noMap");
  notice.textContent = text;
  notice.hidden = !text;
}

function setFilter(level) {
  state.filter = level;
  state.view?.setFilter(level);
  showLegend(state.zones, state.before, level, setFilter);
  list.show(state.zones, level);
  // What was pressed was drawn anew.
  byId("levels").querySelector(`[data-level="${CSS.escape(level ?? state.pressed ?? "")}"]`)?.focus({ preventScroll: true });
  state.pressed = level;
}

// MARK: A ward

async function choose(ward, { quietly = false, opener = document.activeElement, move = true } = {}) {
  const panel = byId("panel");
  if (!ward) return close();
  if (panel.hidden) state.opener = opener;
  state.ward = ward;
  keep("ward", ward.code);
  const { zones, revision } = state;
  state.view?.select(ward);
  // The server is asked, and what the map itself says stands until it answers.
  const draw = (status, steps) => byId("panel-body").replaceChildren(...panelContent({
    ward, zones, revision, status, steps, until: lastDay(), criteria: state.criteria, isNewest: isNewest(),
  }));
  const loaded = stepsOf(await server.loadedMaps(), state.revisions, ward.code);
  if (state.ward !== ward) return;
  draw(null, loaded);
  panel.hidden = false;
  document.body.classList.add("has-panel");
  if (move && !quietly && !state.isList) requestAnimationFrame(() => { state.view?.resize(); state.view?.show(ward.bounds); });
  if (!quietly) {
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
    announce(word("selected", ward.name, localized(zones.levels.get(ward.level).name)));
  }
  const [status, steps] = await Promise.all([
    server.status(ward.code, isNewest() ? null : revision.in_force_from), server.history(ward.code),
  ]);
  if (state.ward === ward && state.revision === revision) {
    draw(status?.revision === revision.number ? status : null, steps?.length ? steps : loaded);
  }
}

/** The last day of timelines: today, or the last revision's where that is long ago. */
function lastDay() {
  const last = civil(state.revisions.at(-1).in_force_from).slice(0, 10);
  const today = civil(new Date().toISOString()).slice(0, 10);
  const days = (Date.parse(today) - Date.parse(last)) / 86400000;
  return days >= 0 && days <= 60 ? today : last;
}

function close() {
  if (byId("panel").hidden) return;
  state.ward = null;
  keep("ward", null);
  state.view?.select(null);
  byId("panel").hidden = true;
  document.body.classList.remove("has-panel");
  const opener = state.opener?.isConnected && state.opener !== document.body ? state.opener : byId("search");
  opener.focus({ preventScroll: true });
}

function showList(isList) {
  state.isList = isList;
  byId("list").hidden = !isList;
  byId("map-view").hidden = isList;
  byId("show-list").setAttribute("aria-pressed", String(isList));
  byId("show-map").setAttribute("aria-pressed", String(!isList));
  keep("view", isList ? "list" : null);
  if (!isList) state.view?.resize();
}

// MARK: What people press

function setUpKeys() {
  const mapView = byId("map-view");
  const isMap = target => target.closest("#map") && !target.closest("button, a");
  const inMiddle = () => {
    const centre = state.view?.centre();
    return centre && state.zones && wardAt(state.zones.wards, centre);
  };
  mapView.addEventListener("keydown", event => {
    if (event.key !== "Enter" || !isMap(event.target)) return;
    const ward = inMiddle();
    if (ward) choose(ward, { move: false });
  }, true);
  state.moved = () => {
    if (!mapView.matches(":has(:focus-visible)")) return;
    const ward = inMiddle();
    if (ward) announce(word("centre", `${ward.name}, ${localized(state.zones.levels.get(ward.level).name)}`));
  };
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && !byId("criteria").open) close();
  });
  byId("close").addEventListener("click", close);
  byId("show-map").addEventListener("click", () => showList(false));
  byId("show-list").addEventListener("click", () => showList(true));
  byId("skip-list").addEventListener("click", () => showList(true));
  for (const id of ["vi", "en"]) byId(id).addEventListener("click", () => { keep("lang", id); setLanguage(id, true); });
  byId("open-criteria").addEventListener("click", () => { if (state.criteria) showCriteria(state.criteria); });
  byId("print").addEventListener("click", () => window.print());
  window.addEventListener("beforeprint", () => {
    if (!state.zones) return;
    makeSheet({ ...state, chosen: state.ward, panel: state.ward ? byId("panel-body").children : null });
  });
  window.addEventListener("hashchange", () => {
    const asked = hash();
    if (asked.get("lang")) setLanguage(preferredLanguage(asked.get("lang")));
    const number = Number(asked.get("revision")) || state.current;
    const ward = () => asked.get("ward") && asked.get("ward") !== state.ward?.code && choose(state.zones.byCode.get(asked.get("ward")));
    number === state.revision.number ? ward() : showRevision(number).then(ward);
  });
}

// MARK: Beginning

async function begin() {
  setClock(settings.clockOffset);
  const asked = hash();
  setLanguage(preferredLanguage(asked.get("lang")));
  onLanguage(() => {
    showWords();
    if (state.ward) choose(state.ward, { quietly: true });
  });
  setUpKeys();
  setUpSearch(() => state.zones, ward => choose(ward));
  setUpPosition(() => state, ward => choose(ward));
  showList(asked.get("view") === "list");
  const found = await server.revisions();
  Object.assign(state, found);
  if (!found.revisions.length) {
    byId("loading").textContent = word("none");
    return;
  }
  const [view] = await Promise.all([
    makeView(byId("map"), settings, { picked: ward => choose(ward, { move: false }), moved: () => state.moved() }, asked.get("map")),
    showRevision(Number(asked.get("revision")) || found.current),
  ]);
  state.view = view;
  view.setZones(state.zones);
  view.setFilter(state.filter);
  view.setWords();
  showNotice();
  new ResizeObserver(() => view.resize()).observe(byId("map"));
  byId("loading").hidden = true;
  const ward = state.zones.byCode.get(asked.get("ward"));
  if (ward) choose(ward);
  document.documentElement.dataset.ready = "true";
  compare();
  markDecrees();
}

begin().catch(error => {
  byId("loading").textContent = word("error");
  console.error(error);
});
