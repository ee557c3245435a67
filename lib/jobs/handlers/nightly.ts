import { anyConnection, query } from "#lib/db/sql";
import { forgetStaging } from "#lib/imports/forget-staging";
import { makeReminders } from "#lib/placements/reminders/make-reminders";
import { countCommonTerms } from "#lib/relevance/count-common";
import { queueDueAudits } from "#lib/toxic/audit/due-audits";
import { defineHandler } from "../define-handler.ts";
import { nightlyJob } from "../definitions/nightly.ts";
import { planWatchesJob } from "../definitions/watching.ts";
import { sendJob } from "../queue.ts";

/** Months of partitions kept ready, this one included: a worker may be away for weeks. */
const monthsAhead = 3;

export const nightlyHandler = defineHandler(nightlyJob, async () => {
  await query("select ensure_partitions(current_date, $1)", [monthsAhead]);
  for (const table of ["robots_file", "host_probe", "target_look"]) {
    await query(`delete from ${table} where expires_at < now() - interval '60 days'`);
  }
  await query("delete from worker_beat where beat_at < now() - interval '1 day'");
  const now = new Date();
  await forgetStaging(now);
  await makeReminders(now.toISOString().slice(0, 10));
  await queueDueAudits("nightly");
  // A link that has been steady for a month goes back to its schedule, one that is awaited too long as well.
  const workspaces = await query<{ id: number }>("select id from workspace where deleted_at is null");
  for (const { id } of workspaces) await countCommonTerms(id);
  for (const { id } of workspaces) await sendJob(anyConnection, planWatchesJob, { workspaceId: id });
});
