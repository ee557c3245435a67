// Exports of referring domains: reported, never links by themselves; previewed, counted, listed and undone.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { importDetail, readImport } from "#lib/imports/queries";
import { requestUndo } from "#lib/imports/undo/request-undo";
import { undoImport } from "#lib/imports/undo/undo-import";
import {
  countReportedDomains,
  firstReportedOrder,
  listReportedDomains,
  reportedTotals,
} from "#lib/profile/queries/reported-domains";
import { ReportedFilter } from "#lib/profile/reported-where";
import { importFile, readFile } from "../support/import-file.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
let team: TestWorkspace;
beforeAll(async () => {
  await query("SELECT ensure_partitions(current_date, 3)");
});
beforeEach(async () => {
  team = await makeWorkspace(SITE);
});

const semrush = (...rows: string[]) =>
  ["Domain ascore,Domain,Backlinks,First seen,Last seen", ...rows].join("\n");
const ahrefs = (...rows: string[]) =>
  ["Domain,DR,Links to target,New links,First seen,Lost", ...rows].join("\n");
const sightings = () =>
  query(
    `SELECT d.name, s.vendor, s.links, s.metrics, s.first_seen_on AS first, s.last_seen_on AS last, s.lost_on AS lost, s.import_id AS import,
       s.last_import_id AS "lastImport"
     FROM domain_sighting s JOIN domain d ON d.id = s.domain_id WHERE s.workspace_id = $1 ORDER BY 1, 2`,
    [team.workspaceId],
  );
const list = async (params: object = {}, sort = firstReportedOrder) => {
  const filter = ReportedFilter.parse(params);
  const page = await listReportedDomains(team.scope, SITE, filter, sort, { cursor: null, limit: 10 });
  expect((await countReportedDomains(team.scope, SITE, filter)).count).toBe(page.lines.length);
  return page.lines;
};
const names = async (params: object = {}) => (await list(params)).map(({ domain }) => domain);

async function undo(id: string): Promise<void> {
  await requestUndo(team.scope, id);
  await undoImport(team.scope, id);
}

describe("from file to list", () => {
  test("previewed and counted before anything is written", async () => {
    await importFile(team, SITE, semrush("12,a-blog.com,3,2026-01-01,2026-02-01"));
    const id = await readFile(
      team,
      SITE,
      semrush("12,a-blog.com,3,2026-01-01,2026-02-01", "1,www.b-news.net,9,,", "1,n/a,9,,"),
    );
    expect(await importDetail(team.scope, SITE, id)).toMatchObject({
      state: "ready",
      accepted: 2,
      rejected: 1,
      newDomains: 1,
      knownDomains: 1,
      newLinks: 0,
      candidates: 0,
      fileDetails: [
        {
          kind: "domains",
          vendor: "semrush",
          first: [
            { kind: "domains", domain: "a-blog.com", links: 3, lastSeen: "2026-02-01" },
            { domain: "www.b-news.net", links: 9, lastSeen: null },
          ],
        },
      ],
    });
    expect(await sightings()).toHaveLength(1);
  });

  test("written as reported: no link, no referring domain; the same file again changes nothing", async () => {
    const text = semrush("12,www.a-blog.com,3,2026-01-01,2026-02-01");
    const id = await importFile(team, SITE, text);
    expect(await readImport(team.scope, id)).toMatchObject({ state: "done", written: 1, newDomains: 1 });
    const before = await sightings();
    expect(before).toMatchObject([
      {
        name: "a-blog.com",
        vendor: "semrush",
        links: 3,
        metrics: { "semrush.domain_ascore": 12 },
        import: id,
      },
    ]);
    for (const table of ["link", "referring_domain", "page"])
      expect(await query(`SELECT 1 FROM ${table} WHERE workspace_id = $1`, [team.workspaceId])).toEqual([]);
    const again = await importFile(team, SITE, text);
    expect(await readImport(team.scope, again)).toMatchObject({ newDomains: 0, knownDomains: 1 });
    expect(await sightings()).toEqual(before);
    await expectTrue(team.workspaceId);
  });

  test("a vendor's later file has the last word on its own figures; days only widen", async () => {
    const first = await importFile(team, SITE, ahrefs("a-blog.com,10,3,0,2026-01-10,2026-02-01"));
    const second = await importFile(team, SITE, ahrefs("a-blog.com,12,4,0,2026-01-12,"));
    await importFile(team, SITE, semrush("7,a-blog.com,9,2025-01-01,2026-02-02"));
    expect(await sightings()).toMatchObject([
      {
        vendor: "ahrefs",
        links: 4,
        metrics: { "ahrefs.dr": 12 },
        first: "2026-01-10",
        lost: null,
        import: first,
        lastImport: second,
      },
      { vendor: "semrush", links: 9 },
    ]);
    expect(await list()).toMatchObject([
      {
        domain: "a-blog.com",
        links: 9,
        firstOn: "2025-01-01",
        knownLinks: 0,
        reports: [{ vendor: "semrush" }, { vendor: "ahrefs" }],
      },
    ]);
  });
});

describe("the list", () => {
  beforeEach(async () => {
    await report(team, [
      { source: "https://a-blog.com/1", target: "https://shop.example/" },
      { source: "https://c-site.org/1", target: "https://shop.example/", lostOn: "2026-01-01" },
    ]);
    await importFile(team, SITE, semrush("1,a-blog.com,3,,", "1,b-news.net,9,,", "1,c-site.org,,,"));
    await importFile(
      team,
      SITE,
      ahrefs("b-news.net,10,2,0,2026-01-10,", "d-wiki.org,10,1,0,2026-01-10,2026-02-02"),
    );
  });
  test("stands by what is reported, beside what we know", async () => {
    expect(
      (await list()).map(({ domain, links, knownLive, knownLinks }) => [
        domain,
        links,
        knownLive,
        knownLinks,
      ]),
    ).toEqual([
      ["b-news.net", 9, 0, 0],
      ["a-blog.com", 3, 1, 1],
      ["d-wiki.org", 1, 0, 0],
      ["c-site.org", null, 0, 1],
    ]);
    expect(await reportedTotals(team.scope, SITE)).toEqual({ domains: 4, withoutLinks: 2 });
  });
  test("may be narrowed", async () => {
    expect(await names({ known: "none" })).toEqual(["b-news.net", "d-wiki.org"]);
    expect(await names({ known: ["live", "gone"] })).toEqual(["a-blog.com", "c-site.org"]);
    expect(await names({ vendor: "ahrefs" })).toEqual(["b-news.net", "d-wiki.org"]);
    expect(await names({ sources: "more" })).toEqual(["b-news.net"]);
    expect(await names({ lost: "lost" })).toEqual(["d-wiki.org"]);
    expect(await names({ q: "BLOG" })).toEqual(["a-blog.com"]);
    expect(await names({ opinion: "toxic" })).toEqual([]);
  });
  test("goes on where a page ends, in every order", async () => {
    for (const sort of ["links", "known", "domain", "first", "last"] as const) {
      const order = { sort, dir: "desc" } as const;
      const all = await list({}, order);
      const seen = [];
      for (let cursor: string | null = null; ; ) {
        const page = await listReportedDomains(team.scope, SITE, ReportedFilter.parse({}), order, {
          cursor,
          limit: 1,
        });
        seen.push(...page.lines);
        cursor = page.next;
        if (cursor === null) break;
      }
      expect([sort, seen]).toEqual([sort, all]);
    }
  });
});

describe("undone", () => {
  test("figures are those of the files that stand; a domain that no other names goes", async () => {
    const first = await importFile(team, SITE, ahrefs("a-blog.com,10,3,0,2026-01-10,", "b-news.net,1,1,0,,"));
    const before = await sightings();
    const second = await importFile(
      team,
      SITE,
      ahrefs("www.a-blog.com,12,4,0,2025-01-12,2026-02-02", "c-site.org,1,1,0,,"),
    );
    expect(await names({ import: second })).toEqual(["a-blog.com", "c-site.org"]);
    await undo(second);
    expect(await sightings()).toEqual(before);
    expect(await readImport(team.scope, second)).toMatchObject({
      state: "undone",
      undone: { domains: 1, links: 0 },
    });
    await undo(first);
    expect(await sightings()).toEqual([]);
    expect(await query("SELECT name FROM domain WHERE workspace_id = $1", [team.workspaceId])).toEqual([
      { name: SITE },
    ]);
  });
  test("a domain of which links are known stays", async () => {
    await report(team, [{ source: "https://a-blog.com/1", target: "https://shop.example/" }]);
    const id = await importFile(team, SITE, semrush("1,a-blog.com,3,,"));
    await undo(id);
    expect(
      await query("SELECT name FROM domain WHERE workspace_id = $1 ORDER BY 1", [team.workspaceId]),
    ).toEqual([{ name: "a-blog.com" }, { name: SITE }]);
    await expectTrue(team.workspaceId);
  });
});
