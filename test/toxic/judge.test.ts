import { beforeEach, describe, expect, test } from "vitest";
import { one, query } from "#lib/db/sql";
import { LinkFilter } from "#lib/links/link-filter";
import { listLinks } from "#lib/links/queries";
import { mintScope, type WriteScope } from "#lib/scope/scope";
import { judgeLinks } from "#lib/toxic/judge-links";
import { countOpinions, listOpinions } from "#lib/toxic/queries";
import { Judgement } from "#lib/toxic/schema";
import type { Judged } from "#lib/toxic/types";
import { removeOpinion, undoJudgement } from "#lib/toxic/undo-judgement";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const spam = (n: number, page = 1) => `https://spam${n}.com/p/${page}`;

let team: TestWorkspace;
beforeEach(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
  team = await makeWorkspace(SITE);
  await report(team, [
    { source: spam(1, 1), target: "https://shop.example/", anchor: "cheap pots" },
    { source: spam(1, 2), target: "https://shop.example/", anchor: "cheap pots" },
    { source: spam(2), target: "https://shop.example/", anchor: "cheap pots" },
    { source: "https://friend.com/", target: "https://shop.example/", anchor: "Shop" },
    { source: "https://shop.example/", target: "https://partner.com/" },
  ]);
});

type Given = Partial<Parameters<typeof Judgement.parse>[0] & object> & object;
const judge = (given: Given, scope: WriteScope = team.scope): Promise<Judged> =>
  judgeLinks(
    scope,
    Judgement.parse({ site: SITE, opinion: "toxic", on: "domain", reason: "Link network", ...given }),
  );
const names = (...list: string[]) => ({ what: { kind: "names", names: list } });
const opinions = async (): Promise<string[]> => {
  const pages = await Promise.all([
    listOpinions(team.scope, SITE, { kind: "toxic" }),
    listOpinions(team.scope, SITE, { kind: "whitelisted" }),
  ]);
  return pages
    .flatMap(({ lines }) => lines)
    .map(({ kind, domain, url, reason }) => `${kind} ${domain ?? url}: ${reason}`)
    .sort();
};
const undo = ({ batch }: Judged) => undoJudgement(team.scope, batch ?? "");

describe("a selection", () => {
  test("by filter marks the domains of its links, each once", async () => {
    const filter = LinkFilter.parse({ anchor: "cheap pots" });
    const judged = await judge({ what: { kind: "links", filter, count: 3 } });
    expect(judged).toMatchObject({ count: 2, refused: [], refusedCount: 0 });
    expect(await opinions()).toEqual(["toxic spam1.com: Link network", "toxic spam2.com: Link network"]);
  });
  test("by filter marks the linking pages alone when asked to", async () => {
    const filter = LinkFilter.parse({ domain: "spam1.com" });
    expect(await judge({ on: "page", what: { kind: "links", filter, count: 2 } })).toMatchObject({
      count: 2,
    });
    expect(await opinions()).toEqual([
      `toxic ${spam(1, 1)}: Link network`,
      `toxic ${spam(1, 2)}: Link network`,
    ]);
  });
  test("of ticked rows marks those and no other", async () => {
    const [line] = (
      await listLinks(
        team.scope,
        SITE,
        LinkFilter.parse({ domain: "spam2.com" }),
        { sort: "source", dir: "asc" },
        {
          cursor: null,
          limit: 10,
        },
      )
    ).lines;
    const links = [{ source: line?.sourceId ?? 0, target: line?.targetId ?? 0 }];
    expect(await judge({ what: { kind: "picked", links } })).toMatchObject({ count: 1 });
    expect(await opinions()).toEqual(["toxic spam2.com: Link network"]);
  });
  test("that matches nothing any more is told, and nothing is written", async () => {
    const filter = LinkFilter.parse({ domain: "nobody.com" });
    await expect(judge({ what: { kind: "links", filter, count: 5 } })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await opinions()).toEqual([]);
  });
  test("of our own pages is refused as our own", async () => {
    const filter = LinkFilter.parse({ side: "outbound" });
    const judged = await judge({ what: { kind: "links", filter, count: 1 } });
    expect(judged).toMatchObject({ batch: null, count: 0, refused: [{ name: SITE }] });
  });
});

describe("refused, each with its reason, while the rest is marked", () => {
  test("own domain, shared ending, a host below a domain, no name", async () => {
    const judged = await judge(names("spam1.com", SITE, "co.uk", "blog.spam2.com", "no name"));
    expect(judged.count).toBe(1);
    expect(judged.refused.map(({ name }) => name).sort()).toEqual(
      [SITE, "co.uk", "blog.spam2.com", "no name"].sort(),
    );
    for (const { reason } of judged.refused) expect(reason).toMatch(/.{10}/);
  });
  test("a page of our own", async () => {
    expect(await judge({ on: "page", ...names("https://www.shop.example/a") })).toMatchObject({
      batch: null,
      refusedCount: 1,
    });
  });
});

test("a reason is asked for, and NUL in it does no harm", async () => {
  expect(Judgement.shape.reason.safeParse("  ").success).toBe(false);
  await judge({ ...names("spam1.com"), reason: "bought\0 links" });
  expect(await opinions()).toEqual(["toxic spam1.com: bought links"]);
});

describe("undo", () => {
  test("takes a whole decision away", async () => {
    const judged = await judge(names("spam1.com", "spam2.com"));
    expect(await undo(judged)).toEqual({ count: 2 });
    expect(await opinions()).toEqual([]);
  });
  test("gives back what it replaced: whitelisted → toxic → undo is whitelisted, with its reason and time", async () => {
    await judge({ ...names("spam1.com"), opinion: "whitelisted", reason: "A partner" });
    const before = await one("SELECT kind, reason, by_id, at, batch_id FROM opinion");
    const judged = await judge(names("spam1.com", "spam2.com"));
    expect(await opinions()).toEqual(["toxic spam1.com: Link network", "toxic spam2.com: Link network"]);
    await undo(judged);
    expect(await opinions()).toEqual(["whitelisted spam1.com: A partner"]);
    expect(await one("SELECT kind, reason, by_id, at, batch_id FROM opinion")).toEqual(before);
  });
  test("of two decisions in turn, the later first, leads back to the first state", async () => {
    await judge({ ...names("spam1.com"), opinion: "whitelisted", reason: "A partner" });
    const second = await judge(names("spam1.com"));
    const third = await judge({ ...names("spam1.com"), reason: "Paid links" });
    await undo(third);
    expect(await opinions()).toEqual(["toxic spam1.com: Link network"]);
    await undo(second);
    expect(await opinions()).toEqual(["whitelisted spam1.com: A partner"]);
  });
  test("leaves alone what somebody judged again since", async () => {
    const first = await judge(names("spam1.com", "spam2.com"));
    await judge({ ...names("spam1.com"), opinion: "whitelisted", reason: "A partner" });
    expect(await undo(first)).toEqual({ count: 1 });
    expect(await opinions()).toEqual(["whitelisted spam1.com: A partner"]);
  });
  test("twice is told", async () => {
    const judged = await judge(names("spam1.com"));
    await undo(judged);
    await expect(undo(judged)).rejects.toMatchObject({ code: "not_found" });
  });
});

test("one opinion is removed by its id, within its site alone", async () => {
  await judge(names("spam1.com", "spam2.com"));
  const [line] = (await listOpinions(team.scope, SITE, { kind: "toxic", q: "spam1" })).lines;
  const other = await makeWorkspace(SITE);
  await expect(removeOpinion(other.scope, SITE, line?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
  await removeOpinion(team.scope, SITE, line?.id ?? "");
  expect(await opinions()).toEqual(["toxic spam2.com: Link network"]);
});

describe("scope", () => {
  test("another workspace marks its own site only, and cannot undo ours", async () => {
    const judged = await judge(names("spam1.com"));
    const other = await makeWorkspace(SITE);
    await expect(undoJudgement(other.scope, judged.batch ?? "")).rejects.toMatchObject({ code: "not_found" });
    expect((await listOpinions(other.scope, SITE, { kind: "toxic" })).lines).toEqual([]);
    expect(await opinions()).toHaveLength(1);
  });
  test("of other sites alone finds no site to judge, and no batch to undo", async () => {
    const judged = await judge(names("spam1.com"));
    const elsewhere = mintScope({
      workspaceId: team.workspaceId,
      workspaceSlug: "team",
      actorId: null,
      role: "editor",
      sites: [team.siteId + 1_000_000],
    }) as WriteScope;
    await expect(judge(names("spam2.com"), elsewhere)).rejects.toMatchObject({ code: "not_found" });
    await expect(undoJudgement(elsewhere, judged.batch ?? "")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the list", () => {
  test("tells the live backlinks that each covers", async () => {
    await judge(names("spam1.com", "friend.com"));
    await judge({ on: "page", ...names(spam(1, 2), "https://unknown.com/") });
    const { lines } = await listOpinions(team.scope, SITE, { kind: "toxic" });
    expect(Object.fromEntries(lines.map((line) => [line.domain ?? line.url, line.links]))).toEqual({
      "spam1.com": 2,
      "friend.com": 1,
      [spam(1, 2)]: 1,
      "https://unknown.com/": 0,
    });
    expect(await countOpinions(team.scope, SITE)).toEqual({
      toxic: { domains: 2, pages: 2 },
      whitelisted: { domains: 0, pages: 0 },
      partner: { domains: 0, pages: 0 },
    });
  });
  test("goes forth and back by pages: every opinion once", async () => {
    await judge(names(...Array.from({ length: 120 }, (_, i) => `many${i}.com`)));
    const list = (view: object) => listOpinions(team.scope, SITE, { kind: "toxic", ...view });
    const first = await list({});
    const second = await list({ after: first.next });
    const third = await list({ after: second.next });
    expect([first, second, third].map(({ lines }) => lines.length)).toEqual([50, 50, 20]);
    expect(new Set([first, second, third].flatMap(({ lines }) => lines.map(({ id }) => id))).size).toBe(120);
    expect([first.previous, third.next]).toEqual([null, null]);
    const back = await list({ before: third.previous });
    expect(back).toEqual(second);
    expect(await list({ before: back.previous })).toEqual(first);
  });
  test("a key that is none begins at the top; wild cards in a search are letters", async () => {
    await judge(names("spam1.com"));
    for (const after of ["x", "2026-99-99T00:00:00.000Z_0", "'; drop table opinion"]) {
      expect((await listOpinions(team.scope, SITE, { kind: "toxic", after })).lines).toHaveLength(1);
    }
    expect((await listOpinions(team.scope, SITE, { kind: "toxic", q: "s%m" })).lines).toEqual([]);
  });
});
