// Where agreed links lead, asked at most once a day and address, for all workers and workspaces: a target that is gone
// or redirects is a breach that no look at the linking page can see. The answers stand in the database; the record reads
// them there (lib/links/write/placements.ts).
import { domainOf } from "#lib/core/domain";
import { normaliseUrl } from "#lib/core/url";
import type { TargetLook } from "#lib/core/verdict";
import { query, type Sql } from "#lib/db/sql";
import { hashKey } from "#lib/links/hash-key";
import { log } from "#lib/log";
import type { Fetcher } from "#lib/net/fetch-page";
import { createHopGate } from "#lib/net/hop-gate";
import { postponeHost } from "./guest.ts";
import type { HostTurn } from "./host-turn.ts";
import type { RobotsCache } from "./robots-cache.ts";
import { longestRetryAfterMs } from "./settings.ts";

/** How long an answer holds, in milliseconds; one that could not be had is asked for again sooner. */
const holdsMs = 24 * 3_600_000;
const failedMs = 3_600_000;
/** Whoever has brought a page back and looks again wants to see it: a bad answer serves those that come with it only. */
const brokenMs = 60_000;
/** An answer older than that is not judged by: nobody has looked at the linking page either. */
const believedDays = 7;

export interface TargetCache {
  /** Asks those of these normalised addresses that were not asked lately, in the turn of a visit. Never rejects. */
  refresh(urls: readonly string[], turn: HostTurn, signal: AbortSignal): Promise<void>;
}

/** @param token our product token, see robotsTokenOf */
export function createTargetCache(fetcher: Fetcher, robots: RobotsCache, token: string): TargetCache {
  /** Being asked now: a hundred pages that link to one address wait for one answer. */
  const underWay = new Map<string, Promise<void>>();

  async function ask(url: string, turn: HostTurn, signal: AbortSignal): Promise<void> {
    const errand = { ...turn, ...turn.errand() };
    const gate = createHopGate(token, {
      robots: robots.lookupFor(errand, signal),
      beforeHop: errand.beforeHop,
      signal,
    });
    const result = await fetcher.fetchPage(url, { signal, beforeHop: gate.beforeHop, want: "none" });
    // Not let in: nobody was asked, and the next visit may be luckier.
    if (signal.aborted || gate.heldBack?.by === "no_turn") return;
    const answer = result.kind === "answered" ? result : null;
    await store(url, { finalUrl: result.finalUrl, httpStatus: answer?.status ?? null });
    const waitMs = Math.min(answer?.retryAfterMs ?? 0, longestRetryAfterMs);
    const domain = domainOf(result.finalUrl);
    if (waitMs > 0 && domain !== null) await postponeHost(domain, waitMs);
  }

  return {
    async refresh(urls, turn, signal) {
      try {
        for (const url of await notAskedLately(urls)) {
          let asking = underWay.get(url);
          if (asking === undefined) {
            asking = ask(url, turn, signal).finally(() => underWay.delete(url));
            underWay.set(url, asking);
          }
          await asking;
        }
      } catch (error) {
        if (!signal.aborted)
          log.warn("a target could not be asked; the link is judged without it", { error });
      }
    },
  };
}

async function notAskedLately(urls: readonly string[]): Promise<string[]> {
  if (urls.length === 0) return [];
  const known = await query<{ url: string }>(
    "select url from target_look where url_key = any($1) and expires_at > now()",
    [urls.map(hashKey)],
  );
  const lately = new Set(known.map(({ url }) => url));
  return [...new Set(urls)].filter((url) => !lately.has(url));
}

// What could not be asked says nothing new: the last answer stands.
async function store(url: string, { finalUrl, httpStatus }: Omit<TargetLook, "soft404">): Promise<void> {
  await query(
    `insert into target_look as kept (url_key, url, final_url, http_status, looked_at, expires_at)
     values ($1, $2, $3, $4, now(), now() + $5 * interval '1 ms')
     on conflict (url_key) do update
        set final_url = case when excluded.http_status is null then kept.final_url else excluded.final_url end,
            http_status = coalesce(excluded.http_status, kept.http_status),
            looked_at = case when excluded.http_status is null then kept.looked_at else excluded.looked_at end,
            expires_at = excluded.expires_at`,
    [hashKey(url), url, normaliseUrl(finalUrl) ?? url, httpStatus, msOf(httpStatus)],
  );
}

function msOf(httpStatus: number | null): number {
  if (httpStatus === null) return failedMs;
  return httpStatus >= 400 ? brokenMs : holdsMs;
}

/** What is known of where these normalised addresses lead, by address. */
export async function knownTargets(sql: Sql, urls: readonly string[]): Promise<Map<string, TargetLook>> {
  if (urls.length === 0) return new Map();
  const rows = await sql.query<{ url: string; finalUrl: string; httpStatus: number }>(
    `select url, final_url as "finalUrl", http_status as "httpStatus" from target_look
      where url_key = any($1) and http_status is not null and looked_at > now() - interval '${believedDays} days'`,
    [urls.map(hashKey)],
  );
  return new Map(
    rows.map(({ url, finalUrl, httpStatus }) => [url, { finalUrl, httpStatus, soft404: false }]),
  );
}
