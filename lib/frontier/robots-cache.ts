// robots.txt answers in the database, for all workers and workspaces, at most a day old (RFC 9309 §2.4). What was
// read lately is also kept in memory: a host is asked page after page.
import { domainOfHost } from "#lib/core/domain";
import { crawlDelayOf } from "#lib/core/robots-txt";
import { one, query } from "#lib/db/sql";
import { log } from "#lib/log";
import type { Fetcher } from "#lib/net/fetch-page";
import {
  fetchRobots,
  type GoodCopy,
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
    // Not asked at all: nothing is known, and nothing may be remembered.
    if (file.reason === "stopped") return readRobotsFile(file);
    const host = new URL(origin).hostname;
    const domain = domainOfHost(host);
    let answer = readRobotsFile(file);
    await untilDatabaseAnswers(async () => {
      answer = readRobotsFile({ ...file, lastGood: goodCopyOf(await storeFile(file)) });
      const delayMs = delayOf(answer, token);
      // A subdomain without a wish does not undo the wish of the domain.
      const speaks = delayMs !== null || host === domain || host === `www.${domain}`;
      if (speaks && turn.crawlDelayOf(domain) !== delayMs) {
        await storeDelay(domain, delayMs);
        turn.learnCrawlDelay(domain, delayMs);
      }
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
        if (stored !== null) {
          const answer = readRobotsFile({ ...stored, lastGood: goodCopyOf(stored) });
          return remember(origin, answer, stored.ageMs);
        }
        return fetchFor(origin, turn, signal);
      },
    }),
  };
}

function delayOf(answer: RobotsAnswer, token: string): number | null {
  const seconds = answer.robots === null ? null : crawlDelayOf(answer.robots, token);
  return seconds === null ? null : Math.min(Math.ceil(seconds * 1_000), longestCrawlDelayMs);
}

type Stored = Pick<RobotsFile, "body" | "failing"> & { fetchedAt: Date };

/** The row of a failing file keeps what it said before, and when. */
function goodCopyOf(stored: Stored | null): GoodCopy | null {
  return stored?.body == null ? null : { body: stored.body, at: stored.fetchedAt.toISOString() };
}

async function loadFile(origin: string): Promise<(Stored & { ageMs: number }) | null> {
  return one<Stored & { ageMs: number }>(
    `select body, failing, fetched_at as "fetchedAt", (extract(epoch from expires_at - now()) * 1000)::float8 as "ageMs"
       from robots_file where origin = $1 and expires_at > now()`,
    [origin],
  );
}

// A failing answer leaves the body and its date as they were: Google goes by the last good copy for 30 days.
async function storeFile(file: RobotsFile): Promise<Stored | null> {
  return one<Stored>(
    `insert into robots_file as kept (origin, status, body, failing, fetched_at, expires_at)
     values ($1, $2, $3, $4, now(), now() + $5 * interval '1 ms')
     on conflict (origin) do update
        set status = excluded.status, failing = excluded.failing, expires_at = excluded.expires_at,
            body = case when not excluded.failing then excluded.body
                        when kept.failing then kept.body else coalesce(kept.body, '') end,
            fetched_at = case when excluded.failing then kept.fetched_at else excluded.fetched_at end
     returning body, failing, fetched_at as "fetchedAt"`,
    [file.origin, file.status, file.body?.replaceAll("\0", "") ?? null, file.failing, robotsMaxAge(file)],
  );
}

async function storeDelay(domain: string, delayMs: number | null): Promise<void> {
  await query(
    "update host set crawl_delay_ms = $2 where name = $1 and crawl_delay_ms is distinct from $2::int",
    [domain, delayMs],
  );
}
