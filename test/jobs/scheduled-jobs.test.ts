// What a clock starts comes with the payload that its schedule was given: the handler must be able to read it.
import { expect, onTestFinished, test } from "vitest";
import { query } from "#lib/db/sql";
import { requireDatabaseUrl } from "#lib/env";
import { handlers } from "#lib/jobs/handlers";
import { takeJobs } from "#lib/jobs/take-jobs";

test("every job that begins by itself is scheduled, with a payload that its definition reads", async () => {
  const stopping = new AbortController();
  const stop = await takeJobs(handlers, {
    databaseUrl: requireDatabaseUrl(),
    signal: stopping.signal,
    cron: true,
  });
  onTestFinished(async () => {
    stopping.abort();
    await stop();
  });
  const byItself = handlers.filter(({ definition }) => definition.cron !== undefined);
  expect(byItself.length).toBeGreaterThan(1);
  const scheduled = await query<{ name: string; data: unknown }>("select name, data from pgboss.schedule");
  for (const { definition } of byItself) {
    const row = scheduled.find(({ name }) => name === definition.name);
    expect(row, definition.name).toBeDefined();
    expect(definition.payload.safeParse(row?.data).success, definition.name).toBe(true);
  }
});
