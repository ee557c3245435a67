import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { domainOfHost } from "#lib/core/domain";
import { sideOf } from "#lib/core/side";
import { query } from "#lib/db/sql";
import { LinkFilter } from "#lib/links/link-filter";
import { listLinks } from "#lib/links/queries";
import { createSite } from "#lib/sites/create-site";
import { siteBySlug } from "#lib/sites/find-site";
import { listSites } from "#lib/sites/queries";
import { HostName } from "#lib/sites/schema";
import { updateSite } from "#lib/sites/update-site";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

describe("a domain as people type it", () => {
  test.each([
    ["example.com", "example.com"],
    ["  WWW.Example.com ", "example.com"],
    ["https://blog.example.co.uk/path?x=1", "example.co.uk"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["me.github.io", "me.github.io"],
  ])("%s is %s", (typed, name) => expect(domainOfHost(HostName.parse(typed))).toBe(name));
  test.each([["co.uk"], ["github.io"], ["localhost"], ["not a domain"], ["ftp://example.com"], [""]])(
    "%s is refused, with what to do",
    (typed) => expect(HostName.safeParse(typed).success).toBe(false),
  );
});

describe("a site as a set of domains", () => {
  let team: TestWorkspace;
  const change = (domains: string[]) =>
    updateSite(team.scope, {
      siteId: team.siteId,
      name: "Shop",
      kind: "own",
      brands: [],
      keywords: [],
      domains,
    });
  const referring = async () =>
    (await listSites(team.scope)).find((site) => site.id === team.siteId)?.referringDomains;
  const total = async (column: string) =>
    (
      await query<{ sum: number }>(
        `SELECT coalesce(sum(${column}), 0)::int AS sum FROM site_day WHERE workspace_id = $1 AND site_id = $2`,
        [team.workspaceId, team.siteId],
      )
    )[0]?.sum;

  beforeAll(async () => {
    team = await makeWorkspace("shop.example");
    await report(team, [
      { source: "https://blog.example/", target: "https://shop.example/", firstSeenOn: "2026-01-01" },
      { source: "https://shop-uk.example/", target: "https://shop.example/", firstSeenOn: "2026-01-02" },
      { source: "https://blog.example/", target: "https://shop-uk.example/", firstSeenOn: "2025-06-01" },
    ]);
  });
  test("two domains link in", async () => expect(await referring()).toBe(2));
  test("its own country domain joins: that link is internal, the other domain counts once, from its earlier day", async () => {
    await change(["shop.example", "shop-uk.example"]);
    expect(await referring()).toBe(1);
    const days = await query<{ day: string }>(
      "SELECT day FROM site_day WHERE workspace_id = $1 AND site_id = $2 AND domains_gained > 0",
      [team.workspaceId, team.siteId],
    );
    expect(days).toEqual([{ day: "2025-06-01" }]);
    const internal = await listLinks(
      team.scope,
      "shop.example",
      LinkFilter.parse({ side: "internal" }),
      { sort: "known", dir: "desc" },
      { cursor: null, limit: 10 },
    );
    expect(internal.lines.map((line) => line.source)).toEqual(["https://shop-uk.example/"]);
  });
  test("and leaves: all as before", async () => {
    await change(["shop.example"]);
    expect([await referring(), await total("domains_gained"), await total("links_gained")]).toEqual([
      2, 2, 2,
    ]);
  });
  test("a competitor added later has the links that are known already", async () => {
    await createSite(team.scope, { domain: "shop-uk.example", kind: "competitor" });
    expect(
      (await listSites(team.scope)).find((site) => site.slug === "shop-uk.example")?.referringDomains,
    ).toBe(1);
  });
  test("the same domain twice is refused", () =>
    expect(createSite(team.scope, { domain: "shop.example", kind: "own" })).rejects.toThrow(/already/));
  test("a stranger's workspace does not have it", async () => {
    const other = await makeWorkspace("other.example");
    await expect(siteBySlug(other.scope, "shop.example")).rejects.toThrow(/not there/);
    await expect(
      updateSite(other.scope, {
        siteId: team.siteId,
        name: "x",
        kind: "own",
        brands: [],
        keywords: [],
        domains: ["x.example"],
      }),
    ).rejects.toThrow(/not there/);
  });
});

describe("the three readings of the table, on random graphs", () => {
  test("are those of sideOf: each link in exactly one, or in none", async () => {
    const team = await makeWorkspace("a.example");
    const domains = ["a.example", "b.example", "c.example", "d.example"];
    const pairs = domains.flatMap((source) => domains.map((target) => ({ source, target })));
    await report(
      team,
      pairs.map(({ source, target }) => ({
        source: `https://${source}/from`,
        target: `https://${target}/to`,
      })),
    );
    await fc.assert(
      fc.asyncProperty(fc.subarray(domains, { minLength: 1 }), async (own) => {
        const site = await updateSite(team.scope, {
          siteId: team.siteId,
          name: "A",
          kind: "own",
          brands: [],
          keywords: [],
          domains: own,
        });
        for (const side of ["inbound", "outbound", "internal"] as const) {
          const expected = pairs.filter(
            (pair) => sideOf({ sourceDomain: pair.source, targetDomain: pair.target }, new Set(own)) === side,
          );
          const { lines } = await listLinks(
            team.scope,
            site.slug,
            LinkFilter.parse({ side }),
            { sort: "source", dir: "asc" },
            { cursor: null, limit: 100 },
          );
          expect(lines.map((line) => `${line.sourceDomain} ${line.targetDomain}`).sort()).toEqual(
            expected.map((pair) => `${pair.source} ${pair.target}`).sort(),
          );
        }
      }),
      { numRuns: 15 },
    );
  });
});
