import { query } from "#lib/db/sql";
import { readEnv } from "#lib/env";
import { createGates } from "#lib/frontier/gates";
import { createRobotsCache } from "#lib/frontier/robots-cache";
import { createFetcher } from "#lib/net/fetch-page";
import { createLooker } from "#lib/net/look-at-page";
import { robotsTokenOf } from "#lib/net/robots-lookup";
import { findContacts } from "#lib/removals/find-contacts";
import { defineHandler } from "../define-handler.ts";
import { findContactsJob } from "../definitions/removals.ts";

/** The next minute goes on. */
const limitMs = 50_000;

export const findContactsHandler = defineHandler(findContactsJob, async (_payload, { signal }) => {
  const [wanted] = await query("SELECT 1 FROM removal_request WHERE contacts_read_at IS NULL LIMIT 1");
  if (wanted === undefined) return;
  const env = readEnv();
  const fetcher = createFetcher(env);
  const looker = createLooker(fetcher, env);
  try {
    const robots = createRobotsCache(fetcher, robotsTokenOf(env.userAgent));
    const gates = createGates(env.hostConcurrency);
    await findContacts({ looker, robots, gates, hostDelayMs: env.hostDelayMs }, signal, limitMs);
  } finally {
    await looker.close();
    await fetcher.close();
  }
});
