// One site, asked in every way that the product has: overview, summary, reports, exports and plain SQL.
import { beforeAll, describe, expect, test } from "vitest";
import { one, query } from "#lib/db/sql";
import { csvPieces } from "#lib/export/export-file";
import { exportLinks } from "#lib/links/export-links";
import { LinkFilter } from "#lib/links/link-filter";
import { countLinks, sideTotals } from "#lib/links/queries";
import { siteSummary } from "#lib/profile/fresh-summary";
import { AnchorFilter, countAnchors, firstAnchorOrder, listAnchors } from "#lib/profile/queries/anchors";
import { LinkedFilter, listLinkedDomains } from "#lib/profile/queries/linked-domains";
import { ChangeFilter, countDomainChanges } from "#lib/profile/queries/new-and-lost";
import { siteOverview } from "#lib/profile/queries/overview";
import {
  countReferringDomains,
  DomainFilter,
  firstDomainOrder,
  listReferringDomains,
} from "#lib/profile/queries/referring-domains";
import {
  countTargetPages,
  firstTargetOrder,
  listTargetPages,
  TargetFilter,
} from "#lib/profile/queries/target-pages";
import { exportReport } from "#lib/profile/report-exports";
import { createSite } from "#lib/sites/create-site";
import { updateSite } from "#lib/sites/update-site";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

let team: TestWorkspace;
const SITE = "shop.example";
const rel = ["follow", "nofollow", "ugc", "sponsored", "unknown"] as const;
const words = ["Shop", "garden pots", "click here", "https://shop.example/", "buy garden pots", "some thing"];

beforeAll(async () => {
  team = await makeWorkspace(SITE);
  await updateSite(team.scope, {
    siteId: team.siteId,
    name: "Shop",
    kind: "own",
    brands: ["Shop"],
    keywords: ["garden pots"],
    domains: [SITE, "shop.co.uk"],
  });
  const rows = Array.from({ length: 600 }, (_, i) => ({
    // A few domains have most links, and some of the site's own set link to it: those are internal.
    source:
      i % 40 === 0
        ? `https://shop.co.uk/${i}`
        : `https://blog${i % 7 === 0 ? 1 : i % 83}.${i % 3 ? "com" : "de"}/${i}`,
    target: `https://${i % 5 ? "shop.example" : "shop.co.uk"}/${i % 11}`,
    anchor: words[i % words.length] ?? "",
    relClass: rel[i % rel.length] ?? "follow",
    firstSeenOn: i % 4 === 0 ? null : `2026-0${1 + (i % 3)}-1${i % 10}`,
    lostOn: i % 9 === 4 ? "2026-03-28" : null,
  }));
  await report(team, rows.slice(0, 400), { vendor: "ahrefs", today: "2026-03-30" });
  await report(team, rows.slice(200), { vendor: "semrush", today: "2026-03-31" });
});

const BACKLINKS = `FROM link l JOIN site_domain t ON t.workspace_id = l.workspace_id AND t.domain_id = l.target_domain_id
  WHERE l.workspace_id = $1 AND t.site_id = $2 AND NOT EXISTS (SELECT 1 FROM site_domain o
    WHERE o.workspace_id = l.workspace_id AND o.site_id = t.site_id AND o.domain_id = l.source_domain_id)`;
const keys = () => [team.workspaceId, team.siteId];
const plain = async (what: string, where = "l.live") =>
  (await one<{ count: number }>(`SELECT (${what})::int AS count ${BACKLINKS} AND ${where}`, keys()))?.count;
const csvRows = async (table: Parameters<typeof csvPieces>[0]) =>
  (await Array.fromAsync(csvPieces(table))).join("").trimEnd().split("\r\n").length - 1;
const summary = async () => {
  const { data } = await siteSummary(team.scope, SITE);
  if (data === null) throw new Error("no summary");
  return data;
};
const everything = { cursor: null, limit: 1_000 };

describe("referring domains", () => {
  test("overview, summary, report, export and SQL count the same", async () => {
    const counted = await plain("count(DISTINCT l.source_domain_id)");
    expect(counted).toBeGreaterThan(50);
    const filter = DomainFilter.parse({});
    expect({
      overview: (await siteOverview(team.scope, SITE, "all", "2026-04-30")).now.referringDomains,
      lastPoint: (await siteOverview(team.scope, SITE, "all", "2026-04-30")).points.at(-1)?.domains,
      summary: (await summary()).domains,
      side: (await sideTotals(team.scope, SITE)).inbound.domains,
      report: (await countReferringDomains(team.scope, SITE, filter)).count,
      rows: (await listReferringDomains(team.scope, SITE, filter, firstDomainOrder, everything)).lines.length,
      exported: await csvRows(exportReport(team.scope, SITE, "referring-domains", {})),
      tlds: (await summary()).tlds.reduce((sum, { domains }) => sum + domains, 0),
    }).toEqual({
      overview: counted,
      lastPoint: counted,
      summary: counted,
      side: counted,
      report: counted,
      rows: counted,
      exported: counted,
      tlds: counted,
    });
  });
  test("each source's domains, and those of one source alone", async () => {
    const rows = await query<{ vendor: string; domains: number; only: number }>(
      `WITH seen AS (SELECT l.source_domain_id AS id, array_agg(DISTINCT s.vendor) AS vendors
         FROM (SELECT l.* ${BACKLINKS}) l JOIN link_sighting s ON s.workspace_id = l.workspace_id AND s.source_id = l.source_id AND s.target_id = l.target_id
         WHERE l.source_domain_id IN (SELECT l.source_domain_id ${BACKLINKS} AND l.live) GROUP BY 1)
       SELECT v.vendor, count(*)::int AS domains, count(*) FILTER (WHERE cardinality(vendors) = 1)::int AS only
       FROM seen, unnest(vendors) AS v(vendor) GROUP BY 1 ORDER BY 2 DESC, 1`,
      keys(),
    );
    expect((await summary()).sources).toEqual(rows);
    const only = DomainFilter.parse({ vendor: "ahrefs", sources: "one" });
    expect((await countReferringDomains(team.scope, SITE, only)).count).toBe(
      rows.find(({ vendor }) => vendor === "ahrefs")?.only,
    );
  });
  test("gained and lost in a span are what the report lists for it", async () => {
    const { gained, lost } = await siteOverview(team.scope, SITE, "all", "2026-04-30", {
      since: "2026-02-01",
      until: "2026-03-31",
    });
    const span = { since: "2026-02-01", until: "2026-03-31" };
    expect((await countDomainChanges(team.scope, SITE, ChangeFilter.parse(span))).count).toBe(gained);
    expect(
      (await countDomainChanges(team.scope, SITE, ChangeFilter.parse({ ...span, what: "lost" }))).count,
    ).toBe(lost);
  });
});

describe("links", () => {
  test("overview, summary, table, export and SQL count the same", async () => {
    const live = await plain("count(*)");
    const known = await plain("count(*)", "true");
    const filter = LinkFilter.parse({ side: "inbound" });
    expect({
      overview: (await siteOverview(team.scope, SITE, "30d", "2026-04-30")).now.links,
      summary: (await summary()).links,
      side: (await sideTotals(team.scope, SITE)).inbound.live,
      places: (await summary()).places.reduce((sum, { links }) => sum + links, 0),
      table: (await countLinks(team.scope, SITE, filter)).count,
      exported: await csvRows(exportLinks(team.scope, SITE, filter, { sort: "known", dir: "desc" })),
    }).toEqual({ overview: live, summary: live, side: live, places: live, table: known, exported: known });
  });
  test("each class of rel", async () => {
    const { now } = await siteOverview(team.scope, SITE, "1y", "2026-04-30");
    for (const name of rel)
      expect(now[name]).toBe(await plain("count(*)", `l.live AND l.rel_class = '${name}'`));
  });
});

describe("anchors", () => {
  test("each by its domains and links, as SQL counts them", async () => {
    const rows = await query(
      `SELECT a.text, count(DISTINCT l.source_domain_id)::int AS domains, count(*)::int AS live
       FROM (SELECT l.* ${BACKLINKS} AND l.live) l JOIN anchor a ON a.id = l.anchor_id GROUP BY 1 ORDER BY 2 DESC, 1`,
      keys(),
    );
    await summary();
    const { lines } = await listAnchors(
      team.scope,
      SITE,
      AnchorFilter.parse({}),
      firstAnchorOrder,
      everything,
    );
    const told = lines.map(({ text, domains, live }) => ({ text, domains, live }));
    expect(told.sort((a, b) => b.domains - a.domains || (a.text < b.text ? -1 : 1))).toEqual(rows);
  });
  test("a category's figure is the distinct domains of its anchors", async () => {
    const categories = Object.fromEntries(
      (await summary()).categories.map((one) => [one.category, one.domains]),
    );
    const ofWord = (text: string) =>
      plain(
        "count(DISTINCT l.source_domain_id)",
        `l.live AND l.anchor_id IN (SELECT id FROM anchor WHERE text IN ('${text}'))`,
      );
    expect(categories).toEqual({
      brand: await ofWord("Shop"),
      exact: await ofWord("garden pots"),
      partial: await ofWord("buy garden pots"),
      generic: await ofWord("click here"),
      url: await ofWord("https://shop.example/"),
      other: await ofWord("some thing"),
    });
    const exact = await countAnchors(team.scope, SITE, AnchorFilter.parse({ category: "exact" }));
    expect(exact.count).toBe(1);
  });
  test("other brands name the anchors anew", async () => {
    const site = {
      siteId: team.siteId,
      name: "Shop",
      kind: "own" as const,
      keywords: [],
      domains: [SITE, "shop.co.uk"],
    };
    await updateSite(team.scope, { ...site, brands: ["some thing"] });
    expect((await summary()).categories.map(({ category }) => category)).not.toContain("exact");
    await updateSite(team.scope, { ...site, brands: ["Shop"], keywords: ["garden pots"] });
    expect((await summary()).categories.map(({ category }) => category)).toContain("exact");
  });
});

test("duality: a site that it links to has it as a referring domain, with as many links", async () => {
  await createSite(team.scope, { domain: "blog1.com", kind: "competitor" });
  const order = { sort: "live", dir: "desc" } as const;
  const { lines } = await listLinkedDomains(
    team.scope,
    "blog1.com",
    LinkedFilter.parse({}),
    order,
    everything,
  );
  const filter = DomainFilter.parse({ q: "blog1.com" });
  const referring = await listReferringDomains(team.scope, SITE, filter, firstDomainOrder, everything);
  const from = referring.lines.find(({ domain }) => domain === "blog1.com");
  expect(lines.reduce((sum, { live }) => sum + live, 0)).toBe(from?.live);
});

test("target pages: each by its domains, and all of them in the report", async () => {
  const rows = await query(
    `SELECT p.url, count(DISTINCT l.source_domain_id)::int AS domains, count(*)::int AS live
     FROM (SELECT l.* ${BACKLINKS} AND l.live) l JOIN page p ON p.id = l.target_id GROUP BY 1 ORDER BY 2 DESC, 1`,
    keys(),
  );
  const filter = TargetFilter.parse({});
  const { lines } = await listTargetPages(team.scope, SITE, filter, firstTargetOrder, everything);
  const told = lines.map(({ url, domains, live }) => ({ url, domains, live }));
  expect(told.sort((a, b) => b.domains - a.domains || (a.url < b.url ? -1 : 1))).toEqual(rows);
  expect((await countTargetPages(team.scope, SITE, filter)).count).toBe(rows.length);
});

test("pages of a report fit together, whatever they are sorted by", async () => {
  const filter = DomainFilter.parse({ state: "all" });
  for (const sort of ["live", "domain", "first", "verified"] as const) {
    for (const dir of ["asc", "desc"] as const) {
      const whole = await listReferringDomains(team.scope, SITE, filter, { sort, dir }, everything);
      const seen: string[] = [];
      let cursor: string | null = null;
      let last: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listReferringDomains>> = await listReferringDomains(
          team.scope,
          SITE,
          filter,
          { sort, dir },
          { cursor, limit: 17 },
        );
        seen.push(...page.lines.map(({ domain }) => domain));
        last = page.previous;
        cursor = page.next;
      } while (cursor !== null);
      expect(seen).toEqual(whole.lines.map(({ domain }) => domain));
      const back = await listReferringDomains(
        team.scope,
        SITE,
        filter,
        { sort, dir },
        { cursor: last, back: true, limit: 17 },
      );
      expect(seen.join()).toContain(back.lines.map(({ domain }) => domain).join());
    }
  }
});

test("nothing has drifted", () => expectTrue(team.workspaceId));
