import { isAppError } from "#lib/errors";
import { log } from "#lib/log";
import type { WriteScope } from "#lib/scope/scope";
import { takeLink } from "./take-noticed.ts";

/** Makes the placement of an awaited link by itself; what somebody settled before, or must settle, is left to people. */
export async function takeAgreed(scope: WriteScope, link: { prospect: string; id: string }): Promise<void> {
  try {
    await takeLink(scope, link);
  } catch (error) {
    if (!isAppError(error)) throw error;
    log.info("an agreed link was left to a person", { ...link, reason: error.message });
  }
}
