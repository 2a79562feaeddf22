// Typed codes: nine characters and one that checks them, and the list by which a bundle knows them.

import { isCodeAt, listedSize, placeOfCode } from "./check-bundle.js";

const alphabet32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const alike = { O: "0", I: "1", L: "1" };

const codeLength = 9;

/** Whether a text is meant as a typed code, rightly typed or not. */
export const looksTyped = text => /^[0-9A-Za-z -]{1,24}$/.test(text);

/** The nine characters of a code that was typed; null where it was mistyped. */
export function readTyped(text) {
  const characters = Array.from(text.toUpperCase().replace(/[ -]/g, ""), character => alike[character] ?? character);
  const digits = characters.map(character => alphabet32.indexOf(character));
  if (digits.length !== codeLength + 1 || digits.includes(-1)) return null;
  // The sum in the field of 32 elements, modulo x^5 + x^2 + 1.
  const sum = digits.slice(0, codeLength).reduce((before, digit) => {
    const doubled = (before ^ digit) << 1;
    return doubled & 32 ? doubled ^ 0x25 : doubled;
  }, 0);
  return sum === digits[codeLength] ? characters.slice(0, codeLength).join("") : null;
}

/** The permit that a bundle lists under a code; null where it lists none. */
export async function findListed(code, state) {
  const { salt, iterations, list } = state.listed;
  const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(code), "PBKDF2", false, ["deriveBits"]);
  const key = new Uint8Array(await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, secret, 64));
  const place = placeOfCode(list, key);
  return isCodeAt(list, place, key) ? readEntry(list.subarray(place * listedSize, (place + 1) * listedSize), state) : null;
}

function readEntry(entry, state) {
  const view = new DataView(entry.buffer, entry.byteOffset, entry.byteLength);
  const origin = view.getUint16(26);
  const destination = view.getUint16(28);
  const hours = [view.getUint16(21), view.getUint16(23)];
  if (hours[0] >= 1440 || hours[1] > 1440) return null;
  return {
    isTyped: true, serial: view.getUint32(8), from: view.getUint32(12), until: view.getUint32(16), group: [...state.policy.groups.keys()][view.getUint8(20)],
    hours, weekdays: view.getUint8(25), vintage: state.vintage.digest, origin, destination,
    route: origin === destination ? [origin] : [Math.min(origin, destination), Math.max(origin, destination)],
  };
}
