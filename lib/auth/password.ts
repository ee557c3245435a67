import { hash, verify } from "@node-rs/argon2";

/** Argon2id with OWASP's first recommendation for password storage: 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The stored form of a password (Argon2id; salt and cost stand in it). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

let nobodys: Promise<string> | undefined;

/**
 * Whether a password is the one that was stored. Without a stored one (unknown person) it works as long and
 * says no, so that the time of an answer does not tell who has an account.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword("the password of nobody");
  const matches = await verify(stored ?? (await nobodys), password.normalize("NFKC"));
  return matches && stored !== null;
}
