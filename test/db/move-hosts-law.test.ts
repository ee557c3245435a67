// Hosts are split off and put back, whatever was reported and seen before and after: what is known is what would be known
// had the last splits been there from the beginning.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { moveHosts } from "#lib/links/move-hosts/move-hosts";
import { joinHost } from "#lib/sites/join-host";
import { splitHost } from "#lib/sites/split-host";
import { lookAt, pageWith } from "../support/looks.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";
import { readWorld } from "../support/world.ts";

const PAGES = [
  "https://anna.blogs.test/post",
  "https://www.anna.blogs.test/about",
  "https://ben.blogs.test/post",
  "https://deep.ben.blogs.test/",
  "https://blogs.test/",
  "https://blog.shop.example/news",
  "https://news.test/story",
];
const TARGETS = [
  "https://shop.example/guide",
  "https://shop.example/other",
  "https://blog.shop.example/news",
];
const HOSTS = ["anna.blogs.test", "ben.blogs.test", "deep.ben.blogs.test", "blog.shop.example"];
/** Read for what they link to: pages of an own site would be kept whole, which is another question. */
const FOREIGN = PAGES.filter((url) => !url.includes("shop.example"));

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const row = fc.record({
  source: fc.constantFrom(...PAGES),
  target: fc.constantFrom(...TARGETS),
  anchor: fc.constantFrom("", "the guide", "shop"),
  rel: fc.constantFrom("follow" as const, "nofollow" as const, "unknown" as const),
  first: fc.option(fc.nat(20)),
  lost: fc.option(fc.nat(20), { freq: 1 }),
});
const fact = fc.oneof(
  fc.record({
    kind: fc.constant("report" as const),
    vendor: fc.constantFrom("moz" as const, "ahrefs" as const),
    rows: fc.array(row, { minLength: 1, maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant("look" as const),
    page: fc.constantFrom(...FOREIGN),
    targets: fc.uniqueArray(fc.constantFrom("https://shop.example/guide", "https://shop.example/other"), {
      maxLength: 2,
    }),
  }),
);
const change = fc.record({ host: fc.constantFrom(...HOSTS) });
type Fact = typeof fact extends fc.Arbitrary<infer T> ? T : never;

async function tell(team: TestWorkspace, facts: readonly Fact[], from: number): Promise<void> {
  for (const [index, one] of facts.entries()) {
    if (one.kind === "report") {
      const rows = one.rows
        .filter(({ source, target }) => source !== target)
        .map(({ source, target, anchor, rel, first, lost }) => ({
          source,
          target,
          anchor: anchor === "" ? null : anchor,
          relClass: rel,
          firstSeenOn: first === null ? null : day(first),
          lostOn: lost === null ? null : day(lost),
        }));
      await report(team, rows, { vendor: one.vendor });
      continue;
    }
    const at = new Date(Date.UTC(2026, 10, 1 + Math.floor((from + index) / 2), from + index)).toISOString();
    const links = one.targets.map((target) => `<a href="${target}">seen</a>`).join(" ");
    await record(team, [lookAt(one.page, { at, html: pageWith(links) })]);
  }
}

/** Splits a host off, or puts it back when it is split off. */
async function toggle(team: TestWorkspace, splits: Set<string>, host: string): Promise<void> {
  if (splits.delete(host)) await joinHost(team.scope, { host });
  else {
    splits.add(host);
    await splitHost(team.scope, { host });
  }
}

async function stateOf(team: TestWorkspace): Promise<object> {
  const pages = await query(
    "SELECT p.url, d.name FROM page p JOIN domain d ON d.id = p.domain_id WHERE p.workspace_id = $1 ORDER BY 1",
    [team.workspaceId],
  );
  const world = await readWorld(team.workspaceId, new Map());
  const plain = JSON.parse(JSON.stringify({ ...world, pages }), (key, value: unknown) =>
    key === "import_id" || key === "last_import_id" ? undefined : value,
  ) as Record<string, object[]>;
  return Object.fromEntries(
    Object.entries(plain).map(([name, rows]) => [name, rows.map((one) => JSON.stringify(one)).sort()]),
  );
}

beforeAll(async () => {
  await query("SELECT ensure_partitions(current_date, 3)");
  await query("SELECT ensure_partitions('2026-11-01', 2)");
});

test("after any splits and merges everything is as if the splits had been there from the beginning", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fact, { minLength: 1, maxLength: 6 }),
      fc.array(change, { minLength: 1, maxLength: 5 }),
      fc.nat(3),
      async (facts, changes, chunk) => {
        const team = await makeWorkspace("shop.example");
        const splits = new Set<string>();
        await tell(team, facts, 0);
        for (const { host } of changes) {
          await toggle(team, splits, host);
          await moveHosts(team.workspaceId, new AbortController().signal, chunk === 0 ? 1 : chunk * 10);
          await expectTrue(team.workspaceId);
        }
        const always = await makeWorkspace("shop.example");
        for (const host of splits) await splitHost(always.scope, { host });
        await moveHosts(always.workspaceId, new AbortController().signal);
        await tell(always, facts, 0);
        expect(await stateOf(team)).toEqual(await stateOf(always));
      },
    ),
    { numRuns: 15 },
  );
}, 300_000);

test("reports and looks that come between a split and its move lose nothing", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fact, { minLength: 1, maxLength: 4 }),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.array(fact, { minLength: 1, maxLength: 4 }),
      async (facts, changes, later) => {
        const team = await makeWorkspace("shop.example");
        const splits = new Set<string>();
        await tell(team, facts, 0);
        for (const { host } of changes) await toggle(team, splits, host);
        await tell(team, later, 10);
        await expectTrue(team.workspaceId);
        await moveHosts(team.workspaceId, new AbortController().signal, 3);
        await expectTrue(team.workspaceId);
        const pages = await query<{ url: string; name: string }>(
          "SELECT p.url, d.name FROM page p JOIN domain d ON d.id = p.domain_id WHERE p.workspace_id = $1",
          [team.workspaceId],
        );
        for (const { url, name } of pages) {
          const host = new URL(url).hostname.replace(/^www\./, "");
          const split = [...splits].filter((one) => host === one || host.endsWith(`.${one}`));
          const longest = split.sort((a, b) => b.length - a.length)[0];
          expect(name).toBe(longest ?? host.split(".").slice(-2).join("."));
        }
      },
    ),
    { numRuns: 10 },
  );
}, 300_000);
