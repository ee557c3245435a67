import { lastGoodCounts, parseRobotsTxt, type RobotsTxt } from "../core/robots-txt.ts";
import type { Fetcher } from "./fetch-page.ts";
import type { FetchOptions, FetchResult } from "./fetch-result.ts";
import type { NetReason } from "./net-error.ts";

/** What a host's robots.txt answered. Plain JSON, so that it can be kept for a day. */
export interface RobotsFile {
  origin: string;
  /** ISO 8601, UTC. */
  fetchedAt: string;
  /** Null when nothing answered. */
  status: number | null;
  /** The file's text; null when there is none, and then all is allowed unless it is failing. */
  body: string | null;
  /** A server error, 429, or no answer: nothing may be fetched until it answers again. */
  failing: boolean;
  /** Why nothing answered. */
  reason: NetReason | null;
  retryAfterMs: number | null;
}

/** A file read: two questions can be asked of it, see robots-lookup.ts. */
export interface RobotsAnswer {
  failing: boolean;
  /** Null when nothing answered, or nobody remembers why. */
  reason: NetReason | null;
  /** The file; while it is failing the last good copy, null when there is none that still counts. */
  robots: RobotsTxt | null;
}

/** What a robots.txt last said before it began to fail. An address without one counts as an empty file. */
export interface GoodCopy {
  body: string;
  /** ISO 8601; when it was fetched. */
  at: string;
}

// RFC 9309 §2.5 asks for at least 500 KiB to be read.
const maxBytes = 500 * 1_024;

/** RFC 9309 §2.4: at most a day; a failing answer is asked again after minutes, so that one bad moment is not a lost day. */
export const robotsMaxAgeMs = { good: 24 * 3_600_000, failing: 10 * 60_000, unanswered: 60_000 } as const;

/** How long this answer may be used, in milliseconds. */
export function robotsMaxAge(file: Pick<RobotsFile, "failing" | "status">): number {
  if (!file.failing) return robotsMaxAgeMs.good;
  return file.status === null ? robotsMaxAgeMs.unanswered : robotsMaxAgeMs.failing;
}

/**
 * Fetches `<origin>/robots.txt` (RFC 9309 §2.3): 4xx and endless redirects mean there is none; 5xx, 429 (as
 * Google counts it) and no answer mean failing. Never throws.
 */
export async function fetchRobots(
  fetcher: Fetcher,
  origin: string,
  options: Pick<FetchOptions, "signal" | "beforeHop"> = {},
): Promise<RobotsFile> {
  const fetchedAt = new Date().toISOString();
  const result = await fetcher.fetchPage(`${origin}/robots.txt`, { ...options, want: "any", maxBytes });
  return { origin, fetchedAt, ...readResult(result) };
}

/**
 * Reads a file that was fetched or remembered.
 *
 * @param file.lastGood for a file that is failing: what it said before.
 */
export function readRobotsFile(
  file: Pick<RobotsFile, "body" | "failing"> & { reason?: NetReason | null; lastGood?: GoodCopy | null },
  now = new Date(),
): RobotsAnswer {
  const { failing, body, lastGood = null } = file;
  const usable = lastGood !== null && lastGoodCounts(lastGood.at, now) ? lastGood.body : null;
  const text = failing ? usable : (body ?? "");
  return { failing, reason: file.reason ?? null, robots: text === null ? null : parseRobotsTxt(text) };
}

type Read = Omit<RobotsFile, "origin" | "fetchedAt">;

function readResult(result: FetchResult): Read {
  const none: Read = {
    status: result.kind === "answered" ? result.status : null,
    body: null,
    failing: false,
    reason: null,
    retryAfterMs: null,
  };
  switch (result.kind) {
    case "answered": {
      const { status, retryAfterMs } = result;
      if (status >= 500 || status === 429) return { ...none, failing: true, retryAfterMs };
      return status >= 200 && status < 300 ? { ...none, body: textOf(result.body, result.truncated) } : none;
    }
    case "held":
      return { ...none, failing: true, reason: "stopped" };
    case "failed": {
      const endless: NetReason[] = ["redirect_loop", "too_many_hops", "bad_redirect"];
      if (endless.includes(result.reason)) return { ...none, status: result.status };
      return { ...none, failing: true, reason: result.reason };
    }
    default:
      return result satisfies never;
  }
}

// A line cut in two would say something else ("Disallow: /" of "Disallow: /old"): the last one goes.
function textOf(body: Uint8Array, truncated: boolean): string {
  const text = new TextDecoder().decode(body);
  return truncated ? text.slice(0, Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1) : text;
}
