import { beforeAll, describe, expect, test } from "vitest";
import { firstResult } from "#lib/profile/first-result";
import { siteSummary } from "#lib/profile/fresh-summary";
import { siteOverview } from "#lib/profile/queries/overview";
import { updateSite } from "#lib/sites/update-site";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

let team: TestWorkspace;
const today = "2026-03-31";
const overview = (range: "30d" | "90d" | "1y" | "all" = "90d") =>
  siteOverview(team.scope, "shop.example", range, today);

beforeAll(async () => {
  team = await makeWorkspace("shop.example");
  await updateSite(team.scope, {
    siteId: team.siteId,
    name: "Shop",
    kind: "own",
    brands: ["Shop"],
    keywords: ["garden pots"],
    domains: ["shop.example"],
  });
  const link = (
    source: string,
    anchor: string,
    firstSeenOn: string | null,
    relClass: "follow" | "nofollow" | "unknown",
  ) => ({
    source: `https://${source}/`,
    target: "https://shop.example/",
    anchor,
    firstSeenOn,
    relClass,
  });
  await report(
    team,
    [
      link("a.example", "Shop", "2025-01-10", "follow"),
      link("b.example", "garden pots", "2026-03-05", "follow"),
      link("b.example/two", "Shop", "2026-03-06", "nofollow"),
      { ...link("c.example", "click here", "2026-02-01", "nofollow"), lostOn: "2026-03-10" },
    ],
    { vendor: "ahrefs", today: "2026-03-15" },
  );
  await report(
    team,
    [link("d.example", "shop.example", null, "unknown"), link("a.example", "Shop", null, "follow")],
    {
      vendor: "paste",
      today: "2026-03-20",
    },
  );
});

describe("the overview", () => {
  test("counts referring domains now, and what came and went in the range", async () =>
    expect(await overview("30d")).toMatchObject({
      now: { referringDomains: 3, links: 4, follow: 2, nofollow: 1, unknown: 1 },
      gained: 1,
      lost: 1,
    }));
  test("the series ends at the figure of now, whatever the range", async () => {
    for (const range of ["30d", "90d", "1y", "all"] as const) {
      const { points, now } = await overview(range);
      expect(points.at(-1)).toMatchObject({
        domains: now.referringDomains,
        follow: now.follow,
        unknown: now.unknown,
      });
    }
  });
  test("an undated import is no gain of its day", async () => {
    const point = (await overview("30d")).points.find((one) => one.to === "2026-03-20");
    expect(point).toMatchObject({ domainsGained: 0, domains: 3 });
  });
});

describe("a site that was just added", () => {
  test("has an overview of nothing", async () => {
    const fresh = await makeWorkspace("fresh.example");
    expect(await siteOverview(fresh.scope, "fresh.example", "90d", today)).toMatchObject({
      now: { referringDomains: 0, links: 0 },
    });
  });
});

const first = async () =>
  firstResult(team.scope, "shop.example", (await siteSummary(team.scope, "shop.example")).data);

describe("what matters first", () => {
  test("domains that only one source saw", async () =>
    expect((await first()).onlyOne).toEqual([
      { vendor: "ahrefs", domains: 1 },
      { vendor: "paste", domains: 1 },
    ]));
  test("reported links that nobody has looked at", async () =>
    expect(await first()).toMatchObject({
      waitingLinks: 5,
      waitingPages: 0,
      notFound: 0,
    }));
});
