// The applicant's page: what the rules say, the application, and how it stands. It keeps nothing of what is typed.

import {
  byID, complain, doing, explain, facts, inLanguage, languages, language, make, options, reasonList, request, say, tag, tell, time,
} from "./permit-parts.js";

const state = { policy: null, route: [], receipt: null, found: null, tried: null, reference: "" };

// The form

const nameOf = ward => ward ? `${ward.name}${ward.district ? `, ${ward.district}` : ""}` : "";
const wardOf = code => state.policy.wards.find(ward => ward.code === code);
const districts = () => [...new Set(state.policy.wards.map(ward => ward.district ?? ""))]
  .sort((a, b) => a.localeCompare(b, "vi", { numeric: true }));

function fillWards(id, first) {
  const district = byID(`${id}-district`).value;
  const wards = state.policy.wards.filter(ward => (ward.district ?? "") === district)
    .sort((a, b) => a.name.localeCompare(b.name, "vi", { numeric: true }));
  options(byID(id), district === "" && districts()[0] !== "" ? [] : wards.map(ward => [ward.code, ward.name]), first);
}

const groupOf = purpose => state.policy.purposes.find(one => one.id === purpose)?.group;
const exemption = () => state.policy.exemptions.find(one => one.id === byID("purpose").value);

/** The rules of a kind that hold for the purpose. */
function rulesFor(kind) {
  const purpose = byID("purpose").value;
  return state.policy[kind].filter(rule => rule.known && purpose && !exemption()
    && (rule.groups.length === 0 || rule.groups.includes(groupOf(purpose)))
    && (rule.purposes.length === 0 || rule.purposes.includes(purpose)));
}

function fillForm() {
  const policy = state.policy;
  const purpose = byID("purpose");
  const kept = purpose.value;
  purpose.replaceChildren(make("option", { value: "" }, say("choose")),
    ...policy.groups.map(group => make("optgroup", { label: inLanguage(group.name) },
      ...policy.purposes.filter(one => one.group === group.id).map(one => make("option", { value: one.id }, inLanguage(one.name))))),
    make("optgroup", { label: say("needNone") }, ...policy.exemptions.map(one => make("option", { value: one.id }, inLanguage(one.name)))));
  purpose.value = kept;
  for (const id of ["origin", "destination", "through"]) {
    options(byID(`${id}-district`), districts().map(name => [name, name]), say("district"));
    fillWards(id, say("ward"));
  }
  options(byID("vehicle"), policy.vehicles.map(one => [one.id, inLanguage(one.name)]), say("none"));
  options(byID("applicant"), Object.entries(say("applicants")));
  const days = chosen("days");
  byID("days").replaceChildren(...say("weekdayNames").map((name, i) =>
    check("day", String(i + 1), name, days.length === 0 || days.includes(String(i + 1)))));
  fillPurpose();
  fillRoute();
}

function check(name, value, text, isChecked, note) {
  return make("label", {}, make("input", { type: "checkbox", name, value, checked: isChecked }), text,
    note ? make("span", { class: "needed" }, `(${note})`) : null);
}

const chosen = id => [...byID(id).querySelectorAll("input:checked")].map(input => input.value);

/** What depends on the purpose: who issues, and which documents are asked for. */
function fillPurpose() {
  const policy = state.policy;
  const shown = chosen("documents");
  const exempt = exemption();
  const asked = new Set(exempt ? exempt.proof : rulesFor("required_documents").flatMap(rule => rule.documents));
  const list = [...policy.documents].sort((a, b) => asked.has(b.id) - asked.has(a.id));
  byID("documents").replaceChildren(...list.map(one =>
    check("document", one.id, inLanguage(one.name), shown.includes(one.id), asked.has(one.id) && say("asked"))));
  const issuing = rulesFor("issuing")[0];
  const issuer = issuing && policy.issuers.find(one => one.id === issuing.issuer);
  byID("issuer").textContent = issuer ? say("whoIssues", inLanguage(issuer.name)) : "";
}

function fillRoute() {
  byID("route").replaceChildren(...state.route.map((code, i) => make("button", {
    type: "button", "aria-label": say("remove", nameOf(wardOf(code))),
    onclick: () => { state.route.splice(i, 1); fillRoute(); },
  }, `${nameOf(wardOf(code))} ×`)));
}

function journey() {
  const hours = byID("from-hour").value && byID("until-hour").value ? `${byID("from-hour").value}-${byID("until-hour").value}` : undefined;
  return {
    purpose: byID("purpose").value, applicant: byID("applicant").value, origin: byID("origin").value,
    destination: byID("destination").value, route: state.route, begins: byID("begins").value, ends: byID("ends").value, hours,
    weekdays: chosen("days").map(Number), vehicle: byID("vehicle").value || undefined, documents: chosen("documents"),
  };
}

function person() {
  const text = id => byID(id).value.trim() || undefined;
  return {
    identifier: byID("identifier").value.replace(/[\s.-]/g, ""), name: text("name"),
    birth_year: byID("birth-year").value ? Number(byID("birth-year").value) : undefined,
    phone: text("phone"), occupation: text("occupation"), plate: text("plate"),
  };
}

const inputs = {
  "journey.purpose": "purpose", "journey.origin": "origin", "journey.destination": "destination", "journey.begins": "begins",
  "journey.ends": "ends", "journey.hours": "from-hour", "journey.vehicle": "vehicle", "person.identifier": "identifier",
  "person.name": "name", "person.birth_year": "birth-year", "person.phone": "phone", "person.plate": "plate",
};

function failed(error) {
  complain(explain(error));
  const input = inputs[error.parameter];
  if (input) byID(input).focus();
}

// Answers

const localTime = text => text.replace("T", " ").slice(0, 16);
const until = (from, end) => `${localTime(from)} – ${localTime(end)}`;

function showTried() {
  const answer = state.tried;
  if (!answer) return;
  byID("tried").replaceChildren(make("div", { class: "answer" },
    make("h3", {}, `${say("result")}: `, tag(answer.outcome, say("states")[answer.outcome])),
    reasonList(answer.reasons),
    answer.outcome === "allowed" ? facts([[say("validFor"), until(answer.from, answer.until)], [say("hoursOfDay"), answer.hours]]) : null));
}

function showReceipt() {
  const answer = state.receipt;
  if (!answer) return;
  byID("answer").replaceChildren(make("div", { class: "answer" },
    make("h3", {}, `${say("sent")}: `, tag(answer.state, inLanguage(answer.words))),
    make("p", {}, make("span", { class: "small" }, say("reference")), make("br"), make("span", { class: "code" }, answer.reference)),
    make("p", {}, say("keep")),
    answer.issuer ? facts([[say("goesTo"), inLanguage(answer.issuer)]]) : null, reasonList(answer.reasons)));
}

function showFound() {
  const answer = state.found;
  if (!answer) return;
  const permit = answer.permit;
  const open = ["received", "needs-documents", "seconding", "approved"].includes(answer.state);
  byID("found").replaceChildren(make("div", { class: "answer" },
    make("h3", {}, `${say("stands")}: `, tag(answer.state, inLanguage(answer.words))),
    facts([
      [say("goesTo"), answer.issuer ? inLanguage(answer.issuer) : null], [say("permitNumber"), permit && String(permit.permit)],
      [say("stands"), permit && inLanguage(permit.words)], [say("until"), permit && time(permit.until)],
    ]),
    ...answer.notices.map(one => make("div", { class: "who" },
      make("strong", {}, `${say("announced")}: ${say("states")[one.change] ?? one.change}, ${time(one.effective_at)}`), reasonList(one.reasons))),
    make("h3", {}, say("steps")),
    make("ul", { class: "reasons" }, ...[...answer.steps.map(step => [step.at, inLanguage(step.words), step.reasons]),
      ...answer.changes.filter(one => one.change !== "issued").map(one => [one.at, say("states")[one.change] ?? one.change, one.reasons])]
      .sort((a, b) => a[0] < b[0] ? 1 : -1)
      .map(([at, what, reasons]) => make("li", {}, make("strong", {}, `${time(at)}: ${what}`), reasonList(reasons)))),
    answer.state === "needs-documents" ? moreDocuments() : null,
    open ? make("div", { class: "acts" }, make("button", { type: "button", onclick: withdraw }, say("withdraw"))) : null));
}

function moreDocuments() {
  const boxes = make("div", { class: "checks column", id: "more-documents" }, ...state.policy.documents.map(one =>
    check("more", one.id, inLanguage(one.name), false)));
  const send = event => doing(event.currentTarget, async () => {
    state.found = await request("/permits/documents", "POST", { reference: state.reference, documents: chosen("more-documents") });
    showFound();
  });
  return make("div", {}, make("h3", {}, say("giveDocuments")), boxes,
    make("div", { class: "acts" }, make("button", { type: "button", class: "main", onclick: send }, say("giveDocuments"))));
}

function withdraw(event) {
  if (!window.confirm(say("withdrawAsk"))) return;
  doing(event.currentTarget, async () => {
    state.found = await request("/permits/withdrawals", "POST", { reference: state.reference });
    showFound();
  });
}

// What is pressed

byID("purpose").addEventListener("change", fillPurpose);
for (const id of ["origin", "destination", "through"]) byID(`${id}-district`).addEventListener("change", () => fillWards(id, say("ward")));
byID("through").addEventListener("change", event => {
  const code = event.target.value;
  if (code && state.route.at(-1) !== code) state.route.push(code);
  event.target.value = "";
  fillRoute();
});

byID("try").addEventListener("click", event => {
  for (const id of ["purpose", "origin", "destination", "begins", "ends"]) if (!byID(id).reportValidity()) return;
  doing(event.currentTarget, async () => {
    state.tried = await request("/permits/decisions", "POST", { journey: journey() });
    showTried();
  }, failed);
});

byID("form").addEventListener("submit", event => {
  event.preventDefault();
  doing(event.submitter, async () => {
    state.receipt = await request("/permits/applications", "POST", { person: person(), journey: journey() });
    state.reference = state.receipt.reference;
    byID("reference").value = state.reference;
    showReceipt();
    byID("answer").focus();
  }, failed);
});

byID("find").addEventListener("submit", event => {
  event.preventDefault();
  doing(event.submitter, async () => {
    state.reference = byID("reference").value.trim();
    state.found = await request("/permits/status", "POST", { reference: state.reference });
    showFound();
    byID("found").focus();
  }, error => complain(error.status === 404 ? say("unknownReference") : explain(error)));
});

function showAll() {
  if (!state.policy) return;
  byID("who").textContent = inLanguage(state.policy.title);
  fillForm();
  showTried();
  showReceipt();
  showFound();
}

languages(showAll);
try {
  state.policy = await request("/permits/policy");
  byID("begins").value = state.policy.at.slice(0, 16).replace(" ", "T");
  showAll();
} catch (error) {
  byID("form").hidden = true;
  complain(error.status === 503 ? `${say("noRules")} ${language() === "en" ? error.message : ""}` : explain(error));
}
