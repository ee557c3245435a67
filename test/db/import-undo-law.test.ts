// Imports, then looks at some of their pages, then one import undone: what is left is what the others and the looks
// would have left alone, whatever the files say.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { undoImport } from "#lib/imports/undo/undo-import";
import { readFile, writeRead } from "../support/import-file.ts";
import { type LookFacts, lookAt, pageWith } from "../support/looks.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, recordRuns, type TestWorkspace } from "../support/workspace.ts";
import { readWorld, type World } from "../support/world.ts";

const PAGES = [
  "https://blog.example/post",
  "https://blog.example/other",
  "https://www.news.test/story/",
  "https://news.test/story",
  "https://third.example/",
];
const TARGETS = ["https://shop.example/guide", "http://shop.example/guide", "https://shop.example/other"];

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const soon = (days: number, minute: number) =>
  new Date(Date.now() + days * 86_400_000 + minute * 60_000).toISOString();

const dayOf = fc.option(fc.integer({ min: 0, max: 20 }), { freq: 2 });
const row = fc.record({
  source: fc.constantFrom(...PAGES),
  target: fc.option(fc.constantFrom(...TARGETS), { freq: 6, nil: "" }),
  rel: fc.constantFrom("", "nofollow", "follow"),
  anchor: fc.constantFrom("", "the guide", "shop"),
  first: dayOf,
  last: dayOf,
  lost: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 1 }),
});
const file = fc.record({
  vendor: fc.constantFrom("ahrefs", "semrush", "moz"),
  rows: fc.array(row, { minLength: 1, maxLength: 6 }),
});
const look = fc.record({
  page: fc.constantFrom(...PAGES),
  end: fc.constantFrom("ok", "ok", "ok", "404", "wall", "cut"),
  links: fc.uniqueArray(
    fc.record({ target: fc.constantFrom(...TARGETS), rel: fc.constantFrom("", "nofollow") }),
    { maxLength: 2, selector: ({ target }) => target },
  ),
});
const story = fc.record({
  files: fc.array(file, { minLength: 2, maxLength: 4 }),
  undone: fc.nat(3),
  looks: fc.array(look, { maxLength: 6 }),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

function csv({ rows }: Story["files"][number]): string {
  const cell = (n: number | null) => (n === null ? "" : day(n));
  // A row that leads nowhere keeps the columns known whatever the others hold.
  const lines = rows.map((one) =>
    [one.source, one.target, one.anchor, one.rel, cell(one.first), cell(one.last), cell(one.lost)].join(","),
  );
  return ["Source URL,Target URL,Anchor,Rel,First seen,Last seen,Lost", ...lines].join("\n");
}

/** Rows without a target are a file of their own: a list of pages. */
function textsOf(one: Story["files"][number]): string[] {
  const linked = one.rows.filter(({ target }) => target !== "");
  const bare = one.rows.filter(({ target }) => target === "");
  return [
    ...(linked.length > 0 ? [csv({ ...one, rows: linked })] : []),
    ...(bare.length > 0 ? [bare.map(({ source }) => source).join("\n")] : []),
  ];
}

async function play(told: Story, skip: number | null): Promise<{ team: TestWorkspace; ids: string[][] }> {
  const team = await makeWorkspace("shop.example");
  const ids: string[][] = [];
  for (const [index, one] of told.files.entries()) {
    ids.push(index === skip ? [] : await writeFile(team, one));
  }
  for (const [index, one] of told.looks.entries()) await lookOnce(team, one, index);
  return { team, ids };
}

async function writeFile(team: TestWorkspace, one: Story["files"][number]): Promise<string[]> {
  const ids: string[] = [];
  for (const text of textsOf(one)) {
    const id = await readFile(team, "shop.example", text);
    await query('UPDATE import_file SET vendor = $2::"Vendor" WHERE import_id = $1', [id, one.vendor]);
    await writeRead(team, id);
    ids.push(id);
  }
  return ids;
}

async function undo(team: TestWorkspace, id: string): Promise<void> {
  await query("UPDATE import SET state = 'undoing' WHERE id = $1", [id]);
  await undoImport(team.scope, id);
}

async function lookOnce(team: TestWorkspace, one: Story["looks"][number], index: number): Promise<void> {
  const html = pageWith(...one.links.map(({ target, rel }) => `<a href="${target}" rel="${rel}">seen</a>`));
  const facts: LookFacts = { at: soon(Math.floor(index / 2), index), html };
  const made =
    one.end === "404"
      ? lookAt(one.page, { at: facts.at as string, status: 404 })
      : one.end === "wall"
        ? lookAt(one.page, { ...facts, over: { access: "blocked", httpStatus: 403, links: [] } })
        : lookAt(one.page, one.end === "cut" ? { ...facts, over: { truncated: true } } : facts);
  await recordRuns(team, [{ run: 0, look: made }]);
}

/** Worlds are told apart by nothing but the hour of the looks, which is that of the test. */
function comparable(world: World): World {
  return JSON.parse(JSON.stringify(world).replaceAll(/"(\d{4}-\d{2}-\d{2})T[^"]*"/g, '"$1"')) as World;
}

const namesOf = (ids: readonly string[][]) =>
  new Map(ids.flatMap((own, index) => own.map((id, part) => [id, `import ${index}.${part}`] as const)));

beforeAll(async () => {
  await query("SELECT ensure_partitions(current_date, 3)");
});

test("undone is as if it had never been", async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const index = told.undone % told.files.length;
      const [full, without] = [await play(told, null), await play(told, index)];
      for (const id of full.ids[index] ?? []) await undo(full.team, id);
      await expectTrue(full.team.workspaceId);
      const { anchors, unread, domains, ...left } = comparable(
        await readWorld(full.team.workspaceId, namesOf(full.ids)),
      );
      const never = comparable(await readWorld(without.team.workspaceId, namesOf(without.ids)));
      const { anchors: texts, unread: pages, domains: names, ...facts } = never;
      expect(left).toEqual(facts);
      // Texts and pages that nothing speaks of any more are let go, whoever brought them.
      expect(texts).toEqual(expect.arrayContaining(anchors));
      expect(pages).toEqual(expect.arrayContaining(unread));
      expect(names).toEqual(expect.arrayContaining(domains));
    }),
    { numRuns: 15 },
  );
}, 300_000);

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("file" as const), file }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("look" as const), look }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("undo" as const), which: fc.nat(5) }) },
);

test("in whatever order files, looks and undoing come, everything adds up; all undone, only what we saw is left", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      const team = await makeWorkspace("shop.example");
      const standing: string[] = [];
      for (const [index, one] of steps.entries()) {
        if (one.kind === "file") standing.push(...(await writeFile(team, one.file)));
        else if (one.kind === "look") await lookOnce(team, one.look, index);
        else if (standing.length > 0)
          await undo(team, standing.splice(one.which % standing.length, 1)[0] as string);
        await expectTrue(team.workspaceId);
      }
      for (const id of standing) await undo(team, id);
      await expectTrue(team.workspaceId);
      const left = await readWorld(team.workspaceId, new Map());
      expect(left.sightings).toEqual([]);
      expect(left.candidates).toEqual([]);
      expect(left.links.every((link) => (link as { found_at: Date | null }).found_at !== null)).toBe(true);
    }),
    { numRuns: 15 },
  );
}, 300_000);
