import { randomUUIDv7 } from "node:crypto";

/** A UUID of version 7 (RFC 9562 §5.7) for rows that appear in URLs: later ids sort later, so indexes grow at their end. */
export function newId(): string {
  return randomUUIDv7();
}
