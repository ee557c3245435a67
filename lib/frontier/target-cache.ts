// Where agreed links lead, asked about once a day and address, for all workers and workspaces: no look at the linking
// page can see that a target is gone, or redirects. The answers stand in the database; the record reads them there
// (lib/links/write/placements.ts).
import { domainOf } from "#lib/core/domain";
import { normaliseUrl } from "#lib/core/url";
import type { TargetLook } from "#lib/core/verdict";
import { one, query, type Sql } from "#lib/db/sql";
import { hashKey } from "#lib/links/hash-key";
import { log } from "#lib/log";
import type { Fetcher } from "#lib/net/fetch-page";
import { lookAtTarget } from "#lib/net/look-at-target";
import { postponeHost } from "./guest.ts";
import type { HostTurn } from "./host-turn.ts";
import type { RobotsCache } from "./robots-cache.ts";
import { longestRetryAfterMs } from "./settings.ts";

/** How long an answer holds, in milliseconds: a daily look asks anew. One that could not be had is asked for sooner. */
const holdsMs = 20 * 3_600_000;
const failedMs = 3_600_000;
/** Whoever has brought a page back and looks again wants to see it: "gone" serves those that come with it only. */
const goneMs = 60_000;
/** Longer than the longest schedule: an answer that could not be renewed is judged by until then. */
const believedDays = 45;
/** All questions of one visit together take no longer, in milliseconds, and are no more than so many. */
const errandMs = 20_000;
const mostAsked = 10;

export interface TargetCache {
  /**
   * Asks those of these normalised addresses that were not asked lately, in the turn of a visit. Never rejects.
   * @returns what the visit's own host asked for meanwhile (Retry-After, in milliseconds), or null
   */
  refresh(urls: readonly string[], turn: HostTurn, signal: AbortSignal): Promise<number | null>;
}

/**
 * @param token our product token, see robotsTokenOf
 * @param limitMs for all questions of one visit together
 */
export function createTargetCache(
  fetcher: Pick<Fetcher, "fetchPage">,
  robots: RobotsCache,
  token: string,
  limitMs: number = errandMs,
): TargetCache {
  /** Being asked now: a hundred pages that link to one address wait for one answer. */
  const underWay = new Map<string, Promise<number | null>>();

  async function ask(url: string, turn: HostTurn, signal: AbortSignal): Promise<number | null> {
    if ((await wasAskedLately(url)) || signal.aborted) return null;
    const errand = { ...turn, ...turn.errand(signal) };
    const answer = await lookAtTarget(fetcher, token, url, {
      robots: robots.lookupFor(errand, signal),
      beforeHop: errand.beforeHop,
      signal,
    });
    // The next visit may be luckier.
    if (answer.kind === "not_asked") return null;
    await store(url, answer.kind === "answered" ? answer.look : null);
    if (answer.kind === "failed" || answer.retryAfterMs === null) return null;
    const waitMs = Math.min(answer.retryAfterMs, longestRetryAfterMs);
    const domain = domainOf(answer.look.finalUrl);
    // At home the turn is still held: the wait begins when it is handed back.
    if (domain === turn.host) return waitMs;
    if (domain !== null) await postponeHost(domain, waitMs);
    return null;
  }

  function answerTo(url: string, turn: HostTurn, signal: AbortSignal): Promise<number | null> {
    const asked = underWay.get(url);
    if (asked !== undefined) return turn.waiting(() => asked.then(() => null));
    const asking = ask(url, turn, signal).finally(() => underWay.delete(url));
    underWay.set(url, asking);
    return asking;
  }

  return {
    async refresh(urls, turn, signal) {
      if (urls.length === 0 || signal.aborted) return null;
      // By hand: a signal of AbortSignal.timeout that nobody listens to yet may be collected, and never end.
      const limit = new AbortController();
      const end = () => limit.abort();
      const timer = setTimeout(end, limitMs);
      signal.addEventListener("abort", end, { once: true });
      try {
        for (const url of [...new Set(urls)].slice(0, mostAsked)) {
          if (limit.signal.aborted) break;
          const homeWaitMs = await answerTo(url, turn, limit.signal);
          if (homeWaitMs !== null) return homeWaitMs;
        }
      } catch (error) {
        if (!limit.signal.aborted)
          log.warn("a target could not be asked; the link is judged without it", { error });
      } finally {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
      }
      return null;
    },
  };
}

async function wasAskedLately(url: string): Promise<boolean> {
  return (
    (await one("select 1 from target_look where url_key = $1 and expires_at > now()", [hashKey(url)])) !==
    null
  );
}

/** A wall, a failure or "too many requests" says nothing of the page: as if it could not be asked. */
function statusOf(look: TargetLook | null): number | null {
  const status = look?.httpStatus ?? null;
  return status === null || status < 400 || isGone(status) ? status : null;
}

const isGone = (httpStatus: number): boolean => httpStatus === 404 || httpStatus === 410;

// What could not be asked says nothing new: the last answer stands.
async function store(url: string, look: TargetLook | null): Promise<void> {
  const httpStatus = statusOf(look);
  const finalUrl = normaliseUrl(look?.finalUrl ?? url) ?? url;
  await query(
    `insert into target_look as kept (url_key, url, final_url, http_status, looked_at, expires_at)
     values ($1, $2, $3, $4, now(), now() + $5 * interval '1 ms')
     on conflict (url_key) do update
        set final_url = case when excluded.http_status is null then kept.final_url else excluded.final_url end,
            http_status = coalesce(excluded.http_status, kept.http_status),
            looked_at = case when excluded.http_status is null then kept.looked_at else excluded.looked_at end,
            expires_at = excluded.expires_at`,
    [hashKey(url), url, finalUrl, httpStatus, msOf(httpStatus)],
  );
}

function msOf(httpStatus: number | null): number {
  if (httpStatus === null) return failedMs;
  return isGone(httpStatus) ? goneMs : holdsMs;
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
