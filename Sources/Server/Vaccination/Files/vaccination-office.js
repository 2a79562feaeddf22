// The page of officers of vaccination: to whom a dose is due, somebody's doses, records to match. Addresses hold row numbers only.

import { officePages } from "/desk/files/office-pages.js";
import { officerSession } from "/desk/files/officer-session.js";
import { back, byID, complain, doing, explain, languages, myWards, request, say, setTerms, setWards, tell } from "./vaccination-parts.js";
import { dueList, matchCard } from "./vaccination-lists.js";
import { doseFile, lookup, person, reaction, receipt, record, withdraw } from "./vaccination-person.js";

const state = { due: { kind: "due" }, found: null, told: null, after: 0 };
const reads = { due: "vaccination.read", person: "vaccination.read", matches: "citizens.match" };
const session = officerSession({
  parts: { say, request, complain, doing, explain }, rights: ["vaccination.read", "vaccination.record"], refusal: "noVaccinationRight", began,
  ended() {
    Object.assign(state, { found: null, told: null });
    byID("shown").replaceChildren();
  },
});
const { act, has } = session;

async function began() {
  for (const link of document.querySelectorAll("[data-room]")) link.hidden = !has(reads[link.dataset.room]);
  const { wards, on, products } = await request("/vaccination/terms");
  setWards(wards);
  setTerms({ products });
  state.on = on;
  state.due.ward = myWards()[0]?.[0];
  await show();
}

const done = async () => {
  await show();
  tell(say("done"));
};

const chosen = name => value => act(null, async () => {
  state.due[name] = value;
  await show();
});

const pages = {
  async due() {
    const query = Object.entries(state.due).filter(([, value]) => value).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join("");
    let people = [];
    const next = async after => {
      const answer = await request(`/vaccination/due?limit=50${query}${after ? `&after=${encodeURIComponent(after)}` : ""}`);
      people = people.concat(answer.people);
      put(dueList({ ...answer, people }, state.due, {
        kind: chosen("kind"), ward: chosen("ward"), ageFrom: chosen("age_from"), ageTo: chosen("age_to"), more: (cursor, button) => act(button, () => next(cursor)),
      }));
    };
    await next();
  },
  async person() {
    put([...lookup(state.found, {
      look: (identifier, button) => act(button, async () => {
        state.found = await request("/vaccination/persons", "POST", { identifier });
        state.told = null;
        await show();
        byID("found").focus();
      }),
      record: has("vaccination.record") && (() => record(state.on, async told => {
        Object.assign(state, { found: null, told });
        await show();
        tell(say("done"));
      })),
    }), ...(state.told ? receipt(state.told) : [])]);
  },
  async dose(number) {
    const file = await request(`/vaccination/doses/${number}`);
    const does = {
      reaction: has("vaccination.record") && (() => reaction(file.dose, state.on, done)), withdraw: has("vaccination.record") && (() => withdraw(file.dose, done)),
      person: button => act(button, async () => {
        const told = await request(`/vaccination/doses/${number}/person`);
        put(doseFile(told.file, does));
        byID("person").replaceChildren(person(told.person));
      }),
    };
    put(doseFile(file, does));
  },
  async matches() {
    const { matches, open_in_city } = await request(`/vaccination/matches?limit=1&after=${state.after}`);
    put(matchCard(matches[0], open_in_city, (decision, button) => act(button, async () => {
      await request(`/vaccination/matches/${matches[0].match}`, "POST", decision);
      state.after = matches[0].match;
      await done();
      byID("match")?.focus();
    })));
  },
};

const { put, show } = officePages({ pages, first: "due", rooms: { dose: "person" }, session, tell, failedPage: () => [back("#due", "dueWord")] });

// Whoever was looked at is not shown again to whoever comes back to the page.
addEventListener("hashchange", () => {
  if (!location.hash.startsWith("#person")) Object.assign(state, { found: null, told: null });
});
languages(() => {
  session.name();
  return show();
});
await session.begin();
