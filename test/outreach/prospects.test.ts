import { beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { LinkFilter } from "#lib/links/link-filter";
import { readApproach } from "#lib/outreach/approach/queries";
import { addProspects } from "#lib/outreach/prospects/add-prospects";
import { previewChances, previewText } from "#lib/outreach/prospects/preview";
import { listOpenCampaigns } from "#lib/outreach/prospects/queries";
import { AddProspectsInput, lostFilter } from "#lib/outreach/prospects/schema";
import { brokenChances, gapChances, lostChances } from "#lib/outreach/prospects/sources";
import type { ProspectOrigin } from "#lib/outreach/prospects/types";
import { undoAdding } from "#lib/outreach/prospects/undo-adding";
import { suppress } from "#lib/outreach/suppression/change-list";
import { createSite } from "#lib/sites/create-site";
import { splitHost } from "#lib/sites/split-host";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";
import { makeCampaign, makeProspect, makeTouch } from "./support-prospects.ts";

const today = "2026-11-29";
let team: TestWorkspace;
let campaign: string;
beforeEach(async () => {
  team = await makeWorkspace("shop.example");
  campaign = await makeCampaign(team);
});

const add = (domains: string[], over: object = {}) => {
  const rows = domains.map((domain) => ({ domain }));
  return addProspects(
    team.scope,
    AddProspectsInput.parse({ campaign, origin: "pasted", rows, ...over }),
    today,
  );
};
const preview = (
  text: string,
  origin: "pasted" | "file" | "search_results" | "resource_page" | "mention" = "pasted",
) => previewText(team.scope, campaign, { text, origin, columns: null, today });
const inCampaign = async () =>
  (
    await query<{ domain: string }>("SELECT domain FROM prospect WHERE campaign_id = $1 ORDER BY domain", [
      campaign,
    ])
  ).map(({ domain }) => domain);

describe("adding", () => {
  test("each site once, by its registrable domain; own sites and shared endings are refused", async () => {
    const added = await add([
      "https://blog.garden.co.uk/a",
      "garden.co.uk",
      "me.blogspot.com",
      "blogspot.com",
      "www.shop.example",
      "10.0.0.1",
    ]);
    expect(added).toMatchObject({ added: 2, already: 0 });
    expect(added.refused).toEqual([
      {
        line: null,
        name: "https://blogspot.com/",
        reason: "blogspot.com is an ending that many sites share. Name the one site under it.",
      },
      { line: null, name: "https://www.shop.example/", reason: "shop.example is your own site." },
      { line: null, name: "https://10.0.0.1/", reason: "This is no site on the public web." },
    ]);
    expect(await inCampaign()).toEqual(["garden.co.uk", "me.blogspot.com"]);
    expect(await add(["garden.co.uk", "new.com"])).toMatchObject({ added: 1, already: 1 });
  });
  test("a host that the workspace split off is a site of its own", async () => {
    await splitHost(team.scope, { host: "blog.garden.com" });
    await add(["https://blog.garden.com/a", "https://shop.garden.com/"]);
    expect(await inCampaign()).toEqual(["blog.garden.com", "garden.com"]);
  });
  test("no domain with links is made of it", async () => {
    await add(["garden.com"]);
    expect(
      await query("SELECT 1 FROM domain WHERE workspace_id = $1 AND name = 'garden.com'", [team.workspaceId]),
    ).toEqual([]);
  });
  test("what was written is kept, and the history begins with it", async () => {
    const row = {
      domain: "garden.com",
      pageUrl: "https://garden.com/soil",
      note: " Soil\nand pots ",
      fit: 80,
      originNote: "Links to rival.example",
    };
    await add([], { rows: [row], origin: "link_gap" });
    const [kept] = await query(
      "SELECT domain, page_url, note, fit, origin, origin_note, stage FROM prospect WHERE campaign_id = $1",
      [campaign],
    );
    expect(kept).toEqual({
      domain: "garden.com",
      page_url: "https://garden.com/soil",
      note: "Soil and pots",
      fit: 80,
      origin: "link_gap",
      origin_note: "Links to rival.example",
      stage: "found",
    });
    expect(
      await query(`SELECT kind, "to" FROM prospect_event WHERE workspace_id = $1`, [team.workspaceId]),
    ).toEqual([{ kind: "added", to: "found" }]);
  });
  test("a warning asks for a reason, which then stands beside it; a stop takes none", async () => {
    await suppress(team.scope, { names: ["paper.org"], cause: "do_not_contact", note: null });
    await makeTouch(team.workspaceId, "garden.com");
    const without = await add(["garden.com", "paper.org", "new.com"]);
    expect(without).toMatchObject({ added: 1 });
    expect(without.refused.map(({ reason }) => reason.split(/(?<=\.) /)[0])).toEqual([
      "Somebody wrote here 9 days ago.",
      expect.stringContaining("paper.org is on the do-not-contact list since"),
    ]);
    expect(await add(["garden.com", "paper.org"], { reason: "They asked" })).toMatchObject({
      added: 1,
      refused: [{ name: "paper.org" }],
    });
    const [prospect] = await query<{ id: string }>(
      "SELECT id FROM prospect WHERE domain = 'garden.com' AND campaign_id = $1",
      [campaign],
    );
    const approach = await readApproach(team.scope, prospect?.id ?? "", { today });
    expect(approach.findings.find(({ rule }) => rule === "contacted")?.overridden).toMatchObject({
      reason: "They asked",
    });
  });
  test("a closed campaign takes none, and another tenant's is not there", async () => {
    const closed = await makeCampaign(team, "Old", { closed: true });
    await expect(add(["garden.com"], { campaign: closed })).rejects.toMatchObject({ code: "conflict" });
    const other = await makeWorkspace("other.example");
    const theirs = await makeCampaign(other);
    await expect(add(["garden.com"], { campaign: theirs })).rejects.toMatchObject({ code: "not_found" });
  });
  test("only open campaigns of the site are offered", async () => {
    await makeCampaign(team, "Old", { closed: true });
    expect((await listOpenCampaigns(team.scope, "shop.example")).map(({ name }) => name)).toEqual([
      "Houseplants",
    ]);
  });
});

describe("undo", () => {
  test("an adding in several requests is taken back as one; who was worked on stays", async () => {
    const { batch } = await add(["a.com", "b.com", "c.com"]);
    expect((await add(["d.com"], { batch })).batch).toBe(batch);
    await add(["e.com"]);
    await query("UPDATE prospect SET stage = 'qualified' WHERE campaign_id = $1 AND domain = 'a.com'", [
      campaign,
    ]);
    const [touched] = await query<{ id: string }>(
      "SELECT id FROM prospect WHERE campaign_id = $1 AND domain = 'b.com'",
      [campaign],
    );
    await makeTouch(team.workspaceId, "b.com", { prospect: touched?.id ?? "" });
    expect(await undoAdding(team.scope, batch ?? "")).toEqual({ removed: 2, kept: 2 });
    expect(await inCampaign()).toEqual(["a.com", "b.com", "e.com"]);
  });
  test("one that is not there is said to be", async () => {
    const other = await makeWorkspace("other.example");
    const { batch } = await add(["a.com"]);
    await expect(undoAdding(other.scope, batch ?? "")).rejects.toMatchObject({ code: "not_found" });
    expect(await inCampaign()).toEqual(["a.com"]);
  });
});

describe("the preview", () => {
  test("the ones worth asking are ticked, the wasted ones are not, and it says why", async () => {
    await suppress(team.scope, { names: ["stop.com"], cause: "do_not_contact", note: null });
    await makeTouch(team.workspaceId, "asked.com");
    await report(team, [{ source: "https://links.com/a", target: "https://shop.example/" }]);
    await makeProspect(team, campaign, "there.com");
    const { rows, refused } = await preview(
      "good.com\nstop.com\nasked.com\nlinks.com\nthere.com\nhttps://home.com/\nn/a\n",
    );
    expect(
      rows.map(({ domain, isWorth, isThere, findings }) => [
        domain,
        isWorth,
        isThere,
        findings.map(({ rule }) => rule),
      ]),
    ).toEqual([
      ["good.com", true, false, []],
      ["stop.com", false, false, ["do_not_contact"]],
      ["asked.com", false, false, ["contacted"]],
      ["links.com", false, false, ["links_already"]],
      ["there.com", false, true, []],
      ["home.com", true, false, ["home_page"]],
    ]);
    expect(refused).toEqual([{ line: 7, name: "n/a", reason: "There is no domain or address in it." }]);
    expect(await inCampaign()).toEqual(["there.com"]);
  });
  test("a table is read by its header, whatever its delimiter", async () => {
    const { rows, table } = await preview(
      "Notes;Website;Score\nGood on soil;garden.com;80\n'=1+1;paper.org;\n",
      "file",
    );
    expect(table).toEqual({ header: ["Notes", "Website", "Score"], columns: { site: 1, note: 0, fit: 2 } });
    expect(rows).toMatchObject([
      { domain: "garden.com", note: "Good on soil", fit: 80, score: 80 },
      { domain: "paper.org", note: "=1+1", fit: null, score: null },
    ]);
  });
  test("search results: the results' sites and not the engine's", async () => {
    const { rows } = await preview(
      "Google\nhttps://www.google.com/search?q=soil\nThe best soil\nhttps://www.garden.com › soil\nhttps://www.google.com/url?q=https://paper.org/guide\n",
      "search_results",
    );
    expect(rows.map(({ domain, pageUrl }) => [domain, pageUrl])).toEqual([
      ["garden.com", "https://www.garden.com/"],
      ["paper.org", "https://paper.org/guide"],
    ]);
  });
  test("a resource page: every address once a site, the first page that is no home page", async () => {
    const { rows } = await preview(
      "See https://garden.com and https://garden.com/soil, https://garden.com/pots; https://shop.example/",
      "resource_page",
    );
    expect(rows).toMatchObject([{ domain: "garden.com", pageUrl: "https://garden.com/soil", more: 2 }]);
  });
  test("a mention that has a link already says so", async () => {
    await report(team, [{ source: "https://garden.com/soil", target: "https://shop.example/" }]);
    const { rows } = await preview("https://garden.com/soil\nhttps://paper.org/news", "mention");
    expect(rows.map(({ isWorth, findings }) => [isWorth, findings[0]?.text])).toEqual([
      [false, "This very page links to you already."],
      [true, undefined],
    ]);
  });
  test("ten thousand sites are judged in a few questions, and what is over is told", async () => {
    const text = Array.from({ length: 10_050 }, (_, at) => `site-${at}.com`).join("\n");
    const began = performance.now();
    const { rows, leftOut } = await preview(text);
    expect({ rows: rows.length, leftOut }).toEqual({ rows: 10_000, leftOut: 50 });
    expect(performance.now() - began).toBeLessThan(8_000);
  });
});

describe("from the profile", () => {
  const of = (chances: Awaited<ReturnType<typeof gapChances>>, origin: ProspectOrigin) =>
    previewChances(team.scope, campaign, { chances, origin, today });
  beforeEach(() => createSite(team.scope, { domain: "rival.example", kind: "competitor" }));

  test("from the link gap, with the page that links to a competitor", async () => {
    await report(team, [{ source: "https://garden.com/list", target: "https://rival.example/" }]);
    const chances = await gapChances(team.scope, [{ domain: "garden.com", to: ["rival.example"] }]);
    expect((await of(chances, "link_gap")).rows).toMatchObject([
      {
        domain: "garden.com",
        pageUrl: "https://garden.com/list",
        originNote: "Links to rival.example",
        competitors: 1,
        competitorLinks: 1,
        isWorth: true,
      },
    ]);
  });
  test("from lost links, the last that went; a domain that still links is not wholly lost", async () => {
    await report(team, [
      { source: "https://garden.com/a", target: "https://shop.example/one", lostOn: "2026-02-01" },
      { source: "https://garden.com/b", target: "https://shop.example/two", lostOn: "2026-02-11" },
      { source: "https://paper.org/a", target: "https://shop.example/", lostOn: "2026-02-05" },
      { source: "https://paper.org/b", target: "https://shop.example/" },
    ]);
    const lost = (over: object = {}) =>
      lostChances(team.scope, "shop.example", {
        filter: lostFilter({ ...LinkFilter.parse({}), only: [] }),
        wholeDomains: false,
        picked: [],
        ...over,
      });
    expect((await lost()).map(({ domain, pageUrl, targetUrl }) => [domain, pageUrl, targetUrl])).toEqual([
      ["garden.com", "https://garden.com/b", "https://shop.example/two"],
      ["paper.org", "https://paper.org/a", "https://shop.example/"],
    ]);
    expect((await lost({ wholeDomains: true })).map(({ domain }) => domain)).toEqual(["garden.com"]);
    const filter = lostFilter({ ...LinkFilter.parse({}), until: "2026-02-03", only: ["garden.com"] });
    expect((await lost({ filter })).map(({ pageUrl }) => pageUrl)).toEqual(["https://garden.com/a"]);
  });
  test("from broken targets: the link that is there is to be mended, and is no reason against it", async () => {
    await report(team, [{ source: "https://garden.com/a", target: "https://shop.example/gone" }]);
    const pages = await query<{ id: number; url: string }>(
      "SELECT id, url FROM page WHERE workspace_id = $1 AND url LIKE '%/gone'",
      [team.workspaceId],
    );
    const chances = await brokenChances(
      team.scope,
      "shop.example",
      pages.map((page) => ({ ...page, httpStatus: 404 })),
    );
    expect((await of(chances, "broken_target")).rows).toMatchObject([
      {
        domain: "garden.com",
        pageUrl: "https://garden.com/a",
        originNote: "Links to https://shop.example/gone, which answers 404",
        isWorth: true,
        findings: [],
      },
    ]);
  });
});
