import { createHash } from "node:crypto";

/** The key of a page or an anchor: the first 16 bytes of sha-256 of the normalised URL or the cleaned text. */
export function hashKey(text: string): Buffer {
  return createHash("sha256").update(text).digest().subarray(0, 16);
}
