import { query } from "#lib/db/sql";
import { forgetStaging } from "#lib/imports/forget-staging";
import { defineHandler } from "../define-handler.ts";
import { nightlyJob } from "../definitions/nightly.ts";

/** Months of partitions kept ready, this one included: a worker may be away for weeks. */
const monthsAhead = 3;

export const nightlyHandler = defineHandler(nightlyJob, async () => {
  await query("select ensure_partitions(current_date, $1)", [monthsAhead]);
  await query("delete from robots_file where expires_at < now() - interval '30 days'");
  await query("delete from worker_beat where beat_at < now() - interval '1 day'");
  await forgetStaging(new Date());
});
