import type { FetchOptions, HopPermit } from "./fetch-result.ts";
import type { NetReason } from "./net-error.ts";
import { googlebotMay, mayFetch, type RobotsLookup } from "./robots-lookup.ts";

/** Why a request did not go. `no_turn`: the host wants to be left alone, or we were stopped. */
export type HeldBack =
  | { by: "robots" }
  | { by: "robots_failing" }
  | { by: "robots_unanswered"; reason: NetReason }
  | { by: "no_turn" };

/** robots.txt and pace, asked for every request of one look, and what robots.txt said on the way. */
export interface HopGate {
  beforeHop(url: URL): Promise<HopPermit>;
  readonly heldBack: HeldBack | null;
  /** May we fetch the last address? Null when nobody knows. */
  readonly allowed: boolean | null;
  /** May Googlebot fetch them all? False at the first that it may not; null when one is not known. */
  readonly googlebotAllowed: boolean | null;
  /** A robots.txt on the way answers with errors, or not at all. */
  readonly robotsFailing: boolean;
  readonly stopped: boolean;
}

export function createHopGate(
  token: string,
  options: { robots: RobotsLookup; beforeHop?: FetchOptions["beforeHop"]; signal?: AbortSignal | undefined },
): HopGate {
  let heldBack: HeldBack | null = null;
  let allowed: boolean | null = null;
  let failing = false;
  const googlebot: (boolean | null)[] = [];
  const hold = (why: HeldBack): HopPermit => {
    heldBack = why;
    return { go: false };
  };
  return {
    async beforeHop(url) {
      const answer = await options.robots.get(url.origin);
      failing ||= answer.failing;
      googlebot.push(googlebotMay(answer, url.href));
      if (answer.failing && answer.reason !== null) {
        allowed = null;
        return hold({ by: "robots_unanswered", reason: answer.reason });
      }
      allowed = mayFetch(answer, token, url.href);
      if (!allowed) return hold({ by: answer.failing ? "robots_failing" : "robots" });
      const permit = (await options.beforeHop?.(url)) ?? { go: true };
      return permit.go ? permit : hold({ by: "no_turn" });
    },
    get heldBack() {
      return heldBack;
    },
    get allowed() {
      return allowed;
    },
    get googlebotAllowed() {
      if (googlebot.includes(false)) return false;
      return googlebot.length === 0 || googlebot.includes(null) ? null : true;
    },
    get robotsFailing() {
      return failing;
    },
    get stopped() {
      return options.signal?.aborted === true;
    },
  };
}
