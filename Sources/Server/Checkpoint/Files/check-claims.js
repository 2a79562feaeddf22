// What a permit's credential says, as CWT claims (RFC 8392).

import { LEB128, Malformed, decodeCBOR, hexadecimal, isBytes } from "./check-cbor.js";
import { decodeBase45 } from "./check-base45.js";
import { readSigned } from "./check-cose.js";

const prefix = "ZP1:";
const longest = 1024;
// Seconds up to the year 9999.
const latest = 253_402_300_799;
const mostWard = 1_000_000;

export const isUnsigned = (value, largest = Number.MAX_SAFE_INTEGER) => Number.isInteger(value) && value >= 0 && value <= largest;

export const isText = value => typeof value === "string";

/** Fails where something of a map does not hold, or where the map has other keys. */
export function requireMap(map, required, optional, what) {
  if (!(map instanceof Map)) throw new Malformed(`${what} is no map`);
  const known = new Map([...Object.entries(required), ...Object.entries(optional)].map(([key, holds]) => [Number(key), holds]));
  for (const [key, value] of map) {
    if (!known.has(key) || !known.get(key)(value)) throw new Malformed(`${what}: ${key} is not known or has another form`);
  }
  for (const key of Object.keys(required)) if (!map.has(Number(key))) throw new Malformed(`${what}: ${key} is missing`);
}

/** Ascending numbers as LEB128 differences, the first one itself. */
export function ascending(bytes) {
  const reader = new LEB128(bytes);
  const numbers = [];
  while (!reader.isAtEnd) {
    const step = reader.number();
    if (numbers.length && step === 0) throw new Malformed("a list does not ascend");
    const next = (numbers.at(-1) ?? 0) + step;
    if (!isUnsigned(next)) throw new Malformed("a number of a list is too large");
    numbers.push(next);
  }
  return numbers;
}

/** The signed message and the permit of a credential's text. */
export function readCredential(text) {
  if (!text.startsWith(prefix) || text.length > longest) throw new Malformed("this is no permit of ours");
  const message = readSigned(decodeBase45(text.slice(prefix.length)));
  return { message, permit: readClaims(message.payload) };
}

function readClaims(payload) {
  const claims = decodeCBOR(payload);
  const isSecond = value => isUnsigned(value, latest);
  requireMap(claims, {
    1: isText, 4: isSecond, 5: isSecond, 6: isSecond, 7: value => isBytes(value, 6) && value[0] < 32, [-65537]: value => value instanceof Map,
  }, {}, "the claims");
  const facts = claims.get(-65537);
  const isWard = value => isUnsigned(value, mostWard);
  requireMap(facts, {
    1: isUnsigned, 2: isText, 3: isText, 4: isText, 7: isHours, 8: value => isUnsigned(value, 127) && value > 0, 9: value => isBytes(value, 4), 10: isWard, 11: isWard,
    12: value => isBytes(value), 15: isUnsigned, 16: isText, 17: isText,
  }, { 5: value => isUnsigned(value, 9999), 6: isText, 13: isText, 14: isText }, "the permit");
  const route = ascending(facts.get(12));
  const [origin, destination] = [facts.get(10), facts.get(11)];
  if (!route.includes(origin) || !route.includes(destination) || !route.every(isWard)) throw new Malformed("the route is without its ends");
  return {
    issuer: claims.get(1), until: claims.get(4), from: claims.get(5), issuedAt: claims.get(6), serial: facts.get(1), group: facts.get(2), purpose: facts.get(3),
    holder: facts.get(4), birthYear: facts.get(5), lastDigits: facts.get(6), hours: facts.get(7), weekdays: facts.get(8), vintage: hexadecimal(facts.get(9)), origin,
    destination, route, vehicle: facts.get(13), plate: facts.get(14), revision: facts.get(15), policy: facts.get(16), issuedBy: facts.get(17),
  };
}

export function isHours(value) {
  return Array.isArray(value) && value.length === 2 && isUnsigned(value[0], 1439) && isUnsigned(value[1], 1440);
}
