// Several writers over the same pages and domains: nobody sees an error, nothing is counted twice.
import { beforeAll, test } from "vitest";
import { query } from "#lib/db/sql";
import { recordReports } from "#lib/links/record-reports";
import { createSite } from "#lib/sites/create-site";
import { updateSite } from "#lib/sites/update-site";
import { lookAt, pageWith } from "../support/looks.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, record, reportChunk, type TestWorkspace } from "../support/workspace.ts";

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});

const at = (hour: number) => `2026-03-${String(10 + hour).padStart(2, "0")}T08:00:00.000Z`;
const sources = Array.from({ length: 24 }, (_, n) => `https://blog-${n % 6}.example/post-${n}`);
const some = (seed: number) => sources.filter((_, n) => (n * 7 + seed) % 3 !== 0);
const backwards = <T>(items: readonly T[], seed: number) =>
  seed % 2 === 0 ? [...items] : [...items].reverse();

function reports(team: TestWorkspace, seed: number) {
  const rows = backwards(some(seed), seed).map((source, n) => ({
    source: n % 4 === 0 ? source.replace("https://", "http://www.") : source,
    target: `https://shop.example/${(n + seed) % 3}`,
    firstSeenOn: `2026-01-${String(1 + ((n + seed) % 28)).padStart(2, "0")}`,
  }));
  return recordReports(team.scope, reportChunk(team, rows, { vendor: seed % 2 === 0 ? "ahrefs" : "moz" }));
}

function looks(team: TestWorkspace, seed: number, hour: number) {
  return record(
    team,
    backwards(some(seed), seed).map((url, n) => {
      const links = [0, 1, 2]
        .filter((k) => (k + n + hour) % 3 !== 0)
        .map((k) => `<a href="https://shop.example/${k}">to ${k}</a>`);
      const facts = { at: at(hour), html: pageWith(...links) };
      if (n % 5 !== 0) return lookAt(url, facts);
      // An address that leads to one of the pages of the others.
      const asked = url.replace("https://", "http://www.");
      return lookAt(asked, { ...facts, finalUrl: url, hops: [{ url: asked, status: 301, kind: "http" }] });
    }),
  );
}

test("looks and imports of the same pages, and changes of the sites among them", async () => {
  const team = await makeWorkspace("shop.example");
  const domains = [
    ["shop.example", "blog-1.example"],
    ["shop.example"],
    ["shop.example", "shop-two.example"],
  ];
  for (let hour = 0; hour < 6; hour++) {
    await Promise.all([
      reports(team, hour),
      looks(team, hour, hour),
      reports(team, hour + 1),
      looks(team, hour + 2, hour),
      hour % 2 === 0 &&
        updateSite(team.scope, {
          siteId: team.siteId,
          name: "Shop",
          kind: "own",
          brands: [],
          keywords: [],
          domains: domains[hour / 2] as string[],
        }),
      hour === 3 && createSite(team.scope, { domain: "blog-2.example", kind: "competitor" }),
    ]);
    await expectTrue(team.workspaceId);
  }
}, 60_000);
