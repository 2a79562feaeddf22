// The page of a person under quarantine: with the code of the order it says how long, and takes the day's report and position. It keeps nothing.

import { byID, complain, doing, explain, facts, inLanguage, languages, make, request, say, tag, tell } from "./ward-parts.js";
import { moment } from "./ward-facts.js";

const state = { code: "", order: null };
const failed = error => complain(error.status === 404 ? say("unknownCode") : explain(error));
const act = (button, work) => doing(button, work, failed);

byID("enter").addEventListener("submit", event => {
  event.preventDefault();
  act(event.submitter, async () => {
    const code = byID("code").value.trim();
    state.order = await request("/quarantine/status", "POST", { code });
    state.code = code;
    byID("code").value = "";
    show();
    byID("order").focus();
  });
});

const position = () => new Promise((resolve, reject) => {
  if (!navigator.geolocation) return reject(new Error("none"));
  navigator.geolocation.getCurrentPosition(found => resolve(found.coords), reject, { enableHighAccuracy: true, timeout: 30000, maximumAge: 0 });
});

async function checkIn() {
  let at;
  try { at = await position(); } catch { return complain(say("noPosition")); }
  const answer = await request("/quarantine/check-ins", "POST", { code: state.code, longitude: at.longitude, latitude: at.latitude, accuracy: Math.ceil(at.accuracy) });
  await renew();
  tell(`${say("checkedIn")} ${inLanguage(answer.words)}.`);
}

async function renew() {
  state.order = await request("/quarantine/status", "POST", { code: state.code });
  show();
}

function report(event) {
  event.preventDefault();
  const answers = {};
  for (const question of state.order.questions) {
    const field = event.target.elements[question.id];
    if (question.kind === "temperature") { if (field.value) answers[question.id] = Number(field.value); }
    else if (field.value) answers[question.id] = field.value === "yes";
  }
  act(event.submitter, async () => {
    await request("/quarantine/reports", "POST", { code: state.code, answers });
    await renew();
    tell(say("reportTaken"));
  });
}

const question = one => {
  if (one.kind === "temperature") {
    return make("div", {}, make("label", { for: one.id }, inLanguage(one)), make("input", { id: one.id, name: one.id, type: "number", step: 0.1, min: 30, max: 45, inputmode: "decimal", required: true }));
  }
  return make("fieldset", {}, make("legend", {}, inLanguage(one)), make("div", { class: "checks" }, ...["no", "yes"].map(value =>
    make("label", {}, make("input", { type: "radio", name: one.id, value, required: true }), say(value)))));
};

function show() {
  const order = state.order;
  if (!order) return;
  byID("enter").hidden = true;
  byID("order").hidden = false;
  byID("order").replaceChildren(
    make("section", { class: "card" },
      make("div", { class: "head" }, make("h2", {}, say("yourOrder")), tag("", inLanguage(order.words))),
      make("p", {}, say("untilDay"), make("br"), make("span", { class: "number" }, moment(order.planned_end))),
      order.days_left > 0 ? make("p", { class: "soft" }, say("daysLeft", order.days_left)) : "",
      facts([[say("start"), moment(order.start)], [say("testDays"), order.test_days.map(moment).join(", ")]])),
    ...(order.has_begun ? [
      make("section", { class: "card big" }, make("h2", {}, say("position")),
        order.check_ins_left > 0 ? tag("", say("checkInsLeft", order.check_ins_left), "warn") : tag("", say("checkInsDone"), "good"),
        make("p", {}, say("positionHow")),
        make("button", { type: "button", class: "main", onclick: event => act(event.currentTarget, checkIn) }, say("sendPosition")), make("p", { class: "small" }, say("positionPrivacy"))),
      make("section", { class: "card" }, make("h2", {}, say("selfReport")),
        order.questions.length === 0 ? make("p", {}, say("noReport")) : order.reports_left === 0 ? tag("", say("reportedToday"), "good") : "",
        order.questions.length === 0 ? "" : make("form", { class: "big", onsubmit: report }, ...order.questions.map(question), make("button", { type: "submit", class: "main" }, say("sendReport")))),
    ] : []),
    make("p", { class: "who" }, say("helpNotice")),
    make("div", { class: "acts" }, make("button", { type: "button", onclick: forget }, say("forget"))));
}

function forget() {
  Object.assign(state, { code: "", order: null });
  byID("order").replaceChildren();
  byID("order").hidden = true;
  byID("enter").hidden = false;
  byID("code").focus();
}

languages(show);
document.documentElement.dataset.ready = "true";
