import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#lib/log";

// SQLSTATE classes: connection lost, out of resources, server going down; a transaction ended because this process was
// silent in it (25P03); and what node and pg say then.
const goneClass = /^((08|53|57)...|25P03)$/;
const goneCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"]);
const goneWords = /connection terminated|timeout exceeded when trying to connect|not queryable/i;

/** True when the database could not be asked: that says nothing about what was to be written. */
export function isDatabaseGone(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === "string" && (goneCodes.has(code) || goneClass.test(code))) return true;
  return typeof message === "string" && goneWords.test(message);
}

/**
 * Runs `work` until the database answers (first pause 100 ms, doubling up to 1 s), for ever or for `forMs`. Other
 * errors are thrown.
 */
export async function untilDatabaseAnswers<T>(
  work: () => Promise<T>,
  forMs = Number.POSITIVE_INFINITY,
): Promise<T> {
  const end = performance.now() + forMs;
  for (let pause = 100; ; pause = Math.min(pause * 2, 1_000)) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseGone(error) || performance.now() > end) throw error;
      log.warn("the database does not answer; tried again", { error: String(error), inMs: pause });
      await sleep(pause);
    }
  }
}
