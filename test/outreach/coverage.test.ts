import { beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { findCoverage } from "#lib/outreach/coverage/find-coverage";
import { proposeKind } from "#lib/outreach/coverage/propose-kind";
import { listCoverage } from "#lib/outreach/coverage/queries";
import { CoverageForm } from "#lib/outreach/coverage/schema";
import { addCoverage, removeCoverage } from "#lib/outreach/coverage/write-coverage";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";
import { makeCampaign } from "./support-board.ts";

const SITE = "shop.example";
let team: TestWorkspace;
let campaign: string;

describe("a page is proposed as", () => {
  test.each([
    ["nothing, when it was never met", null, null],
    ["nothing, when it was not read", { read: false, rels: [] }, null],
    ["a mention, when it was read without a link", { read: true, rels: [] }, "mention"],
    ["linked, with one dofollow link among others", { read: true, rels: ["nofollow", "follow"] }, "linked"],
    ["nofollow, with a sponsored link", { read: true, rels: ["sponsored"] }, "nofollow"],
    ["linked, when a report names its link", { read: false, rels: ["unknown"] }, "linked"],
  ])("%s", (_what, page, kind) => {
    expect(proposeKind(page).kind).toBe(kind);
  });
});

describe("the coverage of a campaign", () => {
  beforeEach(async () => {
    await query("SELECT ensure_partitions('2026-01-01', 12)");
    team = await makeWorkspace(SITE);
    campaign = await makeCampaign(team.scope, SITE, { kind: "digital_pr", tactic: "digital_pr" });
  });

  const add = async (url: string, over: object = {}) =>
    (
      await addCoverage(
        team.scope,
        CoverageForm.parse({ campaign, url, kind: "mention", publishedOn: "", ...over }),
      )
    ).id;
  const find = (url: string) => findCoverage(team.scope, { campaign, url });

  test("is counted by kind and publication, copies below their original", async () => {
    const original = await add("https://paper.example/study", { kind: "linked", publishedOn: "2026-03-02" });
    await add("https://paper.example/second", { kind: "nofollow", publishedOn: "2026-03-01" });
    await add("https://copy.example/study", { copyOf: original });
    const list = await listCoverage(team.scope, campaign);
    expect(list).toMatchObject({ counts: { linked: 1, nofollow: 1, mention: 1 }, domains: 2, copies: 1 });
    expect(list.stories.map(({ url, copies }) => [url, copies.map((copy) => copy.domain)])).toEqual([
      ["https://paper.example/study", ["copy.example"]],
      ["https://paper.example/second", []],
    ]);
  });

  test("knows what the profile knows of a page", async () => {
    await report(team, [
      { source: "https://paper.example/study", target: "https://shop.example/", relClass: "nofollow" },
    ]);
    await query("UPDATE page SET title = 'Soil study' WHERE url = 'https://paper.example/study'");
    expect(await find("https://paper.example/study")).toMatchObject({
      title: "Soil study",
      kind: "nofollow",
      copyOf: null,
    });
    expect(await find("https://unmet.example/")).toMatchObject({ title: null, kind: null });
  });

  test("proposes the piece of the same title as the original, and the one that the page itself names", async () => {
    const id = await add("https://paper.example/study", { title: "Soil study" });
    await report(team, [
      { source: "https://copy.example/a", target: "https://shop.example/" },
      { source: "https://other.example/b", target: "https://shop.example/" },
    ]);
    await query("UPDATE page SET title = 'SOIL STUDY' WHERE url = 'https://copy.example/a'");
    await query(
      "UPDATE page SET canonical = 'https://paper.example/study' WHERE url = 'https://other.example/b'",
    );
    expect((await find("https://copy.example/a")).copyOf).toMatchObject({ id, domain: "paper.example" });
    expect((await find("https://other.example/b")).copyOf?.id).toBe(id);
  });

  test("takes a page once", async () => {
    await add("https://paper.example/study");
    await expect(find("https://paper.example/study")).rejects.toMatchObject({ code: "conflict" });
    await expect(add("https://paper.example/study")).rejects.toMatchObject({ code: "conflict" });
  });

  test("a copy is no original of another one", async () => {
    const copy = await add("https://copy.example/a", { copyOf: await add("https://paper.example/study") });
    await expect(add("https://third.example/a", { copyOf: copy })).rejects.toMatchObject({
      fields: { copyOf: expect.any(String) },
    });
  });

  test("copies stand by themselves when their original is removed", async () => {
    const original = await add("https://paper.example/study");
    await add("https://copy.example/a", { copyOf: original });
    await removeCoverage(team.scope, { id: original });
    expect(await listCoverage(team.scope, campaign)).toMatchObject({
      copies: 0,
      stories: [{ domain: "copy.example" }],
    });
  });

  test("is of digital PR alone", async () => {
    const links = await makeCampaign(team.scope, SITE);
    await expect(add("https://paper.example/study", { campaign: links })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});
