/**
 * Which rows a file has said already, at 8 bytes a row: a JavaScript Set of a million keys would take a hundred
 * megabytes. Keys are the first 64 bits of a SHA-256: two rows in ten million meet by chance once in 370,000 files.
 */
import { hash } from "node:crypto";

export class SeenSet {
  #slots = new BigUint64Array(1024);
  #count = 0;

  get size(): number {
    return this.#count;
  }

  /** Adds a key; false when it was there. */
  add(key: string): boolean {
    if (this.#count > this.#slots.length * 0.7) this.#grow();
    const digest = hash("sha256", key, "buffer").readBigUInt64LE(0);
    // Zero marks a free slot.
    const added = place(this.#slots, digest === 0n ? 1n : digest);
    if (added) this.#count++;
    return added;
  }

  #grow(): void {
    const larger = new BigUint64Array(this.#slots.length * 2);
    for (const digest of this.#slots) if (digest !== 0n) place(larger, digest);
    this.#slots = larger;
  }
}

/** Open addressing with linear steps; the table's length is a power of two. */
function place(slots: BigUint64Array, digest: bigint): boolean {
  const mask = slots.length - 1;
  for (let at = Number(digest & 0x7fffffffn) & mask; ; at = (at + 1) & mask) {
    const held = slots[at];
    if (held === digest) return false;
    if (held === 0n) {
      slots[at] = digest;
      return true;
    }
  }
}
