// Whatever is reported, looked at and moved, in whatever order: history, facts and rollups stay one truth.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Look } from "#lib/core/look";
import { query } from "#lib/db/sql";
import { recordReports } from "#lib/links/record-reports";
import { updateSite } from "#lib/sites/update-site";
import { type LookFacts, lookAt, pageWith } from "../support/looks.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, recordRuns, reportChunk, type TestWorkspace } from "../support/workspace.ts";

const PAGES = [
  "http://blog.example/post",
  "https://blog.example/post",
  "https://www.blog.example/post/",
  "https://blog.example/2026/post",
  "https://news.test/story",
  "https://news.test/story?utm_source=x",
  "https://other.example/",
];
const TARGETS = [
  "https://shop.example/guide",
  "http://shop.example/guide",
  "https://www.shop.example/guide/",
  "https://shop.example/other",
  "https://shop-two.example/",
];
const SETS = [["shop.example"], ["shop.example", "shop-two.example"], ["shop.example", "blog.example"]];

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const at = (n: number, minute: number) => new Date(Date.UTC(2026, 0, 1 + n, 8, minute)).toISOString();

const page = fc.constantFrom(...PAGES);
const target = fc.constantFrom(...TARGETS);
const daysAgo = fc.option(fc.integer({ min: 0, max: 9 }), { freq: 2 });
const row = fc.record({
  source: page,
  target: fc.option(target, { freq: 9 }),
  relClass: fc.constantFrom("unknown" as const, "follow" as const, "nofollow" as const),
  anchor: fc.constantFrom(null, "the guide", "shop"),
  first: daysAgo,
  last: daysAgo,
  lost: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 1 }),
});
const anchored = fc.record({
  target,
  anchor: fc.constantFrom("the guide", "shop"),
  rel: fc.constantFrom("", "", "nofollow", "sponsored"),
});
const look = fc.record({
  page,
  end: fc.constantFrom("ok", "ok", "ok", "404", "503", "wall", "cut", "301", "302", "301"),
  to: page,
  links: fc.uniqueArray(anchored, { maxLength: 3, selector: ({ target }) => target }),
  noindex: fc.constantFrom(false, false, false, true),
  run: fc.integer({ min: 0, max: 1 }),
});
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("report" as const),
      vendor: fc.constantFrom("ahrefs" as const, "semrush" as const, "moz" as const),
      rows: fc.array(row, { minLength: 1, maxLength: 5 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("look" as const),
      looks: fc.array(look, { minLength: 1, maxLength: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("sites" as const), set: fc.constantFrom(...SETS) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type LookOf = typeof look extends fc.Arbitrary<infer T> ? T : never;

function made({ page: url, end, to, links, noindex }: LookOf, when: string): Look {
  const robots = noindex ? '<meta name="robots" content="noindex">' : "";
  const html =
    robots + pageWith(...links.map((one) => `<a href="${one.target}" rel="${one.rel}">${one.anchor}</a>`));
  const facts: LookFacts = { at: when, html };
  const hop = (status: number) => ({
    finalUrl: to,
    hops: to === url ? [] : [{ url, status, kind: "http" as const }],
  });
  switch (end) {
    case "404":
      return lookAt(url, { at: when, status: 404 });
    case "503":
      return lookAt(url, { at: when, status: 503 });
    case "wall":
      return lookAt(url, { at: when, over: { access: "blocked", httpStatus: 403, links: [] } });
    case "cut":
      return lookAt(url, { ...facts, over: { truncated: true } });
    case "301":
      return lookAt(url, { ...facts, ...hop(301) });
    case "302":
      return lookAt(url, { ...facts, ...hop(302) });
    default:
      return lookAt(url, facts);
  }
}

async function take(team: TestWorkspace, one: Step, today: number): Promise<void> {
  const ago = (n: number | null) => (n === null ? null : day(today - n));
  switch (one.kind) {
    case "report": {
      const rows = one.rows.map(({ first, last, lost, ...rest }) => ({
        ...rest,
        rel: rest.relClass === "nofollow" ? "nofollow" : "",
        firstSeenOn: ago(first),
        lastSeenOn: ago(last),
        lostOn: ago(lost),
      }));
      const chunk = reportChunk(team, rows, { vendor: one.vendor, today: day(today) });
      await recordReports(team.scope, chunk);
      const again = await recordReports(team.scope, chunk);
      expect(again.written, "the same report again writes nothing").toBe(0);
      return;
    }
    case "look": {
      const looks = one.looks.map((facts, index) => ({
        run: facts.run,
        look: made(facts, at(today, index)),
      }));
      const once = looks.filter(
        ({ run, look: { url } }, index) =>
          looks.findIndex((other) => other.run === run && other.look.url === url) === index,
      );
      const recorded = await recordRuns(team, once);
      expect(recorded.every(({ stale }) => !stale)).toBe(true);
      return;
    }
    case "sites":
      await updateSite(team.scope, {
        siteId: team.siteId,
        name: "Shop",
        kind: "own",
        brands: [],
        keywords: [],
        domains: [...one.set],
      });
      return;
    default:
      return one satisfies never;
  }
}

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});

const RUNS = Number(process.env.SEQUENCES ?? 20);

test("any sequence of reports, looks and changes of the site leaves everything equal to a recount", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const team = await makeWorkspace("shop.example");
      for (const [index, one] of steps.entries()) {
        await take(team, one, 20 + index);
        await expectTrue(team.workspaceId);
      }
    }),
    {
      numRuns: RUNS,
      seed: Number(process.env.SEED ?? 20_261_121),
      endOnFailure: process.env.SHRINK === undefined,
    },
  );
}, 120_000);
