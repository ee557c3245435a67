// What a clock starts comes with the payload that its schedule was given: the handler must be able to read it.
import { expect, onTestFinished, test } from "vitest";
import { query } from "#lib/db/sql";
import { requireDatabaseUrl } from "#lib/env";
import { defineHandler } from "#lib/jobs/define-handler";
import { findSiteContactsJob } from "#lib/jobs/definitions/contacts";
import { nightlyJob } from "#lib/jobs/definitions/nightly";
import { readTargetsJob } from "#lib/jobs/definitions/relevance";
import { findContactsJob } from "#lib/jobs/definitions/removals";
import { dueAuditsJob } from "#lib/jobs/definitions/toxic";
import { startDueRunsJob } from "#lib/jobs/definitions/watching";
import { takeJobs } from "#lib/jobs/take-jobs";

test.each([findContactsJob, findSiteContactsJob, nightlyJob, readTargetsJob, startDueRunsJob, dueAuditsJob])(
  "$name is scheduled with a payload that its definition reads",
  async (job) => {
    expect(job.cron).toBeDefined();
    const stopping = new AbortController();
    const stop = await takeJobs([defineHandler(job, async () => {})], {
      databaseUrl: requireDatabaseUrl(),
      signal: stopping.signal,
      cron: true,
    });
    onTestFinished(async () => {
      stopping.abort();
      await stop();
    });
    const [row] = await query<{ data: unknown }>("select data from pgboss.schedule where name = $1", [
      job.name,
    ]);
    expect(job.payload.safeParse(row?.data).success).toBe(true);
  },
);
