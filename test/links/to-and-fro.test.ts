// A small web whose pages move to and fro, verified after every change as a run does it: no link is missed while one
// of its page's addresses shows it, and whatever moved, everything equals a recount.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Look } from "#lib/core/look";
import { query } from "#lib/db/sql";
import { lookAt, pageWith } from "../support/looks.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, recordRuns, report, type TestWorkspace } from "../support/workspace.ts";

const ADDRESSES = [
  "https://blog.example/old",
  "https://blog.example/new",
  "https://www.blog.example/new",
  "https://news.test/story",
  "https://news.test/",
];
const TARGETS = ["https://shop.example/guide", "https://shop.example/other"];

type Answer = { kind: "page"; links: string[] } | { kind: "gone" } | { kind: "leads"; to: string };
type Web = Map<string, Answer>;

const address = fc.constantFrom(...ADDRESSES);
const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("page" as const), links: fc.subarray(TARGETS) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("gone" as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("leads" as const), to: address }) },
);
/** What changes between two runs, and what somebody reports meanwhile. */
const step = fc.record({
  changes: fc.array(fc.tuple(address, answer), { minLength: 1, maxLength: 3 }),
  reported: fc.option(fc.record({ source: address, target: fc.constantFrom(...TARGETS) }), { freq: 2 }),
});

const at = (day: number) => new Date(Date.UTC(2026, 0, 1 + day, 8)).toISOString();

function lookInto(web: Web, url: string, day: number): Look {
  const hops: Look["hops"] = [];
  let finalUrl = url;
  let now = web.get(url);
  while (now?.kind === "leads" && hops.length <= ADDRESSES.length) {
    hops.push({ url: finalUrl, status: 301, kind: "http" });
    finalUrl = now.to;
    now = web.get(finalUrl);
  }
  const where = { at: at(day), finalUrl, hops };
  switch (now?.kind) {
    case "page": {
      const links = now.links.map((target) => `<a href="${target}">${target}</a>`);
      return lookAt(url, { ...where, html: pageWith(...links) });
    }
    case "leads":
      return lookAt(url, {
        ...where,
        over: { access: "unreachable", reason: "too_many_hops", httpStatus: null, links: [] },
      });
    default:
      return lookAt(url, { ...where, status: 404 });
  }
}

/** The addresses of one page, by the page where links live. */
async function families(team: TestWorkspace): Promise<Map<string, string[]>> {
  const rows = await query<{ home: string; url: string }>(
    `SELECT coalesce(m.url, p.url) AS home, p.url FROM page p LEFT JOIN page m ON m.id = p.moved_to_id
     WHERE p.workspace_id = $1 ORDER BY p.id`,
    [team.workspaceId],
  );
  const groups = Map.groupBy(rows, ({ home }) => home);
  return new Map([...groups].map(([home, own]) => [home, own.map(({ url }) => url)]));
}

/** One run over every page that links live on; whoever is told to ask a page's other addresses does so. */
async function verify(team: TestWorkspace, web: Web, day: number): Promise<void> {
  const rows = await query<{ url: string }>(
    `SELECT DISTINCT p.url FROM link l JOIN page p ON p.id = l.source_id WHERE l.workspace_id = $1 ORDER BY 1`,
    [team.workspaceId],
  );
  let open = rows.map(({ url }) => url);
  for (let attempt = 1; open.length > 0; attempt++) {
    expect(attempt).toBeLessThanOrEqual(3);
    const known = [...(await families(team)).values()];
    const looks = open.map((url) => {
      const family = attempt === 1 ? [] : (known.find((urls) => urls.includes(url)) ?? []);
      const others = family.filter((other) => other !== url).map((other) => lookInto(web, other, day));
      return { run: 0, look: lookInto(web, url, day), others };
    });
    const recorded = await recordRuns(team, looks);
    expect(recorded.every(({ stale }) => !stale)).toBe(true);
    open = open.filter((_, index) => recorded[index]?.askOthers);
  }
}

/** Links that were missed or lost on a day although an address of their page answers by itself with them. */
async function falselyMissed(team: TestWorkspace, web: Web, day: number): Promise<string[]> {
  const missed = await query<{ source: string; target: string }>(
    `SELECT s.url AS source, t.url AS target FROM link_event e
     JOIN page s ON s.id = e.source_id JOIN page t ON t.id = e.target_id
     WHERE e.workspace_id = $1 AND e.occurred_on = $2 AND e.origin = 'observed' AND e.kind IN ('missed', 'lost', 'refuted')`,
    [team.workspaceId, at(day).slice(0, 10)],
  );
  const known = await families(team);
  return missed.flatMap(({ source, target }) => {
    const standing = (known.get(source) ?? []).filter((url) => {
      const now = web.get(url);
      return now?.kind === "page" && now.links.includes(target);
    });
    return standing.map((url) => `${target} of ${source} stands on ${url}`);
  });
}

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});

test("pages that move to and fro lose no link that stands at one of their addresses", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const team = await makeWorkspace("shop.example");
      const web: Web = new Map(ADDRESSES.map((url) => [url, { kind: "page", links: TARGETS }]));
      await report(
        team,
        ADDRESSES.slice(0, 4).map((source) => ({ source, target: TARGETS[0] as string })),
        { today: "2026-01-01" },
      );
      for (const [index, { changes, reported }] of steps.entries()) {
        const day = index + 2;
        for (const [url, now] of changes) web.set(url, now);
        if (reported !== null) await report(team, [reported], { today: at(day).slice(0, 10) });
        await verify(team, web, day);
        expect(await falselyMissed(team, web, day)).toEqual([]);
        await expectTrue(team.workspaceId);
      }
    }),
    {
      numRuns: Number(process.env.SEQUENCES ?? 20),
      seed: Number(process.env.SEED ?? 20_261_128),
      endOnFailure: process.env.SHRINK === undefined,
    },
  );
}, 120_000);
