// Visits beside links: in the reports of target pages and referring domains, and as SQL has them.
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/db/new-id";
import { one, query } from "#lib/db/sql";
import { csvPieces } from "#lib/export/export-file";
import { columnsParam, readColumns } from "#lib/links/chosen-columns";
import { exportLinks } from "#lib/links/export-links";
import { LinkFilter } from "#lib/links/link-filter";
import { listLinks } from "#lib/links/queries";
import { domainCard } from "#lib/profile/queries/domain-card";
import { DomainFilter, listReferringDomains } from "#lib/profile/queries/referring-domains";
import { listTargetPages, TargetFilter } from "#lib/profile/queries/target-pages";
import { exportReport } from "#lib/profile/report-exports";
import { recordTraffic } from "#lib/traffic/record-traffic";
import { trafficWords } from "#lib/traffic/words";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const none = { page: null, host: null, clicks: null, impressions: null, sessions: null, position: null };
const all = { cursor: null, limit: 100 };
let team: TestWorkspace;

beforeAll(async () => {
  team = await makeWorkspace(SITE);
  await report(
    team,
    Array.from({ length: 24 }, (_, i) => ({
      source: `https://blog${i % 12}.com/${i}`,
      target: `https://shop.example/${i % 8}`,
    })),
  );
  await recordTraffic(team.scope, {
    siteId: team.siteId,
    importId: newId(),
    period: { from: "2026-01-01", to: "2026-01-31" },
    rows: [
      { ...none, page: "https://shop.example/2", clicks: 7, impressions: 90 },
      { ...none, page: "https://shop.example/5", clicks: 30, impressions: 60 },
      { ...none, page: "https://shop.example/6", clicks: 0, impressions: 4 },
      // A spelling of page 5 that moved there.
      { ...none, page: "http://shop.example/5", clicks: 3, impressions: 1 },
      { ...none, page: "/2", sessions: 11 },
      { ...none, host: "www.blog3.com", sessions: 40 },
      { ...none, host: "blog3.com", sessions: 2 },
      { ...none, host: "blog7.com", sessions: 9 },
    ],
  });
  await query(
    `UPDATE page SET moved_to_id = (SELECT id FROM page WHERE workspace_id = $1 AND url = 'https://shop.example/5')
     WHERE workspace_id = $1 AND url = 'http://shop.example/5'`,
    [team.workspaceId],
  );
});

const targets = (sort: "clicks" | "impressions" | "sessions" | "domains", dir: "asc" | "desc", page = all) =>
  listTargetPages(team.scope, SITE, TargetFilter.parse({}), { sort, dir }, page);
const domains = (dir: "asc" | "desc", page: { cursor: string | null; limit: number } = all) =>
  listReferringDomains(team.scope, SITE, DomainFilter.parse({}), { sort: "sessions", dir }, page);
const csv = async (table: Parameters<typeof csvPieces>[0]) =>
  (await Array.fromAsync(csvPieces(table))).join("").trimEnd().split("\r\n");

describe("target pages", () => {
  test("each with its figures, its other addresses' among them; without a figure, null", async () => {
    const { lines } = await targets("domains", "desc");
    const told = Object.fromEntries(lines.map(({ url, ...line }) => [new URL(url).pathname, line]));
    expect(told["/5"]).toMatchObject({ clicks: 33, impressions: 61, sessions: null });
    expect(told["/2"]).toMatchObject({ clicks: 7, impressions: 90, sessions: 11 });
    expect(told["/6"]).toMatchObject({ clicks: 0, impressions: 4 });
    expect(told["/1"]).toMatchObject({ clicks: null, impressions: null, sessions: null });
  });
  test("sorted by a figure either way, pages without it come last", async () => {
    const down = (await targets("clicks", "desc")).lines.map(({ clicks }) => clicks);
    expect(down).toEqual([33, 7, 0, ...Array(5).fill(null)]);
    const up = (await targets("clicks", "asc")).lines.map(({ clicks }) => clicks);
    expect(up).toEqual([0, 7, 33, ...Array(5).fill(null)]);
    expect((await targets("impressions", "desc")).lines[0]).toMatchObject({ impressions: 90 });
    expect((await targets("sessions", "asc")).lines[0]).toMatchObject({ sessions: 11 });
  });
  test("exported", async () => {
    const [head = "", first = ""] = await csv(
      exportReport(team.scope, SITE, "target-pages", { sort: "-clicks" }),
    );
    expect(head).toContain("Clicks,Impressions,Sessions");
    expect(first).toMatch(/,33,61,$/);
  });
});

describe("referring domains", () => {
  test("the sum of the hosts, as SQL and the domain's card say", async () => {
    const { lines } = await domains("desc");
    expect(lines.slice(0, 3).map(({ domain, sessions }) => [domain, sessions])).toEqual([
      ["blog3.com", 42],
      ["blog7.com", 9],
      [expect.any(String), null],
    ]);
    const sum = await one<{ sessions: number }>(
      "SELECT sum(sessions)::int AS sessions FROM host_traffic WHERE workspace_id = $1",
      [team.workspaceId],
    );
    expect(lines.reduce((total, { sessions }) => total + (sessions ?? 0), 0)).toBe(sum?.sessions);
    expect((await domainCard(team.scope, SITE, "blog3.com")).referrals).toEqual({
      sessions: 42,
      from: "2026-01-01",
      to: "2026-01-31",
    });
    expect((await domainCard(team.scope, SITE, "blog1.com")).referrals).toBeNull();
  });
  test("pages fit together, those without visits last either way", async () => {
    for (const dir of ["asc", "desc"] as const) {
      const whole = (await domains(dir)).lines.map(({ domain }) => domain);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof domains>> = await domains(dir, { cursor, limit: 5 });
        seen.push(...page.lines.map(({ domain }) => domain));
        cursor = page.next;
      } while (cursor !== null);
      expect(seen).toEqual(whole);
      expect(new Set(seen.slice(0, 2))).toEqual(new Set(["blog3.com", "blog7.com"]));
    }
  });
  test("exported", async () => {
    const [head = "", first = ""] = await csv(
      exportReport(team.scope, SITE, "referring-domains", { sort: "-sessions" }),
    );
    const place = head.split(",").indexOf("Referral sessions");
    expect(first.split(",")[place]).toBe("42");
  });
});

test("a link has the sessions of its source's domain, as its export has", async () => {
  const filter = LinkFilter.parse({ side: "inbound", domain: "blog3.com" });
  const order = { sort: "known", dir: "desc" } as const;
  const { lines } = await listLinks(team.scope, SITE, filter, order, { cursor: null, limit: 10 });
  expect(lines.map(({ referrals }) => referrals)).toEqual([42, 42]);
  const other = { ...filter, domain: "blog1.com" };
  const { lines: without } = await listLinks(team.scope, SITE, other, order, { cursor: null, limit: 1 });
  expect(without[0]?.referrals).toBeNull();
  const [head = "", first = ""] = await csv(exportLinks(team.scope, SITE, filter, order));
  expect(first.split(",")[head.split(",").indexOf("Referral sessions of the source domain")]).toBe("42");
});

describe("the head of a column", () => {
  const without = { search: null, visits: null, referrals: null };
  test("says of which days its figures are", () => {
    const period = { from: "2026-01-01", to: "2026-01-31", mixed: false };
    expect(trafficWords("search", { ...without, search: period })).toContain("1 Jan 2026 to 31 Jan 2026");
    expect(trafficWords("search", { ...without, search: { ...period, mixed: true } })).toContain(
      "from files of different days",
    );
    const undated = { from: null, to: null, mixed: false };
    expect(trafficWords("visits", { ...without, visits: undated })).toContain("did not say of which days");
  });
  test.each([
    ["search", "Search Console"],
    ["visits", "Landing page"],
    ["referrals", "Traffic acquisition"],
  ] as const)("without %s figures it says which export brings them", (source, name) => {
    expect(trafficWords(source, without)).toMatch(new RegExp(`^No figures yet.*${name}`));
  });
});

test("chosen columns stand in the address, in the table's order; what is no column is left out", () => {
  const columns = ["live", "clicks", "sessions"] as const;
  const first = ["live"] as const;
  expect(readColumns({}, columns, first)).toEqual(["live"]);
  expect(readColumns({ cols: "sessions,live,price" }, columns, first)).toEqual(["live", "sessions"]);
  expect(readColumns({ cols: "none" }, columns, first)).toEqual([]);
  expect(columnsParam(["live"], first)).toBeUndefined();
  expect(columnsParam(["live", "clicks"], first)).toBe("live,clicks");
  expect(columnsParam([], first)).toBe("none");
});
