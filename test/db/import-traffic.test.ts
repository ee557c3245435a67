// Visits of pages and from other hosts: kept as the last file says, read by page and by domain, undone.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { importDetail } from "#lib/imports/queries";
import { requestUndo } from "#lib/imports/undo/request-undo";
import { undoImport } from "#lib/imports/undo/undo-import";
import { domainCard } from "#lib/profile/queries/domain-card";
import { figuresOfPages } from "#lib/traffic/page-figures";
import { trafficPeriods } from "#lib/traffic/queries";
import { importFile, readFile } from "../support/import-file.ts";
import { lookAt, pageWith } from "../support/looks.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
let team: TestWorkspace;
beforeAll(async () => {
  await query("SELECT ensure_partitions(current_date, 3)");
});
beforeEach(async () => {
  team = await makeWorkspace(SITE);
});

const search = (...rows: string[]) => ["Top pages,Clicks,Impressions,CTR,Position", ...rows].join("\n");
const landing = (month: string, ...rows: string[]) =>
  [
    `# Start date: 2026${month}01`,
    `# End date: 2026${month}28`,
    "Landing page,Sessions,New users",
    ...rows,
  ].join("\n");
const referrals = (...rows: string[]) => ["Session source / medium,Sessions", ...rows].join("\n");

/** Figures by address. */
async function figures(): Promise<Record<string, unknown>> {
  const pages = await query<{ id: number; url: string }>("SELECT id, url FROM page WHERE workspace_id = $1", [
    team.workspaceId,
  ]);
  const traffic = await figuresOfPages(
    team.scope,
    team.siteId,
    pages.map(({ id }) => id),
  );
  const urls = new Map(pages.map(({ id, url }) => [id, url]));
  return Object.fromEntries(traffic.map(({ pageId, ...rest }) => [urls.get(pageId), rest]));
}
async function undo(id: string): Promise<void> {
  await requestUndo(team.scope, id);
  await undoImport(team.scope, id);
}

test("previewed as visits, with their period; then read by page, both sources beside each other", async () => {
  await report(team, [{ source: "https://a-blog.com/1", target: "https://www.shop.example/boots/" }]);
  const read = await readFile(team, SITE, landing("01", "/,1240,3", "/boots,31,2", ",1271,5"));
  expect(await importDetail(team.scope, SITE, read)).toMatchObject({
    accepted: 2,
    skipped: 1,
    newLinks: 0,
    candidates: 0,
    fileDetails: [
      {
        kind: "traffic",
        detected: { period: { from: "2026-01-01", to: "2026-01-28" } },
        first: [
          { kind: "traffic", subject: "/", sessions: 1240, clicks: null },
          { subject: "/boots", sessions: 31 },
        ],
      },
    ],
  });
  await importFile(team, SITE, landing("01", "/,1240,3", "/boots,31,2"));
  await importFile(team, SITE, search("https://www.shop.example/boots/,3,12,25%,4.5"));
  const visits = { from: "2026-01-01", to: "2026-01-28" };
  expect(await figures()).toEqual({
    "https://shop.example/": { search: null, visits: { sessions: 1240, ...visits } },
    // The spelling that is known already, not the one that the path suggests.
    "https://www.shop.example/boots/": {
      search: { clicks: 3, impressions: 12, position: 4.5, from: null, to: null },
      visits: { sessions: 31, ...visits },
    },
  });
});

test("a page's other addresses are the page", async () => {
  const html = pageWith('<a href="https://shop.example/">shop</a>');
  const at = "https://shop.example/new";
  await record(team, [
    lookAt("http://shop.example/new", {
      html,
      finalUrl: at,
      hops: [{ url: "http://shop.example/new", status: 301, kind: "http" }],
    }),
  ]);
  await importFile(team, SITE, search("http://shop.example/new,1,10,10%,2", `${at},3,30,10%,6`));
  expect((await figures())[at]).toMatchObject({ search: { clicks: 4, impressions: 40, position: 5 } });
});

test("the last file has the word; the same again writes nothing; undone, the one before it", async () => {
  const january = await importFile(team, SITE, landing("01", "/,1240,3", "/old,5,1"));
  const before = await figures();
  const february = await importFile(team, SITE, landing("02", "/,1300,3", "/new,7,1"));
  expect(await figures()).toMatchObject({
    "https://shop.example/": { visits: { sessions: 1300, from: "2026-02-01" } },
    "https://shop.example/old": { visits: { sessions: 5, from: "2026-01-01" } },
    "https://shop.example/new": { visits: { sessions: 7 } },
  });
  await importFile(team, SITE, landing("02", "/,1300,3"));
  expect(
    await query(
      "SELECT DISTINCT import_id AS id FROM page_traffic WHERE workspace_id = $1 AND sessions = 1300",
      [team.workspaceId],
    ),
  ).toEqual([{ id: february }]);
  await undo(february);
  expect(await figures()).toMatchObject({ "https://shop.example/": { visits: { sessions: 1300 } } });
  expect(Object.keys(await figures())).not.toContain("https://shop.example/new");
  await query("UPDATE import SET state = 'undone' WHERE id <> $1 AND state = 'done' AND workspace_id = $2", [
    january,
    team.workspaceId,
  ]);
  expect(before).toMatchObject({ "https://shop.example/": { visits: { sessions: 1240 } } });
  await undo(january);
  expect(
    await query("SELECT url FROM page p WHERE workspace_id = $1 AND url LIKE '%old'", [team.workspaceId]),
  ).toEqual([]);
});

test("visits that domains sent, their hosts together; undone they go with what they brought", async () => {
  const id = await importFile(
    team,
    SITE,
    referrals(
      "blog.a-blog.com / referral,40",
      "www.a-blog.com / referral,2",
      "google / organic,900",
      "b-news.net / referral,1",
    ),
  );
  const sent = async (domain: string) => (await domainCard(team.scope, SITE, domain)).referrals;
  expect(await sent("a-blog.com")).toEqual({ sessions: 42, from: null, to: null });
  expect(await sent("b-news.net")).toEqual({ sessions: 1, from: null, to: null });
  expect(await sent(SITE)).toBeNull();
  await undo(id);
  expect(await query("SELECT name FROM domain WHERE workspace_id = $1", [team.workspaceId])).toEqual([
    { name: SITE },
  ]);
});

test("a site says of which days its figures are, source by source; nothing imported, nothing said", async () => {
  expect(await trafficPeriods(team.scope, SITE)).toEqual({ search: null, visits: null, referrals: null });
  await importFile(team, SITE, landing("01", "/,1240,3", "/old,5,1"));
  expect((await trafficPeriods(team.scope, SITE)).visits).toEqual({
    from: "2026-01-01",
    to: "2026-01-28",
    mixed: false,
  });
  await importFile(team, SITE, landing("02", "/,1300,3"));
  await importFile(team, SITE, search("https://shop.example/,3,12,25%,4.5"));
  await importFile(team, SITE, referrals("a-blog.com / referral,40"));
  expect(await trafficPeriods(team.scope, SITE)).toEqual({
    search: { from: null, to: null, mixed: false },
    visits: { from: "2026-01-01", to: "2026-02-28", mixed: true },
    referrals: { from: null, to: null, mixed: false },
  });
});
