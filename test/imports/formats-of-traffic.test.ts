// Exports of visits. Rows are made up after each tool's header.
import { describe, expect, test } from "vitest";
import { readFile } from "./read-table-text.ts";

const analytics = (table: string) => `# ----------------------------------------
# Landing page
# Account: Acme
# Property: acme.example
# ----------------------------------------
#
# All Users
# Start date: 20260101
# End date: 20260131
${table}`;

describe("Search Console, pages", () => {
  test.each([
    'Top pages,Clicks,Impressions,CTR,Position\nhttps://acme.example/,"1,240",20310,6.1%,4.25\nhttps://acme.example/a,3,12,25%,1\n',
    'Häufigste Seiten,Klicks,Impressionen,CTR,Position\nhttps://acme.example/,"1.240",20310,"6,1%","4,25"\nhttps://acme.example/a,3,12,25%,1\n',
  ])("in any language", async (text) => {
    const { detected, traffic } = await readFile(text);
    expect(detected).toMatchObject({
      format: "gsc_pages",
      vendor: "gsc",
      kind: "traffic",
      needsMapping: false,
      period: null,
    });
    expect(traffic[0]).toMatchObject({
      line: 2,
      page: "https://acme.example/",
      host: null,
      impressions: 20310,
      sessions: null,
      position: 4.25,
    });
    expect(traffic[1]).toMatchObject({
      page: "https://acme.example/a",
      clicks: 3,
      impressions: 12,
      position: 1,
    });
  });
});

describe("Google Analytics", () => {
  test("landing pages: paths with their sessions, the period above the table, totals left out", async () => {
    const { detected, traffic, outcomes } = await readFile(
      analytics(`Landing page + query string,Sessions,Active users,New users
,1500,1200,900
/,1240,1000,800
/boots?size=9,31,30,20
(not set),12,3,2\n`),
    );
    expect(detected).toMatchObject({
      format: "ga4_landing_pages",
      kind: "traffic",
      headerLine: 10,
      period: { from: "2026-01-01", to: "2026-01-31" },
    });
    expect(traffic.map(({ page, sessions, clicks }) => [page, sessions, clicks])).toEqual([
      ["/", 1240, null],
      ["/boots?size=9", 31, null],
    ]);
    expect(outcomes.filter(({ status }) => status === "skipped").map(({ line }) => line)).toEqual([11, 14]);
  });

  test("referrals: hosts with their sessions; what is no referral is skipped with the reason", async () => {
    const { detected, traffic, outcomes } = await readFile(
      analytics(`Session source / medium,Sessions,Engaged sessions
blog.a-blog.com / referral,41,30
google / organic,900,800
(direct) / (none),500,300
newsletter / email,12,9
news / referral,3,1\n`),
    );
    expect(detected).toMatchObject({ format: "ga4_referrals", kind: "traffic" });
    expect(traffic).toMatchObject([{ page: null, host: "blog.a-blog.com", sessions: 41 }]);
    expect(outcomes.flatMap((one) => (one.status === "skipped" ? [one.reason] : []))).toEqual([
      'Not a referral: the visits came by "organic".',
      "Names no source, or sums up the others.",
      'Not a referral: the visits came by "email".',
      "The source is no site that could link here.",
    ]);
  });

  test("a row without a figure is rejected; the other tables of an export are none of ours", async () => {
    const { outcomes } = await readFile("Landing page,Sessions\n/a,\n/b,3\n");
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "accepted"]);
    const queries = await readFile(
      "Top queries,Clicks,Impressions,CTR,Position\nboots,3,12,25%,1\nred boots,1,2,50%,2\n",
    );
    expect(queries.detected.refusal).toMatch(/No web address/);
  });
});
