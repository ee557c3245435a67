import { createHash, randomBytes } from "node:crypto";

/** 256 bits, for a link that opens something once. Only its hash is stored. */
export function makeToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashToken(token) };
}

/** What is stored of a token; no salt and no slow hash, for 256 random bits cannot be guessed. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
