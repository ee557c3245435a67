import { query } from "#lib/db/sql";
import { readEnv } from "#lib/env";
import { withGuestReader } from "#lib/frontier/guest-reader";
import { judgeLinksTo, pagesToJudge } from "#lib/relevance/judge-target";
import { readTargets } from "#lib/relevance/read-targets";
import { defineHandler } from "../define-handler.ts";
import { readTargetsJob } from "../definitions/relevance.ts";

/** The next minute goes on. */
const limitMs = 50_000;
const JUDGED_AT_ONCE = 200;

export const readTargetsHandler = defineHandler(readTargetsJob, async (_payload, { signal }) => {
  for (const { workspaceId, pageId } of await pagesToJudge(JUDGED_AT_ONCE)) {
    await judgeLinksTo(workspaceId, pageId, signal);
  }
  const [wanted] = await query("SELECT 1 FROM page_topic WHERE wanted_at <= now() LIMIT 1");
  if (wanted === undefined) return;
  await withGuestReader(readEnv(), (reader) => readTargets(reader, signal, limitMs));
});
