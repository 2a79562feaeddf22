// What stays on the device: the signed bundle, the ward, the language and the counts. Nothing of any traveller.

import { decodeCBOR } from "./check-cbor.js";
import { readKey } from "./check-cose.js";
import { takeBundle } from "./check-bundle.js";

const keptName = "zonal-checkpoint";
// A longer chain is slow to read again; the whole bundle is asked for instead.
const longestChain = 24;

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(keptName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kept");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function transact(mode, act) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction("kept", mode);
      const request = act(transaction.objectStore("kept"));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** The bundle with all changes that came to it, and the signed bytes that it was read from. */
export class KeptBundle {
  constructor(anchors) {
    this.anchors = anchors;
    this.empty();
  }

  empty() {
    this.state = null;
    // Signed bytes, the whole first, and the public keys that signed them.
    this.chain = [];
    this.signers = new Map();
  }

  get wantsWhole() { return !this.state || this.chain.length > longestChain; }

  /** Reads what was kept, signatures and all. False where it was damaged, and is gone. */
  async restore() {
    const kept = await transact("readonly", store => store.get("bundle")).catch(() => undefined);
    if (!kept) return true;
    try {
      for (const bytes of kept.signers) {
        const key = await readKey(decodeCBOR(bytes));
        this.signers.set(key.kid, key);
      }
      for (const bytes of kept.chain) {
        const taken = await takeBundle(bytes, this.state, [...this.anchors, ...this.signers.values()]);
        this.state = taken.state;
        this.chain.push(bytes);
      }
      return true;
    } catch {
      await this.forget();
      return false;
    }
  }

  /** Takes a bundle's bytes. False where the browser keeps nothing; what `takeBundle` throws where it is not taken. */
  async take(bytes) {
    const { state, isWhole, signer } = await takeBundle(bytes, this.state, this.anchors);
    this.state = state;
    if (isWhole) {
      this.chain = [];
      this.signers = new Map();
    }
    this.chain.push(bytes);
    this.signers.set(signer.kid, signer);
    const kept = { chain: this.chain, signers: [...this.signers.values()].map(key => key.encoded) };
    return transact("readwrite", store => store.put(kept, "bundle")).then(() => true, () => false);
  }

  async forget() {
    this.empty();
    await transact("readwrite", store => store.delete("bundle")).catch(() => undefined);
  }
}

/** Small settings, which a browser may refuse to keep. */
export const settings = {
  get(name) {
    try {
      return localStorage.getItem(`${keptName}-${name}`);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`${keptName}-${name}`, value);
    } catch {
      // Then it holds until the page is closed.
    }
  },
};

const kinds = ["valid", "refused", "undecided"];

/** How many checks ended how: numbers and a day. */
export class Tally {
  constructor(today) {
    const kept = (settings.get("tally") ?? "").split(" ");
    this.counts = kinds.map((_, place) => Math.max(0, Math.trunc(Number(kept[place + 1])) || 0));
    this.since = /^\d+$/.test(kept[0] ?? "") ? Number(kept[0]) : today;
  }

  add(kind) {
    this.counts[kinds.indexOf(kind)] += 1;
    this.keep();
  }

  reset(today) {
    this.counts.fill(0);
    this.since = today;
    this.keep();
  }

  keep() { settings.set("tally", [this.since, ...this.counts].join(" ")); }
}
