// Says of a permit, a bundle and a moment whether the permit holds: the same decision as the program's own checker makes, in the same order.

import { Unsupported, isSigned } from "./check-cose.js";
import { readCredential } from "./check-claims.js";
import { findListed, looksTyped, readTyped } from "./check-code.js";

const refusedReasons = new Map([[1, "revoked"], [2, "suspended"], [3, "replaced"], [4, "reported-lost"]]);

const refused = (reason, more = {}) => ({ kind: "refused", reason, ...more });
const undecided = (reason, more = {}) => ({ kind: "undecided", reason, ...more });

/**
 * `text` is a credential or a typed code, `now` seconds since 1970, `ward` the number of the checkpoint's ward or null.
 * What comes back has `kind`, `reason` (null when valid), `notes`, `permit` once it may be believed, `age` of the bundle in seconds.
 */
export async function check(text, state, now, ward) {
  // A blank is a character of base45: at the end it stays.
  const given = text.replace(/^[ \t\r\n]+|[\t\r\n]+$/g, "");
  const verdict = looksTyped(given) ? await checkTyped(given, state, now, ward) : await checkCredential(given, state, now, ward);
  return { ...verdict, notes: verdict.kind === "valid" ? verdict.notes : [], age: state ? now - state.issuedAt : null };
}

async function checkCredential(text, state, now, ward) {
  let credential;
  try {
    credential = readCredential(text);
  } catch {
    return refused("malformed");
  }
  if (!state) return undecided("no-bundle");
  const { message, permit } = credential;
  const key = state.keys.get(message.kid);
  if (!key) return ageReason(state, now) ? undecided("key-unknown-bundle-old") : refused("key-unknown");
  if (!(key.use & 1)) return refused("key-not-in-force");
  try {
    if (!await isSigned(message, key)) return refused("signature");
  } catch (error) {
    if (error instanceof Unsupported) return undecided("algorithm");
    throw error;
  }
  if (key.withdrawn !== null) return refused("key-withdrawn");
  if (permit.issuedAt < key.from || (key.until !== null && permit.issuedAt >= key.until)) return refused("key-not-in-force");
  if (permit.issuer !== state.issuer) return refused("issuer");
  return { permit, ...checkPermit(permit, state, now, ward) };
}

async function checkTyped(text, state, now, ward) {
  const code = readTyped(text);
  if (code === null) return undecided("code-mistyped");
  if (!state) return undecided("no-bundle");
  const age = ageReason(state, now);
  if (age) return undecided(age);
  if (!state.listed) return undecided("codes-not-listed");
  const permit = await findListed(code, state);
  if (!permit) return refused("code-unknown");
  return { permit, ...checkPermit(permit, state, now, ward) };
}

/** Why a bundle decides nothing at a moment; null where it does. */
export function ageReason(state, now) {
  const { skew, maxAge } = state.policy;
  if (state.issuedAt > now + skew) return "bundle-future";
  return now - state.issuedAt > maxAge + skew ? "bundle-old" : null;
}

function checkPermit(permit, state, now, ward) {
  const age = ageReason(state, now);
  if (age) return undecided(age);
  const { skew } = state.policy;
  if (permit.issuedAt !== undefined && permit.issuedAt > now + skew) return refused("issued-later");
  if (now + skew < permit.from) return refused("not-yet");
  if (now - skew >= permit.until) return refused("expired");
  const clock = clockReason(permit, now + state.policy.clockOffset);
  if (clock) return refused(clock);
  const place = search(state.refused.serials, permit.serial);
  if (place >= 0) {
    const byte = state.refused.reasons[place];
    return refused(refusedReasons.get(byte) ?? "refused-otherwise", { words: state.reasons.get(byte) });
  }
  if (permit.vintage !== state.vintage.digest) return undecided("vintage-unknown");
  if (permit.route.some(number => number >= state.vintage.wards.length)) return refused("malformed");
  const notes = permit.isTyped ? ["route-unknown"] : [];
  if (ward !== null && !permit.isTyped && !permit.route.includes(ward)) return refused("not-on-route", { ward });
  return checkZones(permit, state, now, notes);
}

/** Over midnight the hours after it belong to the day before. */
function clockReason(permit, local) {
  const day = Math.floor(local / 86400);
  const minute = Math.floor((local - day * 86400) / 60);
  const [from, until] = permit.hours;
  const isOver = from >= until;
  const isInside = isOver ? minute >= from || minute < until : from <= minute && minute < until;
  const began = isOver && minute < from ? day - 1 : day;
  // 1 January 1970 was a Thursday; bit 0 is Monday.
  const weekday = (((began + 3) % 7) + 7) % 7;
  if (!(permit.weekdays >> weekday & 1)) return "wrong-day";
  return isInside ? null : "wrong-hour";
}

/** The index of a level at a moment, announced turns counted; 255 where there are no data. */
export function levelOf(ward, zones, now) {
  let level = zones.wards[ward];
  for (const [turned, at, next] of zones.turns) {
    if (at > now) break;
    if (turned === ward) level = next;
  }
  return level;
}

function checkZones(permit, state, clock, notes) {
  // A clock that is behind does not lead to a time before the bundle, of which the bundle says nothing.
  const now = Math.max(clock, state.issuedAt);
  const gate = state.gate.find(item => item.from <= now && (item.until === null || now < item.until));
  if (!gate) return undecided("gate-unknown");
  const masks = gate.groups.get(permit.group);
  if (!masks) return refused("group");
  const allows = (mask, level) => Math.floor(mask / 2 ** level) % 2 === 1;
  const between = permit.route.filter(number => number !== permit.origin && number !== permit.destination);
  const places = [[permit.origin, 0, "origin-level"], [permit.destination, 1, "destination-level"], ...between.map(number => [number, 2, "through-level"])]
    .map(([number, role, reason]) => ({ number, role, reason, level: levelOf(number, state.zones, now) }));
  const isNeeded = places.some(({ level }) => level === 255 || allows(masks[3], level));
  if (!isNeeded) return { kind: "valid", reason: null, notes: [...notes, "needless"] };
  const stopped = places.find(({ level, role }) => level !== 255 && !allows(masks[role], level));
  if (stopped) return refused(stopped.reason, { ward: stopped.number, level: stopped.level });
  const unknown = places.find(({ level }) => level === 255);
  if (unknown) return undecided("zone-unknown", { ward: unknown.number });
  return { kind: "valid", reason: null, notes };
}

/** Where a number stands in an ascending list; -1 where it does not. */
function search(list, number) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (list[middle] < number) low = middle + 1;
    else high = middle;
  }
  return list[low] === number ? low : -1;
}
