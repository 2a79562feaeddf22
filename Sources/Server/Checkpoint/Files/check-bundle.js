// The signed bundle that an offline checker decides by: keys, policy, wards, zones, the gate and what is refused; whole, or as what changed.

import { LEB128, Malformed, bytesOfHexadecimal, compareBytes, decodeCBOR, hexadecimal, isBytes, joined } from "./check-cbor.js";
import { isSigned, readKey, readSigned } from "./check-cose.js";
import { ascending, isText, isUnsigned, requireMap } from "./check-claims.js";

const kind = "zonal-permits";
const isPair = value => Array.isArray(value) && value.length === 2 && value.every(isText);
const isEnd = value => value === null || isUnsigned(value);
const isNames = value => value instanceof Map && [...value].every(([key, words]) => isText(key) && isPair(words));
const isOffset = value => Number.isSafeInteger(value) && Math.abs(value) <= 86400;

/** Why a bundle was not taken: `code` for the words. */
export class NotTaken extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

function entries(value, what) {
  if (!Array.isArray(value)) throw new Malformed(`${what} are no list`);
  return value;
}

async function readKeys(value) {
  const keys = new Map();
  for (const item of entries(value, "the keys")) {
    requireMap(item, { 1: kid => isBytes(kid, 8), 2: key => key instanceof Map, 3: isUnsigned, 4: isEnd, 5: use => [1, 2, 3].includes(use), 6: isEnd }, {}, "a key");
    const key = await readKey(item.get(2));
    if (key.kid !== hexadecimal(item.get(1)) || keys.has(key.kid)) throw new Malformed("a key has the name of another");
    keys.set(key.kid, { ...key, from: item.get(3), until: item.get(4), use: item.get(5), withdrawn: item.get(6) });
  }
  return keys;
}

function readPolicy(map) {
  requireMap(map, { 1: isText, 2: isText, 3: isUnsigned, 4: isUnsigned, 5: isNames, 6: isNames, 7: isNames, 8: isOffset }, {}, "the policy");
  return {
    id: map.get(1), version: map.get(2), maxAge: map.get(3), skew: map.get(4), groups: map.get(5), purposes: map.get(6), issuers: map.get(7), clockOffset: map.get(8),
  };
}

function readVintage(map) {
  const isWard = ward => Array.isArray(ward) && ward.length === 3 && ward.every(isText);
  requireMap(map, { 1: digest => isBytes(digest, 4), 2: wards => Array.isArray(wards) && wards.length <= 65536 && wards.every(isWard) }, {}, "the wards");
  return { digest: hexadecimal(map.get(1)), wards: map.get(2).map(([code, name, district]) => ({ code, name, district })) };
}

function readZones(map) {
  const isLevel = level => Array.isArray(level) && level.length === 5 && level.every(isText);
  requireMap(map, { 1: isUnsigned, 2: levels => Array.isArray(levels) && levels.length <= 32 && levels.every(isLevel), 3: wards => isBytes(wards), 4: Array.isArray }, {}, "the zones");
  const levels = map.get(2).map(([id, letter, color, vi, en]) => ({ id, letter, color, words: [vi, en] }));
  const wards = map.get(3);
  const isLevelIndex = index => index === 255 || isUnsigned(index, levels.length - 1);
  if (!wards.every(isLevelIndex)) throw new Malformed("a ward has a level that is none");
  let before = 0;
  for (const turn of map.get(4)) {
    if (!Array.isArray(turn) || turn.length !== 3 || !isUnsigned(turn[0], Math.min(wards.length, 65536) - 1) || !isUnsigned(turn[1]) || !isLevelIndex(turn[2]) || turn[1] < before) {
      throw new Malformed("the turns of the levels are not in order");
    }
    before = turn[1];
  }
  return { revision: map.get(1), levels, wards, turns: map.get(4) };
}

function readGate(value) {
  return entries(value, "the times of the gate").map(item => {
    const isMasks = masks => Array.isArray(masks) && masks.length === 4 && masks.every(mask => isUnsigned(mask, 2 ** 32 - 1));
    const isGroups = groups => groups instanceof Map && [...groups].every(([group, masks]) => isText(group) && isMasks(masks));
    requireMap(item, { 1: isUnsigned, 2: isEnd, 3: isGroups }, {}, "the gate");
    return { from: item.get(1), until: item.get(2), groups: item.get(3) };
  });
}

function readRefused(bytes) {
  const reader = new LEB128(bytes);
  const serials = [];
  const reasons = [];
  let last = 0;
  while (!reader.isAtEnd) {
    const step = reader.number();
    if (serials.length && step === 0) throw new Malformed("the refused do not ascend");
    last += step;
    if (!isUnsigned(last)) throw new Malformed("a refused serial is too large");
    serials.push(last);
    reasons.push(reader.byte());
  }
  return { serials, reasons };
}

export const listedSize = 30;

/** Where the first entry stands whose key is not before a key. */
export function placeOfCode(list, key) {
  let low = 0;
  let high = list.length / listedSize;
  while (low < high) {
    const middle = low + high >> 1;
    if (compareBytes(list.subarray(middle * listedSize, middle * listedSize + 8), key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const isCodeAt = (list, place, key) => place * listedSize < list.length && compareBytes(list.subarray(place * listedSize, place * listedSize + 8), key) === 0;

function readListed(map) {
  requireMap(map, { 1: salt => isBytes(salt) && salt.length > 0, 2: count => isUnsigned(count, 10_000_000) && count > 0, 3: list => isBytes(list) }, {}, "the typed codes");
  const list = map.get(3);
  if (list.length % listedSize) throw new Malformed("the typed codes end too early");
  for (let i = listedSize; i < list.length; i += listedSize) {
    if (compareBytes(list.subarray(i - listedSize, i - listedSize + 8), list.subarray(i, i + 8)) >= 0) throw new Malformed("the typed codes do not ascend");
  }
  return { salt: map.get(1), iterations: map.get(2), list };
}

function readReasons(map) {
  const isReasons = [...map].every(([byte, words]) => isUnsigned(byte, 255) && isPair(words));
  if (!isReasons) throw new Malformed("the reasons have another form");
  return map;
}

/** A bundle's payload; `keys` and what follows is undefined where a delta changes nothing of it. */
export async function readPayload(payload) {
  const map = decodeCBOR(payload);
  const isMap = value => value instanceof Map;
  const parts = { 6: Array.isArray, 7: isMap, 8: isMap, 9: isMap, 10: Array.isArray, 14: isMap };
  const head = { 1: value => value === kind, 2: value => isUnsigned(value) && value > 0, 3: isUnsigned, 4: isUnsigned, 5: isText, 11: list => isBytes(list) };
  const isWhole = map instanceof Map && map.get(4) === 0;
  requireMap(map, isWhole ? { ...head, ...parts } : head, isWhole ? { 13: isMap } : { ...parts, 12: list => isBytes(list), 13: isMap }, "the bundle");
  const given = (key, read) => (map.has(key) ? read(map.get(key)) : undefined);
  const bundle = {
    number: map.get(2), issuedAt: map.get(3), since: map.get(4), issuer: map.get(5), keys: await given(6, readKeys), policy: given(7, readPolicy),
    vintage: given(8, readVintage), zones: given(9, readZones), gate: given(10, readGate), refused: readRefused(map.get(11)),
    reinstated: given(12, ascending) ?? [], listed: given(13, readListed), reasons: given(14, readReasons),
  };
  if (bundle.since > bundle.number) throw new Malformed("a delta ends before it begins");
  return bundle;
}

/** Whether the parts of a state belong together. */
function requireWhole(state) {
  if (state.zones.wards.length !== state.vintage.wards.length) throw new NotTaken("malformed");
}

function mergedRefused(state, delta) {
  const all = new Map(state.refused.serials.map((serial, i) => [serial, state.refused.reasons[i]]));
  for (const serial of delta.reinstated) all.delete(serial);
  delta.refused.serials.forEach((serial, i) => all.set(serial, delta.refused.reasons[i]));
  const serials = [...all.keys()].sort((a, b) => a - b);
  return { serials, reasons: serials.map(serial => all.get(serial)) };
}

function mergedListed(old, added) {
  if (!added || !old || hexadecimal(old.salt) !== hexadecimal(added.salt) || old.iterations !== added.iterations) return added ?? old;
  // Both ascend: what is old is taken in long pieces, up to where something comes.
  const pieces = [];
  let taken = 0;
  for (let i = 0; i < added.list.length; i += listedSize) {
    const entry = added.list.subarray(i, i + listedSize);
    const place = placeOfCode(old.list, entry.subarray(0, 8)) * listedSize;
    pieces.push(old.list.subarray(taken, place), entry);
    taken = place + (isCodeAt(old.list, place / listedSize, entry.subarray(0, 8)) ? listedSize : 0);
  }
  return { ...old, list: joined(...pieces, old.list.subarray(taken)) };
}

function applied(state, delta) {
  const kept = name => delta[name] ?? state[name];
  return {
    number: delta.number, issuedAt: delta.issuedAt, since: 0, issuer: state.issuer, keys: kept("keys"), policy: kept("policy"), vintage: kept("vintage"),
    zones: kept("zones"), gate: kept("gate"), reasons: kept("reasons"), refused: mergedRefused(state, delta), reinstated: [],
    listed: mergedListed(state.listed, delta.listed),
  };
}

/** The keys that may sign the next bundle: those given at installation and those that a trusted bundle lists, without the withdrawn. */
export function trustedKeys(anchors, state) {
  const trusted = new Map(anchors.map(key => [key.kid, key]));
  for (const key of state?.keys.values() ?? []) {
    if (key.withdrawn !== null) trusted.delete(key.kid);
    else if (key.use & 2) trusted.set(key.kid, key);
  }
  return trusted;
}

/** The state after a bundle's bytes, whether it came whole, and the key that signed it. `NotTaken` or `Unsupported` leaves what was. */
export async function takeBundle(bytes, state, anchors) {
  let message;
  try {
    message = readSigned(bytes);
  } catch {
    throw new NotTaken("malformed");
  }
  const key = trustedKeys(anchors, state).get(message.kid);
  if (!key) throw new NotTaken("key-unknown");
  if (!await isSigned(message, key)) throw new NotTaken("signature");
  let bundle;
  try {
    bundle = await readPayload(message.payload);
  } catch {
    throw new NotTaken("malformed");
  }
  if (key.from !== undefined && (bundle.issuedAt < key.from || (key.until !== null && bundle.issuedAt >= key.until))) throw new NotTaken("key-not-in-force");
  const isDelta = bundle.since > 0;
  if (!isDelta) requireWhole(bundle);
  if (!state) {
    if (isDelta) throw new NotTaken("gap");
    return { state: bundle, isWhole: true, signer: key };
  }
  if (bundle.issuer !== state.issuer) throw new NotTaken("issuer");
  if (isDelta && bundle.since !== state.number) throw new NotTaken("gap");
  if (bundle.number < state.number || bundle.issuedAt < state.issuedAt) throw new NotTaken("older");
  const next = isDelta ? applied(state, bundle) : bundle;
  requireWhole(next);
  return { state: next, isWhole: !isDelta, signer: key };
}

export const keyOfHexadecimal = text => readKey(decodeCBOR(bytesOfHexadecimal(text)));
