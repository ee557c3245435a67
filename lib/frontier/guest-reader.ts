import type { Env } from "#lib/env";
import { createFetcher } from "#lib/net/fetch-page";
import { createLooker, type Looker } from "#lib/net/look-at-page";
import { robotsTokenOf } from "#lib/net/robots-lookup";
import { createGates, type Gates } from "./gates.ts";
import { createRobotsCache, type RobotsCache } from "./robots-cache.ts";

/** What a job needs that reads pages beside the frontier's visits, in turns at their hosts (`createGuestTurn`). */
export interface GuestReader {
  looker: Looker;
  robots: RobotsCache;
  gates: Gates;
  hostDelayMs: number;
}

/** Opens a reader, has `read` use it, and closes it whatever happens. */
export async function withGuestReader(
  env: Env,
  read: (reader: GuestReader) => Promise<unknown>,
): Promise<void> {
  const fetcher = createFetcher(env);
  const looker = createLooker(fetcher, env);
  try {
    const robots = createRobotsCache(fetcher, robotsTokenOf(env.userAgent));
    const gates = createGates(env.hostConcurrency);
    await read({ looker, robots, gates, hostDelayMs: env.hostDelayMs });
  } finally {
    await looker.close();
    await fetcher.close();
  }
}
