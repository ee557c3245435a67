import { domainOfHost } from "#lib/core/domain";
import { crawlDelayOf } from "#lib/core/robots-txt";
import { createFetcher, type Fetcher } from "#lib/net/fetch-page";
import type { HopPermit } from "#lib/net/fetch-result";
import { createLooker, type Looker } from "#lib/net/look-at-page";
import type { NetSettings } from "#lib/net/net-settings";
import { createPace } from "#lib/net/pace";
import { createRobotsLookup, type RobotsLookup, robotsTokenOf } from "#lib/net/robots-lookup";

/** The web as the command line reaches it: one fetcher, robots.txt in memory, every request in its turn. */
export interface Web {
  fetcher: Fetcher;
  looker: Looker;
  robots: RobotsLookup;
  /** Our name in robots.txt. */
  token: string;
  beforeHop(url: URL): Promise<HopPermit>;
  /** The host asked to be left alone for so long (Retry-After). */
  holdHost(host: string, ms: number): void;
  close(): Promise<void>;
}

/** Requests in flight at once, all hosts together. Each may hold 5 MB twice. */
const requestsInFlight = 48;

/** `signal` ends what waits for a turn. Throws AppError "invalid" for settings that cannot be read. */
export function openWeb(settings: NetSettings, signal: AbortSignal): Web {
  const fetcher = createFetcher(settings);
  const looker = createLooker(fetcher, settings);
  const token = robotsTokenOf(settings.userAgent);
  const pace = createPace(settings);
  // The same queue for everybody: a domain of its own with no pause.
  const places = createPace({ hostDelayMs: 0, hostConcurrency: requestsInFlight });

  const beforeHop = async (url: URL): Promise<HopPermit> => {
    const turn = await pace.enter(domainOfHost(url.hostname), signal);
    if (turn === null) return { go: false };
    const place = await places.enter("", signal);
    if (place === null) {
      turn();
      return { go: false };
    }
    return {
      go: true,
      release: () => {
        place();
        turn();
      },
    };
  };
  const robots = createRobotsLookup(fetcher, {
    signal,
    beforeHop,
    onFetched(file, answer) {
      const domain = domainOfHost(new URL(file.origin).hostname);
      const delay = answer.robots === null ? null : crawlDelayOf(answer.robots, token);
      if (delay !== null) pace.slow(domain, delay * 1_000);
      if (file.retryAfterMs !== null) pace.hold(domain, file.retryAfterMs);
    },
  });
  return {
    fetcher,
    looker,
    robots,
    token,
    beforeHop,
    holdHost: (host, ms) => pace.hold(domainOfHost(host), ms),
    async close() {
      await Promise.all([fetcher.close(), looker.close()]);
    },
  };
}
