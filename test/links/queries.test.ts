import { beforeAll, describe, expect, test } from "vitest";
import { query, transaction } from "#lib/db/sql";
import { ASK_NONE, askEach } from "#lib/links/ask-each";
import { linkDetail } from "#lib/links/detail";
import { linkFacets } from "#lib/links/facets";
import { LinkFilter } from "#lib/links/link-filter";
import { countLinks, listLinks, sideTotals } from "#lib/links/queries";
import { siteKeys } from "#lib/links/site-keys";
import { LINK_SORTS, type LinkLine } from "#lib/links/types";
import type { Scope } from "#lib/scope/scope";
import { updateSite } from "#lib/sites/update-site";
import { lookAt, pageWith } from "../support/looks.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const GUIDE = "https://shop.example/guide";
const COUNT = 57;

let team: TestWorkspace;
const filter = (given: object = {}) => LinkFilter.parse(given);
const key = (line: LinkLine) => `${line.sourceId}-${line.targetId}`;

// Few days, few anchors, rel by turns: every sort has ties that reach over a page.
const inbound = Array.from({ length: COUNT }, (_, i) => ({
  source: `https://blog${i % 9}.example/post-${i}`,
  target: i % 3 === 0 ? "https://shop.co/" : GUIDE,
  anchor: i % 5 === 0 ? null : `words ${i % 4}`,
  relClass: (["follow", "nofollow", "ugc"] as const)[i % 3] ?? "follow",
  firstSeenOn: `2026-01-${String(1 + (i % 6)).padStart(2, "0")}`,
}));

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
  team = await makeWorkspace(SITE);
  await updateSite(team.scope, {
    siteId: team.siteId,
    name: "Shop",
    kind: "own",
    brands: [],
    keywords: [],
    domains: [SITE, "shop.co"],
  });
  await report(team, inbound, { vendor: "ahrefs" });
  await report(team, inbound.slice(0, 10), { vendor: "semrush" });
  await report(team, [
    { source: GUIDE, target: "https://friend.example/" },
    { source: GUIDE, target: "https://shop.example/other" },
    { source: "https://shop.co/", target: GUIDE },
  ]);
});

async function walk(
  scope: Scope,
  given: object,
  order: Parameters<typeof listLinks>[3],
  limit = 10,
): Promise<LinkLine[][]> {
  const pages: LinkLine[][] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await listLinks(scope, SITE, filter(given), order, { cursor, limit });
    pages.push(page.lines);
    if (page.next === null) return pages;
    cursor = page.next;
  }
}

describe("links that share a value", () => {
  const most = { target: GUIDE };
  test("are asked for it one by one where many have it, and gathered where few have", async () => {
    const site = await siteKeys(team.scope, SITE);
    const ask = (given: object, limit: number) => askEach(team.scope, site, filter(given), limit);
    expect(await ask(most, 5)).toEqual({ anchor: false, target: true });
    expect(await ask(most, 50)).toEqual({ anchor: false, target: false });
    expect(await ask({ ...most, anchor: "words 1" }, 1)).toEqual({ anchor: false, target: true });
    expect(await ask({ anchor: "words that nobody wrote" }, 1)).toEqual(ASK_NONE);
    expect(await ask({ ...most, side: "internal" }, 1)).toEqual(ASK_NONE);
  });
  for (const limit of [2, 50]) {
    test(`are the same either way: pages of ${limit}`, async () => {
      const order = { sort: "known", dir: "desc" } as const;
      const lines = (await walk(team.scope, most, order, limit)).flat();
      const expected = inbound.filter(({ target }) => target === GUIDE).map(({ source }) => source);
      expect(lines.map(({ source }) => source).sort()).toEqual(expected.sort());
      expect(new Set(lines.map(({ target }) => target))).toEqual(new Set([GUIDE]));
    });
  }
});

describe("pages by keyset", () => {
  for (const sort of LINK_SORTS) {
    for (const dir of ["asc", "desc"] as const) {
      test(`sorted by ${sort} ${dir}: every link once, in order`, async () => {
        const pages = await walk(team.scope, {}, { sort, dir });
        const lines = pages.flat();
        expect(lines.length).toBe(COUNT);
        expect(new Set(lines.map(key)).size).toBe(COUNT);
        expect(pages.map((page) => page.length)).toEqual([10, 10, 10, 10, 10, 7]);
        const whole = await listLinks(
          team.scope,
          SITE,
          filter(),
          { sort, dir },
          { cursor: null, limit: 200 },
        );
        expect(lines.map(key)).toEqual(whole.lines.map(key));
      });
    }
  }
  test("the newest come first, the other way round the oldest", async () => {
    const [newest] = await walk(team.scope, {}, { sort: "known", dir: "desc" });
    const [oldest] = await walk(team.scope, {}, { sort: "known", dir: "asc" });
    expect([newest?.[0]?.knownOn, oldest?.[0]?.knownOn]).toEqual(["2026-01-06", "2026-01-01"]);
  });
  test("going back shows the same pages again, to the first", async () => {
    const order = { sort: "known", dir: "desc" } as const;
    const one = await listLinks(team.scope, SITE, filter(), order, { cursor: null, limit: 10 });
    const two = await listLinks(team.scope, SITE, filter(), order, { cursor: one.next, limit: 10 });
    const three = await listLinks(team.scope, SITE, filter(), order, { cursor: two.next, limit: 10 });
    const back = await listLinks(team.scope, SITE, filter(), order, {
      cursor: three.previous,
      back: true,
      limit: 10,
    });
    expect(back).toEqual(two);
    const first = await listLinks(team.scope, SITE, filter(), order, {
      cursor: back.previous,
      back: true,
      limit: 10,
    });
    expect(first.lines).toEqual(one.lines);
    expect([one.previous, first.previous]).toEqual([null, null]);
    expect(first.next).toEqual(one.next);
  });
  for (const cursor of [
    "nonsense",
    "WzEsMiwzXQ",
    "WyIyMDI2LTAyLTMxIiwxLDJd",
    "WyIyMDI2LTAxLTAxIiw5OTk5OTk5OTk5OTksMl0",
  ]) {
    test(`a cursor that was cut or made up begins at the start (${cursor.slice(0, 10)})`, async () => {
      const page = await listLinks(
        team.scope,
        SITE,
        filter(),
        { sort: "known", dir: "desc" },
        { cursor, limit: 10 },
      );
      expect([page.lines.length, page.previous]).toEqual([10, null]);
    });
  }
});

describe("sides of a set of domains", () => {
  const of = async (side: string) =>
    (await walk(team.scope, { side }, { sort: "source", dir: "asc" }, 100)).flat();
  test("inbound, outbound and internal are every link once", async () => {
    const sides = await Promise.all(["inbound", "outbound", "internal"].map(of));
    expect(sides.map((lines) => lines.length)).toEqual([COUNT, 1, 2]);
    const [all] = await query<{ count: number }>(
      "SELECT count(*)::int AS count FROM link WHERE workspace_id = $1",
      [team.workspaceId],
    );
    expect(new Set(sides.flat().map(key)).size).toBe(all?.count);
  });
  test("a link between two domains of the site is internal", async () =>
    expect((await of("internal")).map((line) => line.source)).toContain("https://shop.co/"));
  test("the totals of each side are the rollups'", async () => {
    const totals = await sideTotals(team.scope, SITE);
    expect(totals).toEqual({
      inbound: { links: COUNT, live: COUNT, verified: 0, domains: 9 },
      outbound: { links: 1, live: 1, verified: 0, domains: 1 },
      internal: { links: 2, live: 2, verified: 0, domains: 1 },
    });
  });
});

describe("counts", () => {
  test("of a filter", async () =>
    expect(await countLinks(team.scope, SITE, filter({ rel: "ugc" }))).toEqual({ count: 19, capped: false }));
  test("of each choice, as if its own facet had none", async () => {
    const facets = await linkFacets(team.scope, SITE, filter({ rel: "ugc", vendor: "semrush" }));
    const counts = (values: { value: string; count: number }[]) =>
      Object.fromEntries(values.map(({ value, count }) => [value, count]));
    expect(counts(facets.rel.values)).toEqual({ follow: 4, nofollow: 3, ugc: 3 });
    expect(counts(facets.vendor.values)).toEqual({ ahrefs: 19, semrush: 3 });
    expect(counts(facets.status.values)).toEqual({ pending: 3 });
    expect(counts(facets.seen.values)).toEqual({ reported: 3 });
    expect(counts(facets.sources.values)).toEqual({ more: 3 });
    expect(facets.rel.capped).toBe(false);
  });
  test.each([
    [{}],
    [{ rel: "ugc" }],
    [{ rel: ["ugc", "follow"], seen: "reported" }],
    [{ q: "post-1", kind: "text" }],
    [{ status: "lost" }],
    [{ sources: "one" }],
    [{ sources: "more", rel: "ugc" }],
    [{ q: "nobody says this" }],
  ])("of each choice are those of the filter with it: %j", async (given) => {
    const facets = await linkFacets(team.scope, SITE, filter(given));
    for (const name of ["status", "rel", "kind", "sources", "vendor"] as const) {
      for (const { value, count } of facets[name].values) {
        const narrowed = await countLinks(team.scope, SITE, filter({ ...given, [name]: value }));
        expect({ name, value, count }).toEqual({ name, value, count: narrowed.count });
      }
    }
  });
});

describe("one link", () => {
  test("tells what was found and what happened", async () => {
    const source = "https://blog1.example/post-1";
    const html = pageWith(`<a href="${GUIDE}" rel="nofollow noopener">the guide</a>`);
    await record(team, [lookAt(source, { html })]);
    const [line] = (
      await walk(team.scope, { q: "post-1", seen: "verified" }, { sort: "known", dir: "desc" })
    ).flat();
    const link = await linkDetail(team.scope, SITE, line?.sourceId ?? 0, line?.targetId ?? 0);
    expect(link).toMatchObject({
      source,
      target: GUIDE,
      status: "live",
      rel: "nofollow noopener",
      relClass: "nofollow",
      relBy: "rel",
      anchor: "the guide",
      sentence: "The link is on the page.",
    });
    expect(link.checks.length).toBe(1);
    expect(link.events.map((event) => event.kind)).toEqual(["verified", "gained"]);
    expect(link.sightings.map((sighting) => sighting.vendor)).toEqual(["ahrefs", "semrush"]);
  });
});

describe("a stranger", () => {
  let stranger: TestWorkspace;
  let line: LinkLine;
  beforeAll(async () => {
    stranger = await makeWorkspace(SITE);
    const page = await listLinks(
      team.scope,
      SITE,
      filter(),
      { sort: "known", dir: "desc" },
      { cursor: null, limit: 1 },
    );
    line = page.lines[0] as LinkLine;
  });
  test("with a site of the same name sees nothing of it", async () => {
    expect((await walk(stranger.scope, {}, { sort: "known", dir: "desc" })).flat()).toEqual([]);
    expect((await countLinks(stranger.scope, SITE, filter())).count).toBe(0);
    expect((await linkFacets(stranger.scope, SITE, filter())).rel.values).toEqual([]);
    expect((await sideTotals(stranger.scope, SITE)).inbound.links).toBe(0);
    await expect(linkDetail(stranger.scope, SITE, line.sourceId, line.targetId)).rejects.toThrow(/not there/);
  });
  test("a Scope of other sites does not see this one", async () => {
    const restricted = { ...team.scope, sites: [team.siteId + 1000] };
    await expect(countLinks(restricted, SITE, filter())).rejects.toThrow(/not there/);
    await expect(linkDetail(restricted, SITE, line.sourceId, line.targetId)).rejects.toThrow(/not there/);
  });
});

test("a list is ended when it takes too long, and the next question is answered", async () => {
  await transaction(async (sql) => {
    // Nobody can read links meanwhile: whatever is asked takes too long.
    await sql.query("LOCK TABLE link IN ACCESS EXCLUSIVE MODE");
    const order = { sort: "known", dir: "desc" } as const;
    const listed = listLinks(team.scope, SITE, filter(), order, { cursor: null, limit: 10, limitMs: 50 });
    await expect(listed).rejects.toMatchObject({ code: "busy" });
  });
  expect((await countLinks(team.scope, SITE, filter())).count).toBe(COUNT);
});
