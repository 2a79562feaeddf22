// Certificates of vaccination: made by the identifier, shown as a QR code that can be printed, revoked.

import { ask } from "/ward-office/files/ward-forms.js";
import { digits, facts, make, moment, request, say, term } from "./vaccination-parts.js";

/** The drawing that the server made; nothing in it can run. */
function drawing(svg) {
  const node = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
  node.setAttribute("role", "img");
  node.setAttribute("aria-label", say("qrCode"));
  return node;
}

/** Asks for whom; what was made stands below until the page is left. */
export function certificates(made, does) {
  const field = make("input", { id: "identifier", inputmode: "numeric", autocomplete: "off", maxlength: 20, required: true, "aria-describedby": "certify-how" });
  return [
    make("section", { class: "card unprinted" }, make("h2", { tabindex: "-1" }, say("certificatesWord")),
      make("form", { class: "lookup", onsubmit: event => {
        event.preventDefault();
        does.certify(digits(field.value), event.submitter);
        field.value = "";
      } }, make("div", {}, make("label", { for: "identifier" }, say("identifierWord")), field), make("button", { type: "submit", class: "main" }, say("certify"))),
      make("p", { class: "small", id: "certify-how" }, say("certifyHow"), " ", say("personHow")),
      make("div", { class: "acts" }, make("button", { type: "button", onclick: () => does.revoke(null) }, say("revokeWord")))),
    made ? make("section", { class: "card certificate", id: "certificate", tabindex: "-1" },
      make("h3", {}, say("certificateTitle")), make("div", { class: "certified" }, drawing(made.code), facts([
        [say("name"), [made.family_name, made.given_name].filter(Boolean).join(" ")], [say("birth"), made.birth], [say("product"), term("products", made.product)], [say("doseWord"), say("doseOf", made.dose, made.series)],
        [say("day"), moment(made.day)], [say("certifiedBy"), `${made.authority} (${made.country})`], [say("certificateNumber"), String(made.certificate)], [say("uniqueIdentifier"), make("span", { class: "long" }, made.identifier)],
        [say("holdsThrough"), moment(made.expires_at)],
      ])),
      make("div", { class: "acts many unprinted" }, make("button", { type: "button", class: "main", onclick: () => print() }, say("printWord")), make("button", { type: "button", onclick: () => does.revoke(made.certificate) }, say("revokeWord"))),
    ) : null,
  ];
}

export const revoke = (number, done) => ask(say("revokeWord"), [
  ...(number ? [] : [{ name: "certificate", type: "number", required: true, least: 1, step: 1 }]), { name: "ground", type: "long", required: true, longest: 300, wide: true },
], { sendWord: "revokeWord", text: say("revokeHow"), send: async ({ certificate, ground }) => done(await request(`/vaccination/certificates/${number ?? certificate}/revoke`, "POST", { ground })) });
