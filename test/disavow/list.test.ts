import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { z } from "zod";
import { parseDisavow } from "#lib/core/disavow";
import { printEntry } from "#lib/core/disavow/entry";
import { tidyDisavow } from "#lib/core/disavow/tidy";
import { query } from "#lib/db/sql";
import { afterUploads } from "#lib/disavow/after-uploads";
import { createVersion, markUploaded, recordHeldList } from "#lib/disavow/change-list";
import { compareVersions, newestCompared } from "#lib/disavow/compare-versions";
import { disavowState, readDraft, versionFile } from "#lib/disavow/queries";
import { readList } from "#lib/disavow/read-list";
import { NewVersion, Property, UploadedVersion } from "#lib/disavow/schema";
import type { DraftView } from "#lib/disavow/types";
import { judgeLinks } from "#lib/toxic/judge-links";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const PROPERTY = "https://shop.example/";
const today = new Date().toISOString().slice(0, 10);

let team: TestWorkspace;
beforeEach(async () => {
  team = await makeWorkspace(SITE);
});

const hold = (list: string | Uint8Array | null, property = PROPERTY) =>
  recordHeldList(team.scope, { site: SITE, property, list });
const mark = (name: string, opinion: "toxic" | "whitelisted" = "toxic") =>
  judgeLinks(team.scope, {
    site: SITE,
    opinion,
    on: "domain",
    what: { kind: "names", names: [name] },
    reason: "Link network",
  });
const draft = (view: DraftView = {}) => readDraft(team.scope, SITE, today, view);
const make = async (over: Partial<z.input<typeof NewVersion>> = {}) => {
  const { number, fingerprint } = await draft({ property: over.property, leaveOut: over.leaveOut });
  return createVersion(
    team.scope,
    NewVersion.parse({ site: SITE, property: PROPERTY, number, fingerprint, ...over }),
  );
};
const textOf = async (id: string) => (await versionFile(team.scope, SITE, id)).text;
const entriesOf = (text: string) => tidyDisavow(parseDisavow(text).entries).map(printEntry);

describe("before somebody said what Google holds", () => {
  test("no version is made", async () => {
    await mark("spam.com");
    await expect(make()).rejects.toMatchObject({ code: "conflict", message: expect.stringMatching(/first/) });
    expect(await disavowState(team.scope, SITE, today)).toMatchObject({ googleKnownAt: null, versions: [] });
  });
  test("of another property than the one that is known neither", async () => {
    await hold(null);
    await mark("spam.com");
    await expect(make({ property: "https://www.shop.example/" })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("what Google holds", () => {
  test("“none” opens the way to the first version", async () => {
    await hold(null);
    await mark("spam.com");
    expect(entriesOf(await textOf((await make()).id))).toEqual(["domain:spam.com"]);
  });
  test("is kept as it was given, its bad lines too, and merged into the next version", async () => {
    const given = "# asked twice\r\ndomain: Old.com\r\nnot an entry\r\n";
    expect(await hold(given)).toEqual({ number: 1, domains: 1, urls: 0, repaired: 1, rejected: 1 });
    const [held] = (await disavowState(team.scope, SITE, today)).versions;
    expect(await textOf(held?.id ?? "")).toBe(given);
    await mark("spam.com");
    const text = await textOf((await make()).id);
    expect(text).toContain("# asked twice\ndomain:old.com\n");
    expect(entriesOf(text)).toEqual(["domain:old.com", "domain:spam.com"]);
  });
  test.each([
    ["UTF-16 with a mark", Buffer.from("\ufeff# böse\r\ndomain:bücher.de\r\n", "utf16le")],
    ["UTF-8 with a mark", Buffer.from("\ufeff# böse\r\ndomain:bücher.de\r\n")],
    ["windows-1252", Buffer.from("# böse\r\ndomain:bücher.de\r\n", "latin1")],
  ])("is read in %s", async (_, bytes) => {
    await hold(bytes);
    expect((await draft()).text).toContain("# böse\ndomain:xn--bcher-kva.de\n");
  });
  test("NUL does no harm", async () => {
    await hold("domain:a.com\0\ndomain:b.com\n");
    expect(entriesOf((await draft()).text)).toContain("domain:b.com");
  });
  test.each([
    ["an empty file", ""],
    ["comments alone", "# nothing\n"],
    ["something else", "PK\u0003\u0004 some archive\n"],
  ])("%s is no list: refused, nothing kept", async (_, text) => {
    await expect(hold(text)).rejects.toMatchObject({ code: "invalid" });
    expect((await disavowState(team.scope, SITE, today)).googleKnownAt).toBeNull();
  });
  test("said again becomes the newest version; those before stay", async () => {
    await hold("domain:a.com\n");
    await hold("domain:b.com\n");
    const { versions, draft } = await disavowState(team.scope, SITE, today);
    expect(versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(entriesOf(draft.text)).toEqual(["domain:b.com"]);
  });
});

describe("a property", () => {
  test.each([
    ["https://www.Shop.example", "https://www.shop.example/"],
    ["http://shop.example/blog/?a#b", "http://shop.example/blog/"],
  ])("%s is %s", (typed, property) => {
    expect(Property.parse(typed)).toBe(property);
  });
  test.each([
    ["sc-domain:shop.example", /domain property has no disavow list/],
    ["shop.example", /domain property has no disavow list/],
    ["our shop", /as Search Console shows it/],
  ])("%s is none", (typed, message) => {
    expect(Property.safeParse(typed).error?.issues[0]?.message).toMatch(message);
  });
  test("of another site is refused", async () => {
    await expect(hold(null, "https://other.example/")).rejects.toMatchObject({
      code: "invalid",
      fields: { property: expect.any(String) },
    });
  });
  test("has its own list, versions and numbers", async () => {
    await hold("domain:a.com\n");
    await hold("domain:b.com\n", "http://shop.example/");
    const state = (property: string) => disavowState(team.scope, SITE, today, { property });
    expect(entriesOf((await state(PROPERTY)).draft.text)).toEqual(["domain:a.com"]);
    expect(entriesOf((await state("http://shop.example/")).draft.text)).toEqual(["domain:b.com"]);
    expect((await state(PROPERTY)).properties.sort()).toEqual(["http://shop.example/", PROPERTY]);
  });
});

describe("flagged lines", () => {
  beforeEach(async () => {
    await hold("domain:shop.example\ndomain:co.uk\ndomain:friend.com\ndomain:old.com\n");
    await mark("friend.com", "whitelisted");
    await mark("spam.com");
  });
  test("are kept in each version until a person leaves them out", async () => {
    const kept = entriesOf(await textOf((await make()).id));
    expect(kept).toHaveLength(5);
    await mark("more.com");
    const after = entriesOf(await textOf((await make({ leaveOut: ["domain:shop.example"] })).id));
    expect(after).toEqual([
      "domain:co.uk",
      "domain:friend.com",
      "domain:more.com",
      "domain:old.com",
      "domain:spam.com",
    ]);
    expect((await draft()).flagged.map(({ line }) => line)).toEqual(["domain:co.uk", "domain:friend.com"]);
  });
  test("go together", async () => {
    const made = await make({ leaveOut: "flagged" });
    expect(entriesOf(await textOf(made.id))).toEqual(["domain:old.com", "domain:spam.com"]);
  });
});

describe("a version", () => {
  test("that is not the draft a person read is refused", async () => {
    await hold("domain:a.com\n");
    await mark("spam.com");
    const { number, fingerprint } = await draft();
    await mark("more.com");
    await expect(make({ number, fingerprint })).rejects.toMatchObject({ code: "conflict" });
    expect((await disavowState(team.scope, SITE, today)).versions).toHaveLength(1);
  });
  test("made by two people at once is made once", async () => {
    await hold("domain:a.com\n");
    await mark("spam.com");
    // Both have read the same draft.
    const { number, fingerprint } = await draft({});
    const both = await Promise.allSettled([make({ number, fingerprint }), make({ number, fingerprint })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    expect((await disavowState(team.scope, SITE, today)).versions.map(({ number }) => number)).toEqual([
      2, 1,
    ]);
  });
  test("of lists told at the same moment each gets its own number", async () => {
    await hold(null);
    await Promise.all(["a", "b", "c", "d"].map((name) => hold(`domain:${name}.com\n`)));
    const { versions } = await disavowState(team.scope, SITE, today);
    expect(versions.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
  });
  test("without an entry, or beyond Google's limits, is refused", async () => {
    await hold(null);
    await expect(make()).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(/no entry/),
    });
    await hold(Array.from({ length: 100_001 }, (_, i) => `domain:s${i}.com`).join("\n"));
    await expect(make()).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(/100,000/),
    });
  });
});

describe("the upload", () => {
  const say = (id: string, on: string | null) =>
    markUploaded(team.scope, UploadedVersion.parse({ site: SITE, id, on }));
  const uploadedOn = async () => (await disavowState(team.scope, SITE, today)).versions[0]?.uploadedOn;

  test("is noted with its day, changed and taken back", async () => {
    await hold("domain:a.com\n");
    await mark("spam.com");
    const { id } = await make();
    await say(id, "2026-01-31");
    expect(await uploadedOn()).toBe("2026-01-31");
    await say(id, null);
    expect(await uploadedOn()).toBeNull();
  });
  test("lies not in the future, and is of a version of ours", async () => {
    await hold("domain:a.com\n");
    const [held] = (await disavowState(team.scope, SITE, today)).versions;
    await expect(say(held?.id ?? "", today)).rejects.toMatchObject({ code: "not_found" });
    await mark("spam.com");
    const { id } = await make();
    await expect(say(id, "2999-01-01")).rejects.toMatchObject({
      code: "invalid",
      fields: { on: expect.any(String) },
    });
    const other = await makeWorkspace(SITE);
    await expect(
      markUploaded(other.scope, UploadedVersion.parse({ site: SITE, id, on: today })),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("two versions", () => {
  const compare = (from: number | null, to: number | null) =>
    compareVersions(team.scope, SITE, today, { property: PROPERTY, from, to });
  test("are compared as Google reads them", async () => {
    await hold("domain:a.com\nhttp://b.com/page\n");
    await mark("b.com");
    await make();
    expect(await compare(1, 2)).toMatchObject({
      added: [{ line: "domain:b.com", coveredBy: null }],
      removed: [{ line: "http://b.com/page", coveredBy: "b.com" }],
      kept: 1,
    });
    expect(await compare(2, 1)).toMatchObject({ removed: [{ line: "domain:b.com", coveredBy: null }] });
  });
  test("are, when none is named, what Google holds and the draft", async () => {
    await hold("domain:a.com\n");
    await mark("b.com");
    await make();
    await mark("c.com");
    expect(await compare(null, null)).toMatchObject({
      versions: [2, 1],
      from: 1,
      added: [{ line: "domain:b.com" }, { line: "domain:c.com" }],
    });
  });
  test("are the newest two where the address says none, and of one version it and the draft", async () => {
    const newest = (property = "") => newestCompared(team.scope, SITE, property);
    expect(await newest()).toBeNull();
    await hold("domain:a.com\n");
    expect(await newest()).toEqual({ property: PROPERTY, from: 1, to: null });
    await mark("b.com");
    await make();
    expect(await newest()).toEqual({ property: PROPERTY, from: 1, to: 2 });
    expect(await newest(PROPERTY)).toEqual({ property: PROPERTY, from: 1, to: 2 });
    expect(await newest("https://elsewhere.example/")).toBeNull();
  });
  test("of which one is not there are refused", async () => {
    await hold("domain:a.com\n");
    await expect(compare(1, 9)).rejects.toMatchObject({ code: "not_found" });
  });
});

test("each upload is told with what the profile gained and lost until the next", async () => {
  await hold(null);
  await mark("spam.com");
  const first = await make();
  await mark("more.com");
  const second = await make();
  for (const [id, on] of [
    [first.id, "2026-01-10"],
    [second.id, "2026-02-10"],
  ] as const) {
    await markUploaded(team.scope, UploadedVersion.parse({ site: SITE, id, on }));
  }
  await query(
    `insert into site_day (workspace_id, site_id, day, links_gained, links_lost, domains_gained, follow)
     select $1, id, day::date, 5, 2, 1, 3 from site, unnest(array['2026-01-09', '2026-01-10', '2026-02-09', '2026-02-10']) day
     where workspace_id = $1`,
    [team.scope.workspaceId],
  );
  const [row] = await query<{ id: number }>(
    "insert into domain (workspace_id, name) values ($1, 'more.com') returning id",
    [team.scope.workspaceId],
  );
  await query(
    `insert into domain_event (workspace_id, site_id, domain_id, occurred_on, kind)
     select $1, id, $2, '2026-02-11', 'gained' from site where workspace_id = $1`,
    [team.scope.workspaceId, row?.id],
  );
  const linksOf = { linksGained: 10, linksLost: 4, follow: 6, domainsGained: 2, risky: 0 };
  expect(await afterUploads(team.scope, SITE, PROPERTY)).toMatchObject([
    { number: 3, from: "2026-02-10", until: null, linksGained: 5, risky: 1 },
    { number: 2, from: "2026-01-10", until: "2026-02-10", ...linksOf },
  ]);
});

test("another workspace reads none of it", async () => {
  await hold("domain:a.com\n");
  const [held] = (await disavowState(team.scope, SITE, today)).versions;
  const other = await makeWorkspace(SITE);
  expect(await disavowState(other.scope, SITE, today)).toMatchObject({ googleKnownAt: null, versions: [] });
  await expect(versionFile(other.scope, SITE, held?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
});

test("an upload beyond 4 MB is cut off", async () => {
  const chunk = new Uint8Array(1_000_000);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(chunk);
    },
  });
  await expect(readList(body)).rejects.toMatchObject({ code: "too_large" });
  expect(sent).toBeLessThan(8);
});

const folder = path.join(import.meta.dirname, "../../../shared/data/disavow");

describe("real files come out as they went in (skipped without ../shared/data/disavow)", () => {
  test.skipIf(!existsSync(folder)).each(["disavowed.txt", "disavowed2.txt", "petroglyph.txt"])(
    "%s",
    async (name) => {
      const bytes = readFileSync(path.join(folder, name));
      const given = parseDisavow(bytes);
      await hold(bytes);
      const drawn = await draft();
      expect(drawn).toMatchObject({ added: [], rejected: given.rejected, repaired: given.repaired });
      expect(drawn.removed.filter(({ coveredBy }) => coveredBy === null)).toEqual([]);
      const text = await textOf((await make()).id);
      const again = parseDisavow(text);
      expect(again.entries).toEqual(tidyDisavow(given.entries));
      expect(again).toMatchObject({ repaired: [], rejected: [], trailing: given.trailing });
      // The version after it changes nothing.
      expect(await draft()).toMatchObject({ added: [], removed: [], repaired: [] });
    },
  );
  test.skipIf(!existsSync(folder)).each(readRealNames())("%s, edited in between", async (name) => {
    const given = parseDisavow(readFileSync(path.join(folder, name)));
    await hold(readFileSync(path.join(folder, name)));
    await mark("herons-added.example");
    const text = await textOf((await make()).id);
    const edited = tidyDisavow([
      ...given.entries,
      { kind: "domain", value: "herons-added.example", comments: [`Link network (${today})`] },
    ]);
    expect(parseDisavow(text).entries).toEqual(edited);
    // What was exported is imported into another team's list, and nothing changes on the way.
    team = await makeWorkspace(SITE);
    await hold(text);
    const again = await draft();
    expect(again).toMatchObject({ repaired: [], rejected: [], added: [], removed: [] });
    expect(parseDisavow(again.text).entries).toEqual(edited);
  });
});

/** Every file of the folder that holds entries, with and without their sign. */
function readRealNames(): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => /\.(txt|csv)$/.test(name)) : ["none"];
}
