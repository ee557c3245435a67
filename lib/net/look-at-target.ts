// Where an address leads, and whether its page is there: asked like any page, its body left unread.
import type { TargetLook } from "../core/verdict.ts";
import type { Fetcher } from "./fetch-page.ts";
import { createHopGate } from "./hop-gate.ts";
import type { LookOptions } from "./look-at-page.ts";

export type TargetAnswer =
  | { kind: "answered"; look: TargetLook; retryAfterMs: number | null }
  /** It failed, or robots.txt keeps us off. */
  | { kind: "failed" }
  /** Nobody was asked: no turn was to be had, or the caller stopped it. */
  | { kind: "not_asked" };

/** @param token our product token, see robotsTokenOf */
export async function lookAtTarget(
  fetcher: Pick<Fetcher, "fetchPage">,
  token: string,
  url: string,
  options: Pick<LookOptions, "robots" | "beforeHop" | "signal">,
): Promise<TargetAnswer> {
  const gate = createHopGate(token, options);
  const { signal } = options;
  const result = await fetcher.fetchPage(url, { signal, beforeHop: gate.beforeHop, want: "none" });
  const { heldBack } = gate;
  // At robots.txt a turn may be missing as well.
  const atRobots = heldBack?.by === "robots_unanswered" && heldBack.reason === "stopped";
  if (signal?.aborted === true || heldBack?.by === "no_turn" || atRobots) return { kind: "not_asked" };
  if (result.kind !== "answered") return { kind: "failed" };
  const { finalUrl, status, retryAfterMs } = result;
  return { kind: "answered", look: { finalUrl, httpStatus: status, soft404: false }, retryAfterMs };
}
