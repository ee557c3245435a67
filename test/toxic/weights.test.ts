// What a team writes of the weights, and what the next audit makes of it.
import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/new-id";
import { query, transaction } from "#lib/db/sql";
import { queueAudit } from "#lib/toxic/audit/request-audit";
import { runAudit } from "#lib/toxic/audit/run-audit";
import { auditState } from "#lib/toxic/queue/queries";
import { readWeightsView } from "#lib/toxic/weights/queries";
import { readWeights } from "#lib/toxic/weights/read-weights";
import { restoreWeights, setWeights } from "#lib/toxic/weights/set-weights";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const TODAY = "2026-06-30";
let team: TestWorkspace;
beforeEach(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
  team = await makeWorkspace(SITE);
  await report(team, [
    { source: "https://pills.example/p", target: `https://${SITE}/`, anchor: "online casino bonus" },
  ]);
});

const set = (number: number, changes: Record<string, unknown>) => setWeights(team.scope, { number, changes });
const state = () => auditState(team.scope, SITE);

async function audit(): Promise<{ score: number; resolved: string | null } | undefined> {
  await transaction((sql) => queueAudit(sql, team.workspaceId, team.siteId, null));
  const last = (await state()).last;
  await runAudit(team.workspaceId, last?.id ?? newId(), TODAY);
  const [row] = await query<{ score: number; resolved: string | null }>(
    "SELECT score, resolved FROM toxic_result WHERE workspace_id = $1",
    [team.workspaceId],
  );
  return row;
}

test("without a change the product's own hold", async () => {
  expect(await readWeights(team.workspaceId)).toMatchObject({ number: 0 });
  expect(await readWeightsView(team.scope)).toMatchObject({
    number: 0,
    changes: {},
    problems: [],
    versions: [],
  });
});

test("an audit judges by the team's weights, says by which, and that they were changed since", async () => {
  const before = await audit();
  expect((await state()).weights).toEqual({ used: 0, now: 0 });
  await set(0, { points: { spam_words: 20 } });
  expect((await state()).weights).toEqual({ used: 0, now: 1 });
  const after = await audit();
  expect((await state()).weights).toEqual({ used: 1, now: 1 });
  expect((before?.score ?? 0) - (after?.score ?? 0)).toBe(20);
});

test("a domain that the team lists as well known is settled", async () => {
  await set(0, { lists: { wellKnown: { add: ["pills.example"] } } });
  expect(await audit()).toMatchObject({ score: 0, resolved: "well_known" });
});

test("a list that was taken from is asked without what was taken", async () => {
  await set(0, {
    lists: { spamWords: { remove: ["online casino"] }, doubtfulWords: { remove: ["casino"] } },
    points: { doubtful_words: 0 },
  });
  const { weights } = await readWeights(team.workspaceId);
  expect(weights.lists.spamWords).not.toContain("online casino");
  expect(weights.lists.spamWords).toContain("casino online");
});

test("the history says who changed what when, and every state of it can be used again", async () => {
  const ana = newId();
  await query(
    "INSERT INTO app_user (id, email, name, password_hash) VALUES ($1::uuid, $1::uuid || '@example.com', 'Ana', 'x')",
    [ana],
  );
  await setWeights({ ...team.scope, actorId: ana }, { number: 0, changes: { points: { footer: 9 } } });
  await set(1, { points: { footer: 9 }, lists: { wellKnown: { add: ["new.example"] } } });
  await restoreWeights(team.scope, { number: 2, restore: 1 });
  await restoreWeights(team.scope, { number: 3, restore: 0 });
  const { number, changes, versions } = await readWeightsView(team.scope);
  expect({ number, changes }).toEqual({ number: 4, changes: {} });
  const list = { kind: "list", list: "wellKnown" };
  expect(versions.map((version) => [version.number, version.differences])).toEqual([
    [4, [{ kind: "number", section: "points", name: "footer", from: 9, to: 4 }]],
    [3, [{ ...list, added: [], removed: ["new.example"] }]],
    [2, [{ ...list, added: ["new.example"], removed: [] }]],
    [1, [{ kind: "number", section: "points", name: "footer", from: 4, to: 9 }]],
  ]);
  expect(versions.map(({ by }) => by)).toEqual([null, null, null, "Ana"]);
  const log = await query<{ detail: unknown }>(
    "SELECT detail FROM audit_entry WHERE workspace_id = $1 AND action = 'toxic_weights.changed' ORDER BY id",
    [team.workspaceId],
  );
  expect(log.map(({ detail }) => detail)).toEqual([1, 2, 3, 4].map((one) => ({ number: one })));
});

describe("refused, and nothing is saved", () => {
  test("what cannot be taken, by its field", () =>
    expect(set(0, { points: { footer: 900 }, adding: { kinds: 1 } })).rejects.toMatchObject({
      code: "invalid",
      fields: { "points.footer": expect.stringContaining("0 to 100"), "adding.kinds": expect.any(String) },
    }));
  test("a change that somebody else made meanwhile is not overwritten", async () => {
    await set(0, { points: { footer: 9 } });
    await expect(set(0, { points: { sitewide: 1 } })).rejects.toMatchObject({ code: "conflict" });
  });
  test("what the weights say already", async () => {
    await expect(set(0, {})).rejects.toMatchObject({ code: "invalid" });
    await set(0, { points: { footer: 9 } });
    await expect(set(1, { points: { footer: 9 } })).rejects.toMatchObject({ code: "invalid" });
  });
  test("weights of another workspace", async () => {
    await set(0, { points: { footer: 9 } });
    const other = await makeWorkspace(SITE);
    await expect(restoreWeights(other.scope, { number: 0, restore: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await readWeights(other.workspaceId)).toMatchObject({ number: 0 });
  });
});

test("changes that this version cannot take are not used, and the page says why", async () => {
  await query("INSERT INTO toxic_weights (workspace_id, number, changes) VALUES ($1, 1, $2)", [
    team.workspaceId,
    JSON.stringify({ points: { gone_signal: 3 } }),
  ]);
  expect(await readWeights(team.workspaceId)).toMatchObject({ number: 0 });
  const view = await readWeightsView(team.scope);
  expect(view.problems[0]).toContain("points.gone_signal");
  expect(view.versions[0]?.differences).toBeNull();
});
