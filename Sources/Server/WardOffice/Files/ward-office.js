// The ward officer's page: who is signed in, what the address asks for, and the parts that show it. Addresses hold row numbers only.

import { byID, complain, doing, explain, languages, make, request, say, tell } from "./ward-parts.js";
import { officePages } from "/desk/files/office-pages.js";
import { officerSession } from "/desk/files/officer-session.js";
import { back, myWards, setTerms, setWards } from "./ward-facts.js";
import { today } from "./ward-today.js";
import { caseFile, caseList, person } from "./ward-case.js";
import { orderFile, orderList } from "./ward-order.js";
import { areaFile, areaList, dotTable, releaseTest } from "./ward-area.js";
import { areaMap } from "./ward-map.js";
import { graph } from "./ward-graph.js";
import * as caseActs from "./ward-case-acts.js";
import * as orderActs from "./ward-order-acts.js";
import * as areaActs from "./ward-area-acts.js";

const settings = JSON.parse(byID("config").textContent);
const state = { on: null, chosen: null, filters: { orders: "running" } };

const reads = { cases: ["cases.read"], orders: ["quarantine.read"], areas: ["areas.read", "decrees.make"] };
const session = officerSession({
  parts: { say, request, complain, doing, explain }, rights: Object.values(reads).flat(), refusal: "noWardRight", began,
  ended: () => byID("shown").replaceChildren(),
});
const { act, has } = session;
const may = room => reads[room].some(has);

async function began() {
  for (const link of document.querySelectorAll("[data-room]")) link.hidden = link.dataset.room !== "today" && !may(link.dataset.room);
  // Where the city has adopted no rules of a kind, its lists are empty and everything else works.
  const terms = await Promise.all([["cases", "/cases/terms"], ["orders", "/quarantine/terms"], ["areas", "/areas/terms"]]
    .map(([room, path]) => may(room) ? request(path).catch(() => ({})) : {}));
  for (const { wards, on, ...lists } of terms) {
    if (wards) setWards(wards);
    state.on = on ?? state.on;
    setTerms(Object.fromEntries(Object.entries(lists).filter(([, list]) => Array.isArray(list))));
  }
  await show();
}

// What the address asks for

const again = button => act(button, () => show());
/** Shows who was entered, and says which other records may be of the same person. */
async function entered(receipt) {
  await go(`#case/${receipt.case}`, receipt.alike.length ? say("alike", receipt.alike.join(", ")) : say("done"));
}

/** Tells the code with which the person checks in: nobody can read it again. */
async function madeOrder(receipt) {
  state.code = receipt;
  await go(`#order/${receipt.order}`);
}

/** Shows what is there anew after an act, and says that it was done. */
const done = async () => {
  await show();
  tell(say("done"));
};
const reveal = path => button => act(button, async () => byID("person").replaceChildren(person(await request(`${path}/person`))));

const acting = {
  "test-due": row => orderActs.test(row, done), "check-due": row => orderActs.checked(row, done), "release-due": row => orderActs.complete(row, done),
  overdue: row => { location.hash = `#order/${row.order}`; }, alert: row => orderActs.close(row, done), classify: row => { location.hash = `#case/${row.case}`; },
  needs: row => { location.hash = `#area/${row.area}`; },
};

const pages = {
  async today() {
    const lists = await Promise.all([["cases", "/cases/tasks"], ["orders", "/quarantine/tasks"], ["areas", "/areas/tasks"]]
      .filter(([room]) => may(room)).map(([, path]) => request(path)));
    const draw = () => put(today({ on: lists[0].on, rows: lists.flatMap(list => list.rows) }, state.chosen, {
      choose: kind => { state.chosen = kind; draw(); }, act: row => acting[row.kind](row), reload: again,
    }));
    draw();
  },
  async cases() {
    state.ward ??= myWards()[0]?.[0];
    const draw = async () => {
      const list = await request(`/cases?ward=${encodeURIComponent(state.ward)}${state.day ? `&on=${state.day}` : ""}`);
      put(caseList(list, { ward: state.ward }, {
        enter: () => caseActs.enter(state.on, entered),
        choose: ({ ward, on }) => act(null, async () => {
          state.ward = ward ?? state.ward;
          state.day = on ?? state.day;
          await draw();
        }),
      }));
    };
    await draw();
  },
  orders: () => listed("orders", "/quarantine/orders", "state", orderList, { make: () => orderActs.make(null, state.on, madeOrder) }),
  async areas() {
    put(areaList(await request("/areas"), {
      propose: has("areas.propose") && (() => areaActs.propose(state.on, proposed)), decree: has("decrees.make") && (one => areaActs.decree(one, decreed)),
      reject: one => areaActs.reject(one, done),
    }));
  },
  async case(number) {
    const timeline = await request(`/cases/${number}/timeline`);
    const file = timeline.case;
    const open = name => () => caseActs[name](file, done);
    put(caseFile(timeline, {
      person: reveal(`/cases/${number}`), test: open("test"), contact: open("contact"), symptoms: open("symptoms"), classify: open("classify"), outcome: open("outcome"),
      order: () => orderActs.make(file, state.on, madeOrder),
    }));
  },
  async graph(number) {
    const found = await request(`/cases/${number}/graph`);
    put([back(`#case/${number}`, "toPerson"), make("section", { class: "card" },
      make("h2", { tabindex: "-1" }, `${say("contactGraph")} · ${say("caseNumber", number)}`), ...graph(found, number).filter(Boolean))]);
  },
  async order(number) {
    const order = await request(`/quarantine/orders/${number}`);
    const open = name => () => orderActs[name](order, done);
    const code = state.code?.order === number ? state.code.code : null;
    state.code = null;
    put(orderFile(order, code, {
      person: reveal(`/quarantine/orders/${number}`), test: open("test"), checked: open("checked"), extend: open("extend"), transfer: open("transfer"),
      release: open("release"), complete: open("complete"), code: button => act(button, async () => madeOrder(await request(`/quarantine/orders/${number}/code`, "POST"))), close: alert => orderActs.close(alert, done),
    }));
  },
  async area(number, view) {
    // Names a way to draw the map for a trial: maplibre, leaflet or picture.
    settings.view = view;
    const area = await request(`/areas/${number}`);
    const open = name => () => areaActs[name](area, { pass: passed, test: tested(area) }[name] ?? done);
    put(areaFile(area, {
      pass: has("areas.pass") && open("pass"), need: has("citizens.change") && open("need"), prolong: has("decrees.make") && open("prolong"),
      meet: has("citizens.change") && ((need, button) => act(button, () => areaActs.meet(need, done))), test: open("test"),
    }));
    await drawMap(`/areas/${number}/map`);
  },
};

/** What the release test found stays below the buttons. */
const tested = area => async (finding, figures) => byID("release-test").replaceChildren(
  releaseTest(finding, { release: has("decrees.make") && (() => areaActs.release(area, finding, figures, done)) }));

const proposed = async answer => {
  await show();
  tell(answer.proposals.length ? say("done") : say("noClusters"));
};
const decreed = async answer => { location.hash = `#area/${answer.area}`; };

/** What became of somebody at a checkpoint stays on the page until the next. */
async function passed(answer) {
  tell(`${say("verdicts")[answer.verdict]}. ${answer.reasons.map(reason => reason[document.documentElement.lang] ?? reason.vi).join(" ")}`);
}

async function drawMap(path) {
  const container = byID("area-map");
  const map = await request(path);
  await areaMap(container, settings, map);
  byID("map-note")?.after(dotTable(map.dots));
}

/** A list in pages, filtered by one thing. */
async function listed(room, path, parameter, draw, more) {
  const filter = state.filters[room];
  const load = after => request(`${path}?limit=50${filter ? `&${parameter}=${filter}` : ""}${after ? `&after=${after}` : ""}`);
  let rows = [];
  const next = async after => {
    const answer = await load(after);
    rows = rows.concat(answer[room]);
    put(draw({ [room]: rows, next_after: answer.next_after }, filter, {
      ...more, more: (number, button) => act(button, () => next(number)),
      filter: value => { state.filters[room] = value; again(null); },
    }));
  };
  await next();
}

const rooms = { case: "cases", graph: "cases", order: "orders", area: "areas" };

const { go, put, show } = officePages({ pages, first: "today", rooms, session, tell, failedPage: () => [back("#today", "today")] });

languages(() => {
  session.name();
  return show();
});
await session.begin();
