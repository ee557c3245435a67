import { createHash } from "node:crypto";

/** A mail address as it is kept and compared. */
export const plainAddress = (address: string): string => address.trim().toLowerCase();

/** All that stays of the address of somebody who was erased: SHA-256 of it in lower case, in hexadecimal. */
export function hashAddress(address: string): string {
  return createHash("sha256").update(plainAddress(address)).digest("hex");
}
