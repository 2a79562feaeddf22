// Reads CBOR in its one deterministic form (RFC 8949, 4.2.1) and refuses every other: a second encoding would be a second text of one credential.

export class Malformed extends Error {}

const deepest = 16;

/** One item and nothing after it: numbers, Uint8Array, strings, arrays, Map, null, booleans, and `{tag, value}`. */
export function decodeCBOR(bytes) {
  let at = 0;
  const fail = what => { throw new Malformed(`CBOR at byte ${at}: ${what}`); };
  const take = count => {
    if (count > bytes.length - at) fail("it ends too early");
    at += count;
    return bytes.subarray(at - count, at);
  };
  const argument = info => {
    if (info < 24) return info;
    if (info > 27) fail("a length that is not definite");
    const size = 1 << (info - 24);
    let value = 0n;
    for (const byte of take(size)) value = value << 8n | BigInt(byte);
    // The shortest form holds it where the next shorter does not.
    if (value < (size === 1 ? 24n : 1n << BigInt(4 * size))) fail("a number longer than need be");
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
  };
  const count = info => {
    const value = argument(info);
    // Whatever is counted has at least a byte.
    if (typeof value === "bigint" || value > bytes.length - at) fail("more than there is");
    return value;
  };
  const item = depth => {
    if (depth > deepest) fail("too deep");
    const head = take(1)[0];
    const info = head & 31;
    switch (head >> 5) {
      case 0: return argument(info);
      case 1: {
        const value = argument(info);
        return typeof value === "bigint" ? -1n - value : -1 - value;
      }
      case 2: return take(count(info)).slice();
      case 3: {
        const text = take(count(info));
        try {
          return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text);
        } catch {
          return fail("a text that is not UTF-8");
        }
      }
      case 4: return Array.from({ length: count(info) }, () => item(depth + 1));
      case 5: {
        const map = new Map();
        let before = null;
        for (let left = count(info); left > 0; left -= 1) {
          const begin = at;
          const key = item(depth + 1);
          const encoded = bytes.subarray(begin, at);
          if (before && compareBytes(before, encoded) >= 0) fail("keys out of order");
          if (typeof key === "object") fail("a key that is neither a number nor a text");
          before = encoded;
          map.set(key, item(depth + 1));
        }
        return map;
      }
      case 6: return { tag: argument(info), value: item(depth + 1) };
      default:
        if (info === 20 || info === 21) return info === 21;
        if (info === 22) return null;
        return fail("a simple value that is not used here");
    }
  };
  const value = item(0);
  if (at !== bytes.length) fail("bytes after the end");
  return value;
}

/** Whether a value is a byte string, of a length if one is named. */
export const isBytes = (value, length) => value instanceof Uint8Array && (length === undefined || value.length === length);

export function compareBytes(a, b) {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}

export const sameBytes = (a, b) => compareBytes(a, b) === 0;

export const hexadecimal = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");

export function bytesOfHexadecimal(text) {
  if (text.length % 2 || /[^0-9a-f]/.test(text)) throw new Malformed("this is not hexadecimal");
  return Uint8Array.from(text.match(/../g) ?? [], pair => parseInt(pair, 16));
}

/** A byte string as CBOR has it. */
export function encodedBytes(bytes) {
  const n = bytes.length;
  const head = n < 24 ? [0x40 + n] : n < 256 ? [0x58, n] : n < 65536 ? [0x59, n >> 8, n & 255]
    : [0x5a, n >>> 24, n >>> 16 & 255, n >>> 8 & 255, n & 255];
  return joined(Uint8Array.from(head), bytes);
}

export function joined(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Numbers as LEB128, read one after the other; each in its shortest form. */
export class LEB128 {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get isAtEnd() { return this.at >= this.bytes.length; }

  byte() {
    if (this.isAtEnd) throw new Malformed("a list ends too early");
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new Malformed("a number of a list is too large");
      if (byte < 128) {
        if (byte === 0 && factor > 1) throw new Malformed("a number of a list is longer than need be");
        return value;
      }
      factor *= 128;
    }
  }
}
