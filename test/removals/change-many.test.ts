// One change of many removal requests, and its undo.
import { beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { changeRemovals } from "#lib/removals/change-many";
import { askRemoval } from "#lib/removals/change-requests";
import { listRemovals, readRemoval } from "#lib/removals/queries";
import { undoRemovals } from "#lib/removals/undo-change";
import { undoJudgement } from "#lib/toxic/undo-judgement";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const today = new Date().toISOString().slice(0, 10);
let team: TestWorkspace;
beforeEach(async () => {
  team = await makeWorkspace(SITE);
  await askRemoval(team.scope, {
    site: SITE,
    domains: ["a.com", "b.com", "https://c.com/x"],
    reason: "Bought",
  });
});

type Change = Parameters<typeof changeRemovals>[1]["change"];
type What = Parameters<typeof changeRemovals>[1]["what"];
const all: What = { kind: "filter", status: null, q: "" };
const change = (kind: Change, what: What = all) =>
  changeRemovals(team.scope, { site: SITE, change: kind, what, note: "" });
const lines = async () =>
  (await listRemovals(team.scope, SITE, today, { status: null, q: "", from: 0 })).lines;
const statuses = async () =>
  Object.fromEntries((await lines()).map(({ name, status }) => [name, status] as const));
const idOf = async (name: string) => (await lines()).find((line) => line.name === name)?.id ?? "";
const opinions = () =>
  query<{ domain: string | null; url: string | null; kind: string; reason: string }>(
    "SELECT domain, url, kind, reason FROM opinion WHERE workspace_id = $1 ORDER BY domain, url",
    [team.workspaceId],
  );

describe("a step is noted", () => {
  test("for all of a filter, and taken back as one", async () => {
    const { batch, count } = await change("asked");
    expect(count).toBe(3);
    expect(await statuses()).toEqual({ "a.com": "asked", "b.com": "asked", "https://c.com/x": "asked" });
    await undoRemovals(team.scope, batch ?? "");
    expect(await statuses()).toEqual({ "a.com": "new", "b.com": "new", "https://c.com/x": "new" });
    await expect(undoRemovals(team.scope, batch ?? "")).rejects.toMatchObject({ code: "not_found" });
  });
  test("for those that are ticked alone", async () => {
    await change("asked", { kind: "picked", ids: [await idOf("a.com")] });
    expect(await statuses()).toMatchObject({ "a.com": "asked", "b.com": "new" });
  });
  test("for the requests of one status with a word in their name", async () => {
    await change("asked", { kind: "filter", status: "new", q: "c.com" });
    expect(await statuses()).toMatchObject({ "a.com": "new", "https://c.com/x": "asked" });
  });
  test("not where it makes no sense, which is told", async () => {
    await change("asked", { kind: "picked", ids: [await idOf("a.com")] });
    expect(await change("reminded")).toMatchObject({
      count: 1,
      passedCount: 2,
      passed: [{ reason: "Nobody was asked yet." }, { reason: "Nobody was asked yet." }],
    });
    expect(await change("asked")).toMatchObject({ count: 2, passed: [{ name: "a.com" }] });
  });
  test("nowhere, when every one is passed over", async () => {
    expect(await change("refused")).toMatchObject({ batch: null, count: 0, passedCount: 3 });
    await expect(change("asked", { kind: "filter", status: "refused", q: "" })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

test("those that were asked are proposed for disavow, each with its reason, domains and pages", async () => {
  await change("asked");
  const { batch, count } = await change("proposed");
  expect(count).toBe(3);
  const reason = `Bought; asked for removal on ${today}`;
  expect(await opinions()).toEqual([
    { domain: "a.com", url: null, kind: "toxic", reason },
    { domain: "b.com", url: null, kind: "toxic", reason },
    { domain: null, url: "https://c.com/x", kind: "toxic", reason },
  ]);
  await undoJudgement(team.scope, batch ?? "");
  expect(await opinions()).toEqual([]);
});

test("withdrawn requests come back with their log and their contacts", async () => {
  await change("asked");
  const id = await idOf("a.com");
  await query(
    "INSERT INTO removal_contact (workspace_id, request_id, kind, value, found_on) VALUES ($1, $2, 'mail', 'ana@a.com', 'https://a.com/')",
    [team.workspaceId, id],
  );
  const before = await readRemoval(team.scope, SITE, today, id);
  const page = await readRemoval(team.scope, SITE, today, await idOf("https://c.com/x"));
  const { batch } = await change("withdrawn");
  expect(await lines()).toEqual([]);
  await askRemoval(team.scope, { site: SITE, domains: ["b.com"], reason: "Again" });
  await undoRemovals(team.scope, batch ?? "");
  expect(await readRemoval(team.scope, SITE, today, id)).toEqual(before);
  expect(await readRemoval(team.scope, SITE, today, page.id)).toEqual(page);
  // What was asked for anew meanwhile stays as it is.
  expect((await lines()).find(({ name }) => name === "b.com")).toMatchObject({
    reason: "Again",
    status: "new",
  });
});

test("nobody else's requests are changed or brought back", async () => {
  const other = await makeWorkspace(SITE);
  await expect(
    changeRemovals(other.scope, {
      site: SITE,
      change: "withdrawn",
      what: { kind: "picked", ids: [await idOf("a.com")] },
      note: "",
    }),
  ).rejects.toMatchObject({ code: "invalid" });
  const { batch } = await change("withdrawn");
  await expect(undoRemovals(other.scope, batch ?? "")).rejects.toMatchObject({ code: "not_found" });
});

test("what was withdrawn is not kept for longer than it can be taken back", async () => {
  await change("withdrawn", { kind: "picked", ids: [await idOf("a.com")] });
  await query("UPDATE removal_batch SET at = now() - interval '2 hours' WHERE workspace_id = $1", [
    team.workspaceId,
  ]);
  await change("asked");
  const [kept] = await query<{ count: number }>(
    "SELECT count(*)::int AS count FROM removal_batch WHERE workspace_id = $1 AND taken IS NOT NULL",
    [team.workspaceId],
  );
  expect(kept?.count).toBe(0);
});
