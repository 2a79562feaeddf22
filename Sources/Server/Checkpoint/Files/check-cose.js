// COSE_Sign1 (RFC 9052) with the headers that this city's credentials have, and nothing else; signatures by the browser's own cryptography.

import { Malformed, bytesOfHexadecimal, decodeCBOR, encodedBytes, hexadecimal, isBytes, joined } from "./check-cbor.js";

/** The parts of a tagged COSE_Sign1: algorithm (-7 or -8), kid, payload. */
export function readSigned(bytes) {
  const message = decodeCBOR(bytes);
  const parts = message?.tag === 18 ? message.value : null;
  if (!Array.isArray(parts) || parts.length !== 4) throw new Malformed("this is no COSE_Sign1");
  const [protectedHeader, unprotectedHeader, payload, signature] = parts;
  if (!isBytes(protectedHeader) || !isBytes(payload) || !isBytes(signature, 64)) throw new Malformed("a part of the COSE_Sign1 has another type");
  if (!(unprotectedHeader instanceof Map) || unprotectedHeader.size) throw new Malformed("there are headers that are not signed");
  const header = decodeCBOR(protectedHeader);
  if (!(header instanceof Map) || header.size !== 2 || !isBytes(header.get(4), 8)) throw new Malformed("the headers are others");
  const algorithm = header.get(1);
  if (algorithm !== -7 && algorithm !== -8) throw new Malformed("the algorithm is none that is used here");
  return { algorithm, kid: hexadecimal(header.get(4)), protectedHeader, payload, signature };
}

/** What is signed: the Sig_structure of RFC 9052, 4.4. */
export function signedBytes(message) {
  const context = new TextEncoder().encode("Signature1");
  return joined(Uint8Array.of(0x84, 0x60 + context.length), context, encodedBytes(message.protectedHeader), Uint8Array.of(0x40), encodedBytes(message.payload));
}

export class Unsupported extends Error {}

/** A public COSE_Key of P-256 or Ed25519, as a decoded map: its algorithm, what names it, and the browser's own form of it. */
export async function readKey(map) {
  if (!(map instanceof Map)) throw new Malformed("a key is no COSE_Key");
  const x = map.get(-2);
  const y = map.get(-3);
  if (map.get(1) === 2 && map.size === 4 && map.get(-1) === 1 && isBytes(x, 32) && isBytes(y, 32)) {
    const encoded = joined(bytesOfHexadecimal("a401022001215820"), x, bytesOfHexadecimal("225820"), y);
    return madeKey(-7, encoded, joined(Uint8Array.of(4), x, y), { name: "ECDSA", namedCurve: "P-256" });
  }
  if (map.get(1) === 1 && map.size === 3 && map.get(-1) === 6 && isBytes(x, 32)) {
    return madeKey(-8, joined(bytesOfHexadecimal("a301012006215820"), x), x, { name: "Ed25519" });
  }
  throw new Malformed("a key is neither of P-256 nor of Ed25519, or has more in it than the public key");
}

async function madeKey(algorithm, encoded, raw, kind) {
  // The first 8 bytes of the thumbprint of RFC 9679.
  const kid = hexadecimal(new Uint8Array(await crypto.subtle.digest("SHA-256", encoded)).subarray(0, 8));
  try {
    return { algorithm, kid, encoded, crypto: await crypto.subtle.importKey("raw", raw, kind, false, ["verify"]) };
  } catch (error) {
    if (error.name === "NotSupportedError") return { algorithm, kid, encoded, crypto: null };
    throw new Malformed("a key's numbers are of no key");
  }
}

/** Whether a signature is right. `Unsupported` where this browser does not know the algorithm. */
export async function isSigned(message, key) {
  if (message.algorithm !== key.algorithm) return false;
  if (!key.crypto) throw new Unsupported(key.algorithm === -7 ? "ES256" : "Ed25519");
  const how = key.algorithm === -7 ? { name: "ECDSA", hash: "SHA-256" } : { name: "Ed25519" };
  return crypto.subtle.verify(how, key.crypto, message.signature, signedBytes(message));
}
