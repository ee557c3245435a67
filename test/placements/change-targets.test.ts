import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { addPlacement } from "#lib/placements/add-placement";
import { archivePlacements } from "#lib/placements/archive-placements";
import { createPlacements } from "#lib/placements/create-placement";
import { placementDetail } from "#lib/placements/detail";
import { PlacementForm } from "#lib/placements/schema";
import { changeTargets } from "#lib/placements/targets/change-targets";
import { listTargetChanges } from "#lib/placements/targets/list-changes";
import { previewTargets } from "#lib/placements/targets/preview-targets";
import { undoTargets } from "#lib/placements/targets/undo-targets";
import type { WriteScope } from "#lib/scope/scope";
import { updateSite } from "#lib/sites/update-site";
import { lookAt, pageWith } from "../support/looks.ts";
import { makeWorkspace, record, type TestWorkspace } from "../support/workspace.ts";

const SITE = "old.example";
const OLD = "https://old.example/blog/a";
const NEW = "https://www.new.example/articles/a";
const FOLDER = "https://old.example/blog/* https://www.new.example/articles/*";
const BLOG = "https://blog.test/post";

let team: TestWorkspace;

const pairs = (text: string) => ({ site: SITE, text });
const add = async (source: string, target: string, scope = team.scope) =>
  (await addPlacement(scope, PlacementForm.parse({ site: SITE, source, target }))).id;
const detail = (id: string) => placementDetail(team.scope, SITE, id);
const targetOf = async (id: string) => (await detail(id)).target;
const link = (href: string) => pageWith(`<a href="${href}">the guide</a>`);
const day = (n: number) => new Date(Date.UTC(2026, 2, n, 8)).toISOString();
const look = (n: number, url: string, html: string) => record(team, [lookAt(url, { html, at: day(n) })]);
const state = () => query("SELECT * FROM placement WHERE workspace_id = $1 ORDER BY id", [team.workspaceId]);

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});
beforeEach(async () => {
  team = await makeWorkspace(SITE);
  await updateSite(team.scope, {
    siteId: team.siteId,
    name: "Shop",
    kind: "own",
    brands: [],
    keywords: [],
    domains: [SITE, "new.example"],
  });
});

describe("a preview", () => {
  test("counts what each pair matches, and writes nothing", async () => {
    await add(BLOG, OLD);
    await add("https://two.test/", "https://www.old.example/blog/a/");
    await add("https://three.test/", "https://old.example/blog/b?x=1");
    const before = await state();
    const preview = await previewTargets(
      team.scope,
      pairs(`${OLD} ${NEW}\n${FOLDER}\nhttps://old.example/x ${NEW}`),
    );
    expect(preview).toMatchObject({
      changes: 3,
      ruleCount: 3,
      idle: 1,
      rules: [
        { line: 1, placements: 2 },
        { line: 2, placements: 1, under: true },
        { line: 3, placements: 0 },
      ],
      collidingCount: 0,
      outside: [],
      badCount: 0,
    });
    expect(await state()).toEqual(before);
    expect(await listTargetChanges(team.scope, SITE)).toEqual([]);
  });
  test("lists promises that exist already, archived ones too", async () => {
    const first = await add(BLOG, OLD);
    await add(BLOG, NEW);
    const other = await add("https://two.test/", OLD);
    await archivePlacements(team.scope, [await add("https://two.test/", NEW)], true);
    expect(await previewTargets(team.scope, pairs(`${OLD} ${NEW}`))).toMatchObject({
      changes: 0,
      collidingCount: 2,
      colliding: [
        { id: first, source: BLOG, from: OLD, to: NEW },
        { id: other, source: "https://two.test/" },
      ],
    });
  });
  test("of two promises that would become one, the older moves", async () => {
    const older = await add(BLOG, OLD);
    const younger = await add(BLOG, "https://old.example/b");
    const text = `${OLD} ${NEW}\nhttps://old.example/b ${NEW}`;
    expect(await previewTargets(team.scope, pairs(text))).toMatchObject({ changes: 1, collidingCount: 1 });
    await changeTargets(team.scope, pairs(text));
    expect([await targetOf(older), await targetOf(younger)]).toEqual([NEW, "https://old.example/b"]);
  });
  test("names new targets outside the site, and the change leaves them", async () => {
    const id = await add(BLOG, OLD);
    const text = `${OLD} https://elsewhere.example/a`;
    expect(await previewTargets(team.scope, pairs(text))).toMatchObject({
      changes: 0,
      outside: [{ host: "elsewhere.example", placements: 1, example: "https://elsewhere.example/a" }],
      domains: ["old.example", "new.example"],
    });
    await expect(changeTargets(team.scope, pairs(text))).rejects.toMatchObject({ code: "invalid" });
    expect(await targetOf(id)).toBe(OLD);
  });
  test("more pairs than are taken at once", () =>
    expect(
      previewTargets(
        team.scope,
        pairs(Array.from({ length: 5_001 }, (_, n) => `old.example/${n} new.example/${n}`).join("\n")),
      ),
    ).rejects.toMatchObject({ code: "invalid", fields: { text: expect.any(String) } }));
});

describe("a change", () => {
  let id = "";
  beforeEach(async () => {
    id = await add(BLOG, OLD);
    await look(1, BLOG, link(OLD));
    expect((await detail(id)).status).toBe("live");
  });
  test("waits for the next look, with its history kept", async () => {
    await changeTargets(team.scope, pairs(FOLDER));
    expect(await detail(id)).toMatchObject({
      target: NEW,
      status: "pending",
      flags: [],
      foundAt: null,
      checks: [{ status: "live" }],
      targets: [{ from: OLD, to: NEW }],
    });
  });
  test("a link to the old address is a wrong target, however often it is seen", async () => {
    await changeTargets(team.scope, pairs(FOLDER));
    for (const n of [2, 3, 4]) await look(n, BLOG, link(OLD));
    expect(await detail(id)).toMatchObject({
      status: "not_found",
      flags: ["wrong_target"],
      sentence: `The page links to ${OLD} instead of the agreed page.`,
      breaches: [{ flag: "wrong_target", promised: NEW, found: OLD, beganAt: day(2), endedAt: null }],
    });
  });
  test("an old address that leads to the new one reaches it through a redirect", async () => {
    await changeTargets(team.scope, pairs(FOLDER));
    const hops = [{ url: OLD, status: 301, kind: "http" as const }];
    await record(team, [lookAt(OLD, { html: link("/about"), finalUrl: NEW, hops, at: day(2) })]);
    await look(3, BLOG, link(OLD));
    expect(await detail(id)).toMatchObject({
      status: "live",
      sentence: "The link is live and reaches the agreed page through a redirect.",
      found: { match: "redirect" },
    });
  });
  test("a link to the new address is live", async () => {
    await changeTargets(team.scope, pairs(FOLDER));
    await look(2, BLOG, link(NEW));
    expect(await detail(id)).toMatchObject({ status: "live", foundAt: day(2) });
  });
  test("leaves archived ones", async () => {
    await archivePlacements(team.scope, [id], true);
    await expect(changeTargets(team.scope, pairs(FOLDER))).rejects.toMatchObject({ code: "invalid" });
    expect(await targetOf(id)).toBe(OLD);
  });
  test("taken back before a look, everything stands as it stood", async () => {
    const before = await state();
    const change = await changeTargets(team.scope, pairs(FOLDER));
    expect(await undoTargets(team.scope, change.id)).toEqual({ restored: 1, left: [], leftCount: 0 });
    expect(await state()).toEqual(before);
    expect(await listTargetChanges(team.scope, SITE)).toMatchObject([
      { id: change.id, changed: 1, ruleCount: 1, undoneAt: expect.any(String) },
    ]);
    await expect(undoTargets(team.scope, change.id)).rejects.toMatchObject({ code: "conflict" });
  });
  test("taken back after a look, it waits for the next one", async () => {
    const change = await changeTargets(team.scope, pairs(FOLDER));
    await look(2, BLOG, link(NEW));
    await undoTargets(team.scope, change.id);
    expect(await detail(id)).toMatchObject({ target: OLD, status: "pending", foundAt: null });
  });
  test("what was changed again, or is agreed again, is left and listed", async () => {
    const again = await add("https://two.test/", "https://old.example/blog/b");
    const change = await changeTargets(team.scope, pairs(FOLDER));
    await changeTargets(team.scope, pairs(`${NEW} https://www.new.example/c`));
    await add("https://two.test/", "https://old.example/blog/b");
    expect(await undoTargets(team.scope, change.id)).toEqual({
      restored: 0,
      leftCount: 2,
      left: [
        { id, source: BLOG, from: OLD, to: "https://www.new.example/c" },
        {
          id: again,
          source: "https://two.test/",
          from: "https://old.example/blog/b",
          to: "https://www.new.example/articles/b",
        },
      ],
    });
  });
  test("terms that are changed before the next look are not judged by the old target's link", async () => {
    await changeTargets(team.scope, pairs(FOLDER));
    await createPlacements(team.scope, {
      siteId: team.siteId,
      importId: null,
      rows: [PlacementForm.parse({ site: SITE, source: BLOG, target: NEW, anchor: "other" })],
    });
    expect((await detail(id)).status).toBe("pending");
  });
  test("is not there for another workspace or other sites", async () => {
    const change = await changeTargets(team.scope, pairs(FOLDER));
    const stranger = (await makeWorkspace(SITE)).scope;
    const elsewhere = { ...team.scope, sites: [team.siteId + 1_000] } as unknown as WriteScope;
    for (const scope of [stranger, elsewhere]) {
      await expect(undoTargets(scope, change.id)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(changeTargets(elsewhere, pairs(FOLDER))).rejects.toMatchObject({ code: "not_found" });
    await expect(changeTargets(stranger, pairs(FOLDER))).rejects.toMatchObject({ code: "invalid" });
    expect(await targetOf(id)).toBe(NEW);
  });
});

test("thousands at once, and back", async () => {
  const rows = Array.from({ length: 4_000 }, (_, n) =>
    PlacementForm.parse({
      site: SITE,
      source: `https://blog-${n % 50}.test/${n}`,
      target: `https://old.example/blog/${n % 700}`,
    }),
  );
  // Whatever Postgres knows of the tables, it knows from before this workspace: its look-ups must not rest on that.
  await query("ANALYZE");
  await createPlacements(team.scope, { siteId: team.siteId, importId: null, rows });
  const before = await state();
  const change = await changeTargets(team.scope, pairs(FOLDER));
  expect(change.changed).toBe(4_000);
  expect((await undoTargets(team.scope, change.id)).restored).toBe(4_000);
  expect(await state()).toEqual(before);
});
