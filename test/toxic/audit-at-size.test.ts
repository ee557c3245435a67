// The short form of `npm run bench audit`: how an audit behaves is asked here, how fast it is there.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { beforeAll, expect, test } from "vitest";
import { AUDIT_DAY, AUDITED_SITE, type AuditedProfile, seedAudited } from "#lib/bench/audit/seed";
import { watchAudit } from "#lib/bench/audit/watch-audit";
import { one, query } from "#lib/db/sql";
import { auditInThread } from "#lib/toxic/audit/in-thread";
import { requestAudit } from "#lib/toxic/audit/request-audit";

/** Two chunks of facts, and a third that is not full. */
const DOMAINS = 4_100;
let profile: AuditedProfile;

beforeAll(async () => {
  await query("SELECT ensure_partitions('2024-01-01', 36)");
  profile = await seedAudited(DOMAINS);
}, 180_000);

async function audit() {
  await requestAudit(profile.scope, AUDITED_SITE);
  const row = await one<{ id: string }>(
    "SELECT id FROM toxic_audit WHERE workspace_id = $1 AND state = 'queued'",
    [profile.scope.workspaceId],
  );
  const task = { workspaceId: profile.scope.workspaceId, auditId: row?.id ?? "", today: AUDIT_DAY };
  const [watched] = await Promise.all([
    watchAudit(task.workspaceId, 120_000),
    auditInThread(task, AbortSignal.timeout(120_000)),
  ]);
  return watched;
}

test("an audit tells its progress, leaves this thread free, and finds the networks that are there", async () => {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const { state, domains, changed, steps, phases, levels } = await audit();
  expect({ state, domains, changed }).toEqual({ state: "done", domains: DOMAINS, changed: DOMAINS });
  expect(phases.size).toBeGreaterThanOrEqual(3);
  expect(steps).toBeGreaterThanOrEqual(4);
  // Half of the time is a generous bound on any machine: in this thread it would all be one pause.
  expect(delay.percentile(50) / 1e6).toBeLessThan(200);
  expect(levels.high ?? 0).toBeGreaterThan(0);
  const [networks] = await query<{ count: number }>(
    "SELECT count(*)::int AS count FROM toxic_group WHERE workspace_id = $1 AND kind = 'network'",
    [profile.scope.workspaceId],
  );
  expect(networks?.count).toBeGreaterThanOrEqual(5);
}, 120_000);

test("again, when nothing changed, it writes nothing", async () => {
  expect(await audit()).toMatchObject({ state: "done", domains: DOMAINS, changed: 0 });
}, 120_000);
