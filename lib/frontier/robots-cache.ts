// robots.txt answers in the database, for all workers and workspaces, at most a day old (RFC 9309 §2.4). What was
// read lately is also kept in memory: a host is asked page after page.
import { domainOfHost } from "#lib/core/domain";
import { crawlDelayOf } from "#lib/core/robots-txt";
import { one, query } from "#lib/db/sql";
import { log } from "#lib/log";
import type { Fetcher } from "#lib/net/fetch-page";
import {
  fetchRobots,
  type RobotsAnswer,
  type RobotsFile,
  readRobotsFile,
  robotsMaxAge,
} from "#lib/net/fetch-robots";
import type { RobotsLookup } from "#lib/net/robots-lookup";
import { untilDatabaseAnswers } from "./database-gone.ts";
import { postponeHost } from "./guest.ts";
import type { HostTurn } from "./host-turn.ts";
import { longestCrawlDelayMs, longestRetryAfterMs } from "./settings.ts";

const rememberMs = 60_000;
const mostRemembered = 2_000;

export interface RobotsCache {
  /** The look-up of one visit: a file that must be fetched is fetched in its turn. */
  lookupFor(turn: HostTurn, signal: AbortSignal): RobotsLookup;
}

/** @param token our product token, see robotsTokenOf */
export function createRobotsCache(fetcher: Fetcher, token: string): RobotsCache {
  const remembered = new Map<string, { answer: RobotsAnswer; until: number }>();

  function remember(origin: string, answer: RobotsAnswer, forMs: number): RobotsAnswer {
    if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value as string);
    remembered.set(origin, { answer, until: performance.now() + Math.min(forMs, rememberMs) });
    return answer;
  }

  async function fetchFor(origin: string, turn: HostTurn, signal: AbortSignal): Promise<RobotsAnswer> {
    const file = await fetchRobots(fetcher, origin, { signal, beforeHop: turn.beforeHop });
    const answer = readRobotsFile(file);
    // Not asked at all: nothing is known, and nothing may be remembered.
    if (file.reason === "stopped") return answer;
    const delayMs = delayOf(answer, token);
    const host = new URL(origin).hostname;
    const domain = domainOfHost(host);
    if (delayMs !== null) turn.learnCrawlDelay(domain, delayMs);
    await untilDatabaseAnswers(async () => {
      await storeFile(file);
      // A subdomain without a wish does not undo the wish of the domain.
      if (delayMs !== null || host === domain || host === `www.${domain}`) await storeDelay(domain, delayMs);
      if (file.retryAfterMs !== null) {
        await postponeHost(domain, Math.min(file.retryAfterMs, longestRetryAfterMs));
      }
    });
    return remember(origin, answer, robotsMaxAge(file));
  }

  return {
    lookupFor: (turn, signal) => ({
      async get(origin) {
        const known = remembered.get(origin);
        if (known !== undefined && known.until > performance.now()) return known.answer;
        remembered.delete(origin);
        const stored = await loadFile(origin).catch((error: unknown) => {
          log.warn("robots.txt could not be looked up; it is fetched", { origin, error });
          return null;
        });
        if (stored !== null) return remember(origin, readRobotsFile(stored), stored.ageMs);
        return fetchFor(origin, turn, signal);
      },
    }),
  };
}

function delayOf(answer: RobotsAnswer, token: string): number | null {
  const seconds = crawlDelayOf(answer.robots, token);
  return seconds === null ? null : Math.min(Math.ceil(seconds * 1_000), longestCrawlDelayMs);
}

type Stored = Pick<RobotsFile, "body" | "failing"> & { ageMs: number };

async function loadFile(origin: string): Promise<Stored | null> {
  return one<Stored>(
    `select body, failing, (extract(epoch from expires_at - now()) * 1000)::float8 as "ageMs"
       from robots_file where origin = $1 and expires_at > now()`,
    [origin],
  );
}

async function storeFile(file: RobotsFile): Promise<void> {
  await query(
    `insert into robots_file (origin, status, body, failing, fetched_at, expires_at)
     values ($1, $2, $3, $4, now(), now() + $5 * interval '1 ms')
     on conflict (origin) do update
        set status = excluded.status, body = excluded.body, failing = excluded.failing,
            fetched_at = excluded.fetched_at, expires_at = excluded.expires_at`,
    [file.origin, file.status, file.body?.replaceAll("\0", "") ?? null, file.failing, robotsMaxAge(file)],
  );
}

async function storeDelay(domain: string, delayMs: number | null): Promise<void> {
  await query(
    "update host set crawl_delay_ms = $2 where name = $1 and crawl_delay_ms is distinct from $2::int",
    [domain, delayMs],
  );
}
