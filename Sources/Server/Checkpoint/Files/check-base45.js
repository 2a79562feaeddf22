// Base45 (RFC 9285): the alphabet45 of a QR code's alphanumeric mode.

import { Malformed } from "./check-cbor.js";

const alphabet45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const values45 = new Map(Array.from(alphabet45, (character, value) => [character, value]));

export function decodeBase45(text) {
  if (text.length % 3 === 1) throw new Malformed("base45: a character too many or too few");
  const bytes = [];
  for (let i = 0; i < text.length; i += 3) {
    const group = Array.from(text.slice(i, i + 3), character => {
      if (!values45.has(character)) throw new Malformed("base45: a character that does not belong there");
      return values45.get(character);
    });
    const value = group[0] + 45 * group[1] + (group.length === 3 ? 2025 * group[2] : 0);
    if (value > (group.length === 3 ? 65535 : 255)) throw new Malformed("base45: a group that stands for nothing");
    if (group.length === 3) bytes.push(value >> 8);
    bytes.push(value & 255);
  }
  return Uint8Array.from(bytes);
}
