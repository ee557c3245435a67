/**
 * Looks a tag or attribute name up where it stands in the page, without cutting it out first:
 * a page has thousands of names and most of them mean nothing to us. Open addressing over a hash
 * of the lower-case letters; the table is fixed, so hostile names can only miss.
 */

const LOWER_CASE_BIT = 0x20;
/** Four times the names of the biggest table (tags): probes stay short. */
const SLOTS = 1024;

export class NameTable {
  private readonly names: readonly string[];
  private readonly longest: number;
  private readonly slots = new Int16Array(SLOTS).fill(-1);

  /** `names` in lower case, letters, digits, `-` and `:` only; an index into it is what `find` gives. */
  constructor(names: readonly string[]) {
    this.names = names;
    this.longest = Math.max(...names.map((name) => name.length));
    for (const [index, name] of names.entries()) {
      let slot = hashName(name, 0, name.length) & (SLOTS - 1);
      while (this.slots[slot] !== -1) slot = (slot + 1) & (SLOTS - 1);
      this.slots[slot] = index;
    }
  }

  /** The index of the name that stands in `text` from `start` to `end`, in any case; -1 when unknown. */
  find(text: string, start: number, end: number): number {
    if (end - start > this.longest) return -1;
    let slot = hashName(text, start, end) & (SLOTS - 1);
    for (;;) {
      const index = this.slots[slot] as number;
      if (index === -1 || isName(text, start, end, this.names[index] as string)) return index;
      slot = (slot + 1) & (SLOTS - 1);
    }
  }
}

function hashName(text: string, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) {
    hash = (Math.imul(hash, 31) + (text.charCodeAt(at) | LOWER_CASE_BIT)) | 0;
  }
  return hash ^ (hash >>> 15);
}

/** True when `text` has `name` (lower case) from `start` to `end`, letters compared in any case. */
export function isName(text: string, start: number, end: number, name: string): boolean {
  if (end - start !== name.length) return false;
  for (let at = 0; at < name.length; at++) {
    if ((text.charCodeAt(start + at) | LOWER_CASE_BIT) !== name.charCodeAt(at)) return false;
  }
  return true;
}
