import { beforeAll, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { LinkFilter } from "#lib/links/link-filter";
import { listLinks } from "#lib/links/queries";
import { listSimilar } from "#lib/links/similar";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const SHOP = "https://shop.example/";
const GUIDE = "https://shop.example/guide";

let team: TestWorkspace;

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
  team = await makeWorkspace(SITE);
  await report(team, [
    { source: "https://blog.com/1", target: SHOP, anchor: "Shop", firstSeenOn: "2025-03-01" },
    { source: "https://blog.com/2", target: SHOP, anchor: "Shop", firstSeenOn: "2025-01-01" },
    {
      source: "https://blog.com/3",
      target: SHOP,
      anchor: "Shop",
      firstSeenOn: "2024-01-01",
      lostOn: "2025-02-01",
    },
    { source: "https://blog.com/4", target: SHOP, anchor: "Other words" },
    { source: "https://blog.com/5", target: GUIDE, anchor: "Shop" },
    { source: "https://news.com/1", target: SHOP, anchor: "Shop" },
    { source: "https://news.com/2", target: SHOP, anchor: null, firstSeenOn: "2025-01-01" },
    { source: "https://news.com/3", target: SHOP, anchor: "", anchorKind: "image", kind: "image" },
    { source: "https://shop.example/a", target: "https://partner.com/", anchor: "Partner" },
    { source: "https://shop.example/b", target: "https://partner.com/", anchor: "Partner" },
  ]);
});

const similar = async (given: object = {}, cursor: string | null = null, limit = 50) => {
  const page = await listSimilar(team.scope, SITE, LinkFilter.parse(given), { cursor, limit });
  if (page === null) throw new Error("too many");
  return page;
};

describe("similar links", () => {
  test("of one domain, with the same words, to the same page, are one, the largest group first", async () => {
    const { lines, groups } = await similar();
    expect(lines.map(({ alike }) => alike)).toEqual([3, 2, 1, 1, 1]);
    expect(lines.map(({ source, alike }) => `${alike} ${source}`).sort()).toEqual([
      "1 https://blog.com/4",
      "1 https://blog.com/5",
      "1 https://news.com/1",
      "2 https://news.com/2",
      "3 https://blog.com/2",
    ]);
    expect(groups).toBe(5);
  });
  test("of the site's own pages are one whatever page they stand on", async () => {
    const { lines } = await similar({ side: "outbound" });
    expect(lines).toMatchObject([{ target: "https://partner.com/", alike: 2 }]);
  });
  test("are grouped within the filter", async () => {
    expect((await similar({ domain: "news.com" })).groups).toBe(2);
    expect((await similar({ domain: "nobody.example" })).lines).toEqual([]);
  });
  test("are told page by page, none twice and none left out", async () => {
    const first = await similar({}, null, 2);
    const second = await similar({}, first.next, 2);
    const third = await similar({}, second.next, 2);
    const whole = [first, second, third].flatMap(({ lines }) => lines.map(({ source }) => source));
    expect(whole).toEqual((await similar()).lines.map(({ source }) => source));
    expect([first.previous, third.next]).toEqual([null, null]);
    expect(await similar({}, second.previous, 2)).toEqual(first);
  });
  test("lead to their links by domain, anchor and target", async () => {
    for (const line of (await similar()).lines) {
      const filter = LinkFilter.parse({
        domain: line.sourceDomain,
        anchor: line.anchor || " ",
        target: line.target,
      });
      const order = { sort: "known", dir: "desc" } as const;
      const page = await listLinks(team.scope, SITE, filter, order, { cursor: null, limit: 50 });
      expect(page.lines).toHaveLength(line.alike);
    }
  });
});
