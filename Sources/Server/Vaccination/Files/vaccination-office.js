// The page of officers of vaccination: to whom a dose is due, somebody's doses, sessions, certificates, records to match. Addresses hold row numbers only.

import { officePages } from "/desk/files/office-pages.js";
import { officerSession } from "/desk/files/officer-session.js";
import { ask } from "/ward-office/files/ward-forms.js";
import { back, byID, complain, doing, explain, languages, myWards, request, say, setTerms, setWards, tell } from "./vaccination-parts.js";
import { dueList, matchCard } from "./vaccination-lists.js";
import { certificates, revoke } from "./vaccination-certificates.js";
import { addSite, invite, openSession, sessionFile, sessionList } from "./vaccination-sessions.js";
import { correct, doseFile, lookup, person, reaction, receipt, record, withdraw } from "./vaccination-person.js";

const state = { due: { kind: "due" }, found: null, told: null, made: null, after: 0 };
const reads = { due: "vaccination.read", person: "vaccination.read", sessions: "vaccination.read", certificates: "vaccination.record", matches: "citizens.match" };
const session = officerSession({
  parts: { say, request, complain, doing, explain }, rights: ["vaccination.read", "vaccination.record"], refusal: "noVaccinationRight", began,
  ended() {
    Object.assign(state, { found: null, told: null, made: null });
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

/** Asks once more before what cannot be taken back. */
const confirmed = (word, how, send) => ask(say(word), [], { sendWord: word, text: say(how), send });

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
      correct: has("vaccination.record") && (() => correct(file.dose, state.on, done)),
      reaction: has("vaccination.record") && (() => reaction(file.dose, state.on, done)), withdraw: has("vaccination.record") && (() => withdraw(file.dose, done)),
      person: button => act(button, async () => {
        const told = await request(`/vaccination/doses/${number}/person`);
        put(doseFile(told.file, does));
        byID("person").replaceChildren(person(told.person));
      }),
    };
    put(doseFile(file, does));
  },
  async sessions() {
    const told = await request("/vaccination/sessions");
    put(sessionList(told, has("vaccination.record") && {
      open: () => openSession(told, done), addSite: () => addSite(done),
      close: (site, button) => act(button, async () => {
        await request("/vaccination/sites/close", "POST", { code: site.code });
        await done();
      }),
    }));
  },
  async session(number) {
    const { sessions, on } = await request("/vaccination/sessions");
    let session = sessions.find(one => one.session === number);
    let invited = null;
    const read = async () => ({ session, invitations: invited } = await request(`/vaccination/sessions/${number}/invitations`));
    // One that is long past is told with who was invited only.
    if (!session) await read();
    const mayAct = has("vaccination.record");
    const paint = () => put(sessionFile(session, on, invited, {
      show: button => act(button, async () => {
        await read();
        paint();
      }),
      invite: mayAct && (() => invite(session, async told => {
        await show();
        tell(say("invitedCount", told.invited, told.wards, told.revision));
      })),
      cancel: mayAct && (() => confirmed("cancelSession", "cancelSessionHow", async () => {
        const told = await request(`/vaccination/sessions/${number}/cancel`, "POST");
        await show();
        tell(say("withdrawnCount", told.withdrawn));
      })),
      change: mayAct && ((one, next, button) => act(button, async () => {
        await request(`/vaccination/invitations/${one.invitation}`, "POST", { state: next });
        await read();
        paint();
        tell(say("done"));
      })),
    }));
    paint();
  },
  certificates() {
    put(certificates(state.made, {
      certify: (identifier, button) => act(button, async () => {
        state.made = await request("/vaccination/certificates", "POST", { identifier });
        await show();
        byID("certificate").focus();
      }),
      revoke: number => revoke(number, async () => {
        state.made = null;
        await done();
      }),
    }));
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

const { put, show } = officePages({ pages, first: "due", rooms: { dose: "person", session: "sessions" }, session, tell, failedPage: () => [back("#due", "dueWord")] });

// Whoever was looked at is not shown again to whoever comes back to the page.
addEventListener("hashchange", () => {
  if (!location.hash.startsWith("#person")) Object.assign(state, { found: null, told: null });
  if (!location.hash.startsWith("#certificates")) state.made = null;
});
languages(() => {
  session.name();
  return show();
});
await session.begin();
