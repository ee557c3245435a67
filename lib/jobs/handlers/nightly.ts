import { anyConnection, query } from "#lib/db/sql";
import { readEnv } from "#lib/env";
import { forgetStaging } from "#lib/imports/forget-staging";
import { log } from "#lib/log";
import { makeReminders } from "#lib/placements/reminders/make-reminders";
import { countCommonTerms } from "#lib/relevance/count-common";
import { scopeFromJob } from "#lib/scope/from-job";
import { queueDueAudits } from "#lib/toxic/audit/due-audits";
import { forgetLooks } from "#lib/upkeep/forget-looks";
import { readReportedHomes } from "#lib/watching/read-reported-homes";
import { defineHandler } from "../define-handler.ts";
import { nightlyJob } from "../definitions/nightly.ts";
import { planWatchesJob } from "../definitions/watching.ts";
import { sendJob } from "../queue.ts";

/** Months of partitions kept ready, this one included: a worker may be away for weeks. */
const monthsAhead = 3;

export const nightlyHandler = defineHandler(nightlyJob, async (_payload, { signal }) => {
  await query("select ensure_partitions(current_date, $1)", [monthsAhead]);
  for (const table of ["robots_file", "host_probe", "target_look"]) {
    await query(`delete from ${table} where expires_at < now() - interval '60 days'`);
  }
  await query("delete from worker_beat where beat_at < now() - interval '1 day'");
  const now = new Date();
  await forgetStaging(now);
  const forgotten = await forgetLooks(now, readEnv().keepLooksMonths, signal);
  if (forgotten.months.length > 0 || forgotten.visits > 0)
    log.info("old looks were let go", { ...forgotten });
  await makeReminders(now.toISOString().slice(0, 10));
  await queueDueAudits("nightly");
  // A link that has been steady for a month goes back to its schedule, one that is awaited too long as well.
  const workspaces = await query<{ id: number }>("select id from workspace where deleted_at is null");
  for (const { id } of workspaces) await countCommonTerms(id);
  for (const { id } of workspaces) await sendJob(anyConnection, planWatchesJob, { workspaceId: id });
  for (const { id } of workspaces) await readReportedHomes(await scopeFromJob({ workspaceId: id }));
});
