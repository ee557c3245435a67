// Pages that links lead to are read once in a while for their topics: politely, in turns at their hosts like any other
// request, and their own links are nobody's business here.
import { domainOf } from "#lib/core/domain";
import { type TopicText, topicOf } from "#lib/core/relevance/topic";
import { anyConnection } from "#lib/db/sql";
import { postponeHost } from "#lib/frontier/guest";
import type { GuestReader } from "#lib/frontier/guest-reader";
import { createGuestTurn } from "#lib/frontier/host-turn";
import { longestRetryAfterMs } from "#lib/frontier/settings";
import { keyOf } from "#lib/links/topics/read-topics";
import { writeTopics } from "#lib/links/topics/write-topics";
import { log } from "#lib/log";
import { claimTargets, markFailed, markRead, putBack, type WantedTarget } from "./claim-targets.ts";
import { judgeLinksFrom, judgeLinksTo } from "./judge-target.ts";

/** Pages a turn; each of one host waits for the one before. */
const AT_ONCE = 40;
/** Whoever got no turn tries again, and what cannot be read (gone, walled, no page) is tried again, in minutes. */
const BUSY_MINUTES = 2;
const UNREADABLE_MINUTES = 7 * 24 * 60;
/** One page may take no longer, waiting for its turn included, in milliseconds. */
const pageMs = 60_000;

/** Reads wanted pages until there are none, or the time is over. Returns how many. */
export async function readTargets(
  reader: GuestReader,
  signal: AbortSignal,
  limitMs: number,
): Promise<number> {
  const until = performance.now() + limitMs;
  let read = 0;
  while (!signal.aborted && performance.now() < until) {
    const wanted = await claimTargets(AT_ONCE);
    if (wanted.length === 0) break;
    const byHost = Map.groupBy(wanted, ({ url }) => domainOf(url) ?? "");
    await Promise.all(
      [...byHost.values()].map(async (pages) => {
        for (const page of pages) {
          const isLate = signal.aborted || performance.now() > until;
          if (isLate) await putBack(page, 0);
          else if (await readTarget(page, reader, signal)) read++;
        }
      }),
    );
  }
  return read;
}

async function readTarget(page: WantedTarget, reader: GuestReader, signal: AbortSignal): Promise<boolean> {
  const { workspaceId, pageId, url } = page;
  try {
    const text = await textOf(url, reader, signal);
    if (text === "no turn") await putBack(page, BUSY_MINUTES);
    else if (text === null) await markFailed(page, UNREADABLE_MINUTES);
    else {
      const topic = { pageId, topic: topicOf(text), key: keyOf(text), at: new Date().toISOString() };
      const otherLanguage = await writeTopics(anyConnection, workspaceId, [{ ...topic, isTarget: true }]);
      await markRead(page);
      await judgeLinksTo(workspaceId, pageId, signal);
      await judgeLinksFrom(workspaceId, pageId, otherLanguage);
      return true;
    }
  } catch (error) {
    // Its lease runs out, and it is taken again.
    if (!signal.aborted)
      log.warn("a target page could not be read for its topic", { workspaceId, url, error });
  }
  return false;
}

/** Null: there is no page to read. */
async function textOf(
  url: string,
  { looker, robots, gates, hostDelayMs }: GuestReader,
  signal: AbortSignal,
): Promise<TopicText | null | "no turn"> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(pageMs)]);
  const turn = createGuestTurn({ gates, hostDelayMs, signal: limit });
  const look = await looker.look(url, {
    signal: limit,
    robots: robots.lookupFor(turn, limit),
    beforeHop: turn.beforeHop,
  });
  await turn.end();
  if (look.retryAfterMs !== null) {
    const domain = domainOf(look.finalUrl);
    if (domain !== null) await postponeHost(domain, Math.min(look.retryAfterMs, longestRetryAfterMs));
  }
  if (look.access === "unreachable") return "no turn";
  return look.access === "ok" && !look.soft404 ? look.topicText : null;
}
