// The page of a checkpoint: takes what is scanned, picked, pasted or typed, and says what it is worth.

import { NotTaken, keyOfHexadecimal } from "./check-bundle.js";
import { check } from "./check-verdict.js";
import { KeptBundle, Tally, settings } from "./checkpoint-kept.js";
import { Camera, canRead, readFile } from "./checkpoint-reader.js";
import { byId, hideVerdict, showAge, showData, showPlaces, showTally, showVerdict, showWords } from "./checkpoint-show.js";
import { languageNow, setLanguage, spoken, word } from "./checkpoint-words.js";

const config = JSON.parse(byId("config").textContent);
const refreshEvery = 5 * 60_000;
const forgetAfter = 3 * 60_000;
const nowSeconds = () => Math.floor(Date.now() / 1000);
const camera = new Camera(byId("video"));

let kept;
let tally;
let shown = null;
let hiding = 0;

const say = (id, text) => { byId(id).textContent = text; };

function sayOfData(text, isWrong = false) {
  byId("data-message").dataset.kind = isWrong ? "wrong" : "right";
  say("data-message", text);
}

function showAll() {
  const now = nowSeconds();
  showWords(languageNow());
  showAge(kept.state, now);
  showData(kept.state);
  showPlaces(kept.state, settings.get("ward"));
  showTally(tally);
  if (shown) showVerdict(shown.verdict, kept.state, shown.now, config.words);
}

function wardNumber() {
  const code = byId("ward").value;
  const number = code ? kept.state?.vintage.wards.findIndex(ward => ward.code === code) : -1;
  return number >= 0 ? number : null;
}

async function decide(text) {
  const now = nowSeconds();
  const verdict = await check(text, kept.state, now, wardNumber());
  shown = { verdict, now };
  tally.add(verdict.kind);
  showAge(kept.state, now);
  showVerdict(verdict, kept.state, now, config.words);
  showTally(tally);
  byId("ask").hidden = true;
  byId("typed-text").value = "";
  byId("verdict").focus();
  byId("verdict").scrollIntoView({ block: "start" });
  // A permit stays in sight no longer than an officer needs.
  clearTimeout(hiding);
  hiding = setTimeout(next, forgetAfter);
}

function next() {
  clearTimeout(hiding);
  shown = null;
  hideVerdict();
  byId("ask").hidden = false;
  say("message", "");
  (byId("scan").hidden ? byId("typed-text") : byId("scan")).focus();
}

async function scan() {
  say("message", "");
  byId("camera-box").hidden = false;
  try {
    const text = await camera.scan();
    if (text !== null) await decide(text);
  } catch {
    say("message", word("noCamera"));
  } finally {
    byId("camera-box").hidden = true;
  }
}

async function pick() {
  const [file] = byId("image").files;
  byId("image").value = "";
  if (!file) return;
  say("message", "");
  camera.stop();
  try {
    const text = await readFile(file);
    if (text === null) say("message", word("noCode"));
    else await decide(text);
  } catch {
    say("message", word("noImage"));
  }
}

async function typed(event) {
  event.preventDefault();
  const { value } = byId("typed-text");
  if (!value.trim()) {
    say("message", word("empty"));
    byId("typed-text").focus();
    return;
  }
  say("message", "");
  camera.stop();
  // What is pasted has capitals already; what is typed is read in either.
  await decide(/^\s*zp1:/i.test(value) ? value.toUpperCase() : value);
}

/** Takes a bundle's bytes and says what came of it. */
async function takeBytes(bytes) {
  const before = kept.state;
  const isKept = await kept.take(bytes);
  const isSame = before?.number === kept.state.number && before.issuedAt === kept.state.issuedAt;
  sayOfData(word(!isKept ? "notKept" : isSame ? "same" : "taken"), !isKept);
  showAll();
}

function sayNotTaken(error) {
  sayOfData(spoken(error instanceof NotTaken ? config.words.bundles[error.code] : config.words.reasons.algorithm), true);
}

async function load() {
  const [file] = byId("bundle").files;
  byId("bundle").value = "";
  if (!file) return;
  try {
    await takeBytes(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    sayNotTaken(error);
  }
}

async function refresh(isAsked) {
  if (!config.bundle || (navigator.onLine === false && !isAsked)) return;
  try {
    for (const since of kept.wantsWhole ? [0] : [kept.state.number, 0]) {
      const answer = await fetch(`${config.bundle}?since=${since}`, { cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(60_000) });
      const isStranger = answer.status === 401 || answer.status === 403;
      byId("sign-in").hidden = !isStranger;
      if (isStranger) {
        sayOfData(word("unsigned"), true);
        // Who has no data must see what to do.
        if (!kept.state) byId("data").open = true;
        return;
      }
      if (!answer.ok) {
        if (isAsked) sayOfData(word("notServed"), true);
        return;
      }
      try {
        await takeBytes(new Uint8Array(await answer.arrayBuffer()));
        return;
      } catch (error) {
        // What changed does not fit what is here: the whole does.
        if (error.code === "gap" && since > 0) continue;
        // What a server keeps for a while may be older than what came by a file.
        if (error.code === "older") sayOfData(word("same"));
        else sayNotTaken(error);
        return;
      }
    }
  } catch {
    if (isAsked) sayOfData(word("unreachable"), true);
  }
}

/** Gives the server the token; the browser keeps what comes of it, out of the page's reach. */
async function signIn(event) {
  event.preventDefault();
  const token = byId("token").value.trim();
  byId("token").value = "";
  try {
    const answer = await fetch(config.session, {
      method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ token }),
      signal: AbortSignal.timeout(30_000),
    });
    if (answer.ok) {
      byId("refresh").focus();
      await refresh(true);
    } else sayOfData(word("badToken"), true);
  } catch {
    sayOfData(word("unreachable"), true);
  }
}

function choosePlace(event) {
  if (event.target.id === "district") settings.set("ward", "");
  else settings.set("ward", byId("ward").value);
  const chosen = event.target.id;
  showPlaces(kept.state, settings.get("ward"));
  byId(chosen).focus();
}

function listen() {
  byId("scan").addEventListener("click", scan);
  byId("stop").addEventListener("click", () => {
    camera.stop();
    byId("scan").focus();
  });
  byId("pick").addEventListener("click", () => byId("image").click());
  byId("image").addEventListener("change", pick);
  byId("typed").addEventListener("submit", typed);
  byId("next").addEventListener("click", next);
  byId("sign-in").addEventListener("submit", signIn);
  byId("load").addEventListener("click", () => byId("bundle").click());
  byId("bundle").addEventListener("change", load);
  byId("refresh").addEventListener("click", () => refresh(true));
  byId("forget").addEventListener("click", async () => {
    await kept.forget();
    sayOfData(word("forgotten"));
    showAll();
  });
  byId("reset").addEventListener("click", () => {
    tally.reset(today());
    showTally(tally);
  });
  for (const id of ["district", "ward"]) byId(id).addEventListener("change", choosePlace);
  for (const id of ["vi", "en"]) {
    byId(id).addEventListener("click", () => {
      setLanguage(id);
      settings.set("language", id);
      showAll();
    });
  }
  globalThis.addEventListener("online", () => refresh(false));
  setInterval(() => showAge(kept.state, nowSeconds()), 10_000);
  setInterval(() => refresh(false), refreshEvery);
}

/** The beginning of this day by the device's own clock, as seconds of a clock of UTC. */
function today() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 1000;
}

async function begin() {
  setLanguage(settings.get("language") ?? (/^en/i.test(navigator.language) ? "en" : "vi"));
  tally = new Tally(today());
  kept = new KeptBundle([]);
  const isSecure = Boolean(globalThis.crypto?.subtle);
  if (isSecure) {
    kept.anchors = await Promise.all(config.anchors.map(keyOfHexadecimal));
    if (!await kept.restore()) sayOfData(word("damaged"), true);
  }
  const reads = await canRead();
  byId("pick").hidden = !reads;
  byId("scan").hidden = !reads || !navigator.mediaDevices?.getUserMedia;
  byId("refresh").hidden = !config.bundle;
  showAll();
  if (isSecure) listen();
  else for (const item of document.querySelectorAll("main button, main input, main select")) item.disabled = true;
  if (!isSecure) say("message", word("insecure"));
  else if (!reads) say("message", word("noReader"));
  document.documentElement.dataset.ready = "true";
  if (isSecure) await refresh(false);
}

begin();
