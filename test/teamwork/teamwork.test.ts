import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import { linkFacets } from "#lib/links/facets";
import { LinkFilter } from "#lib/links/link-filter";
import { linkFilterParams } from "#lib/links/link-view";
import { countLinks, listLinks } from "#lib/links/queries";
import { AnchorFilter, firstAnchorOrder, listAnchors } from "#lib/profile/queries/anchors";
import { ChangeFilter, changedLinks, listLinkChanges } from "#lib/profile/queries/new-and-lost";
import { DomainFilter, listReferringDomains } from "#lib/profile/queries/referring-domains";
import { firstTargetOrder, listTargetPages, TargetFilter } from "#lib/profile/queries/target-pages";
import { mintScope, type WriteScope } from "#lib/scope/scope";
import { assignLinks } from "#lib/teamwork/assign-links";
import { Tagging } from "#lib/teamwork/schema";
import { tagLinks } from "#lib/teamwork/tag-links";
import type { Changed } from "#lib/teamwork/types";
import { undoLinkBatch } from "#lib/teamwork/undo-link-batch";
import { lookAt } from "../support/looks.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const SHOP = "https://shop.example/";

let team: TestWorkspace;
let anna: string;
let ben: string;

async function member(name: string): Promise<string> {
  const id = newId();
  await query(
    "INSERT INTO app_user (id, email, name, password_hash) VALUES ($1::uuid, $1::uuid || '@example.com', $2, 'x')",
    [id, name],
  );
  await query("INSERT INTO member (workspace_id, user_id, role) VALUES ($1, $2, 'editor')", [
    team.workspaceId,
    id,
  ]);
  return id;
}

beforeEach(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
  team = await makeWorkspace(SITE);
  await report(team, [
    { source: "https://a.com/", target: SHOP, anchor: "pots" },
    { source: "https://b.com/", target: SHOP, anchor: "pots" },
    { source: "https://c.com/", target: SHOP, anchor: "pans" },
    { source: SHOP, target: "https://partner.com/" },
  ]);
  anna = await member("Anna");
  ben = await member("Ben");
});

const as = (actorId: string, sites: "all" | readonly number[] = "all") =>
  mintScope({
    workspaceId: team.workspaceId,
    workspaceSlug: "team",
    actorId,
    role: "editor",
    sites,
  }) as WriteScope;

const links = async (given: object = {}, scope = team.scope) =>
  (
    await listLinks(
      scope,
      SITE,
      LinkFilter.parse(given),
      { sort: "source", dir: "asc" },
      { cursor: null, limit: 50 },
    )
  ).lines;
const hosts = async (given: object, scope = team.scope) =>
  (await links(given, scope)).map(({ sourceDomain }) => sourceDomain);
const tags = async () =>
  Object.fromEntries((await links()).map(({ sourceDomain, tags }) => [sourceDomain, tags.join()]));
const carers = async () =>
  Object.fromEntries((await links()).map((line) => [line.sourceDomain, line.assignee?.name ?? ""]));

const filtered = (given: object = {}) => ({
  kind: "links" as const,
  filter: LinkFilter.parse(given),
  count: 0,
});
const tag = (change: "add" | "remove", words: string, given: object = {}, scope: WriteScope = team.scope) =>
  tagLinks(scope, Tagging.parse({ site: SITE, what: filtered(given), change, tags: words }));
const assign = (person: string | null, given: object = {}) =>
  assignLinks(team.scope, { site: SITE, what: filtered(given), person });
const undo = ({ batch }: Changed) => undoLinkBatch(team.scope, batch ?? "");

describe("tags", () => {
  test("are added to every link of a filter and to no other", async () => {
    expect(await tag("add", "spring, Tier 1", { anchor: "pots" })).toMatchObject({ chosen: 2, changed: 2 });
    expect(await tags()).toEqual({ "a.com": "Tier 1,spring", "b.com": "Tier 1,spring", "c.com": "" });
    expect(await links({ side: "outbound" })).toMatchObject([{ tags: [] }]);
  });
  test("are added to ticked rows alone", async () => {
    const [line] = await links({ domain: "c.com" });
    const what = {
      kind: "picked" as const,
      links: [{ source: line?.sourceId ?? 0, target: line?.targetId ?? 0 }],
    };
    await tagLinks(team.scope, { site: SITE, what, change: "add", tags: ["x"] });
    expect(await tags()).toEqual({ "a.com": "", "b.com": "", "c.com": "x" });
  });
  test("keep the spelling that the workspace has", async () => {
    await tag("add", "Spring", { domain: "a.com" });
    expect(await tag("add", "SPRING", {})).toMatchObject({ chosen: 3, changed: 2 });
    expect(await tags()).toEqual({ "a.com": "Spring", "b.com": "Spring", "c.com": "Spring" });
  });
  test("that were added go with an undo; those that stood there before stay", async () => {
    await tag("add", "old", { domain: "a.com" });
    const done = await tag("add", "old, new");
    await undo(done);
    expect(await tags()).toEqual({ "a.com": "old", "b.com": "", "c.com": "" });
  });
  test("that were taken off come back with an undo, where they stood and nowhere else", async () => {
    await tag("add", "old", { anchor: "pots" });
    const before = await tags();
    const done = await tag("remove", "old, never there");
    expect(done).toMatchObject({ chosen: 3, changed: 2 });
    expect(await tags()).toEqual({ "a.com": "", "b.com": "", "c.com": "" });
    await undo(done);
    expect(await tags()).toEqual(before);
  });
  test("two decisions can be taken back in the order opposite to theirs", async () => {
    const first = await tag("add", "one");
    const second = await tag("remove", "one", { domain: "a.com" });
    await undo(second);
    await undo(first);
    expect(await tags()).toEqual({ "a.com": "", "b.com": "", "c.com": "" });
  });
  test("a decision that changes nothing leaves nothing to take back", async () => {
    await tag("add", "x");
    expect(await tag("add", "x")).toEqual({ batch: null, chosen: 3, changed: 0 });
  });
  test("nothing selected is refused", async () => {
    await expect(tag("add", "x", { domain: "nobody.example" })).rejects.toMatchObject({ code: "invalid" });
  });
  test("follow a link whose page turns out to have another address", async () => {
    await tag("add", "kept", { domain: "a.com" });
    await assign(anna, { domain: "a.com" });
    await record(team, [
      lookAt("https://a.com/", { html: `<a href="${SHOP}">pots</a>`, finalUrl: "https://www.a.com/" }),
    ]);
    expect(await links({ domain: "a.com" })).toMatchObject([
      { source: "https://www.a.com/", tags: ["kept"], assignee: { name: "Anna" } },
    ]);
  });
});

describe("domains that were ticked in a report", () => {
  test("mean all their backlinks and no other", async () => {
    await tag("add", "x", { side: "inbound", domains: ["a.com", "c.com"] });
    expect(await tags()).toEqual({ "a.com": "x", "b.com": "", "c.com": "x" });
    expect(await links({ side: "outbound" })).toMatchObject([{ tags: [] }]);
  });
  test("can be asked for by name alone", async () => {
    const filter = DomainFilter.parse({ only: "a.com,c.com,unknown.com" });
    const page = await listReferringDomains(
      team.scope,
      SITE,
      filter,
      { sort: "domain", dir: "asc" },
      { cursor: null, limit: 10 },
    );
    expect(page.lines.map(({ domain }) => domain)).toEqual(["a.com", "c.com"]);
  });
});

describe("anchors that were ticked in a report", () => {
  const listed = async (only?: string) =>
    (
      await listAnchors(team.scope, SITE, AnchorFilter.parse({ only }), firstAnchorOrder, {
        cursor: null,
        limit: 10,
      })
    ).lines;
  const rowOf = async (text: string) => {
    const line = (await listed()).find((one) => one.text === text);
    return `${line?.id}-${line?.kind}`;
  };
  test("mean the live links with these anchors: as many as the report counts", async () => {
    await report(team, [
      { source: "https://gone.com/", target: SHOP, anchor: "pots", lostOn: "2026-02-01" },
      { source: "https://image.com/", target: SHOP, anchor: "pots", anchorKind: "image" },
    ]);
    const pots = await rowOf("pots");
    const given = { anchors: pots, live: "yes" };
    expect(await hosts(given)).toEqual(["a.com", "b.com"]);
    expect((await countLinks(team.scope, SITE, LinkFilter.parse(given))).count).toBe(2);
    const done = await tag("add", "x", given);
    expect(done).toMatchObject({ chosen: 2, changed: 2 });
    expect(await tags()).toMatchObject({ "a.com": "x", "b.com": "x", "c.com": "", "gone.com": "" });
    await undo(done);
    expect(await tags()).toMatchObject({ "a.com": "", "b.com": "" });
  });
  test("several are one filter, and can be saved alone", async () => {
    const both = `${await rowOf("pots")},${await rowOf("pans")}`;
    expect(await hosts({ anchors: both })).toEqual(["a.com", "b.com", "c.com"]);
    expect(await listed(await rowOf("pans"))).toMatchObject([{ text: "pans" }]);
    expect(await hosts({ anchors: "999999-text" })).toEqual([]);
  });
});

describe("target pages that were ticked in a report", () => {
  test("mean the live links to these pages", async () => {
    await report(team, [
      { source: "https://d.com/", target: `${SHOP}pans` },
      { source: "https://e.com/", target: `${SHOP}pans`, lostOn: "2026-02-01" },
    ]);
    const shown = async (only?: string) =>
      (
        await listTargetPages(team.scope, SITE, TargetFilter.parse({ only }), firstTargetOrder, {
          cursor: null,
          limit: 10,
        })
      ).lines;
    const pans = (await shown()).find(({ url }) => url.endsWith("/pans"));
    expect(await hosts({ targets: String(pans?.id), live: "yes" })).toEqual(["d.com"]);
    expect(await hosts({ targets: String(pans?.id) })).toEqual(["d.com", "e.com"]);
    expect(await shown(String(pans?.id))).toHaveLength(1);
  });
});

describe("links that came or went", () => {
  test("are the same in their report and in the table of links", async () => {
    await report(team, [
      { source: "https://old.com/", target: SHOP, firstSeenOn: "2026-01-10" },
      { source: "https://new.com/", target: SHOP, firstSeenOn: "2026-02-10" },
      { source: "https://gone.com/", target: SHOP, firstSeenOn: "2026-01-01", lostOn: "2026-02-20" },
    ]);
    for (const [given, expected] of [
      [{ what: "new" }, ["new.com", "old.com"]],
      [{ what: "new", since: "2026-02-01" }, ["new.com"]],
      [{ what: "new", until: "2026-02-01" }, ["old.com"]],
      [{ what: "lost" }, ["gone.com"]],
      [{ what: "lost", until: "2026-02-01" }, []],
    ] as const) {
      const filter = ChangeFilter.parse({ ...given, of: "links" });
      const changes = await listLinkChanges(team.scope, SITE, filter, { cursor: null, limit: 10 });
      expect(changes.lines.map(({ domain }) => domain).sort()).toEqual(expected);
      expect(await hosts(linkFilterParams(changedLinks(filter)))).toEqual(expected);
    }
  });
});

describe("who looks after a link", () => {
  test("is one person, and the last word counts", async () => {
    await assign(anna);
    expect(await assign(ben, { anchor: "pots" })).toMatchObject({ changed: 2, name: "Ben" });
    expect(await carers()).toEqual({ "a.com": "Ben", "b.com": "Ben", "c.com": "Anna" });
  });
  test("is who it was before, after an undo", async () => {
    await assign(anna, { domain: "a.com" });
    const before = await carers();
    await undo(await assign(ben));
    expect(await carers()).toEqual(before);
    await undo(await assign(null));
    expect(await carers()).toEqual(before);
  });
  test("an undo leaves alone what somebody decided since", async () => {
    const first = await assign(anna);
    await assign(ben, { domain: "c.com" });
    await undo(first);
    expect(await carers()).toEqual({ "a.com": "", "b.com": "", "c.com": "Ben" });
  });
  test("is a member", async () => {
    await expect(assign(newId())).rejects.toMatchObject({ code: "not_found" });
  });
  test("is nobody when they leave, and an undo does not bring them back", async () => {
    await assign(anna);
    const done = await assign(ben);
    await query("DELETE FROM member WHERE workspace_id = $1 AND user_id = $2", [team.workspaceId, anna]);
    await undo(done);
    expect(await carers()).toEqual({ "a.com": "", "b.com": "", "c.com": "" });
  });
});

describe("filters", () => {
  beforeEach(async () => {
    await tag("add", "spring", { anchor: "pots" });
    await tag("add", "late", { domain: "b.com" });
    await assign(anna, { domain: "a.com" });
    await assign(ben, { domain: "b.com" });
  });
  test.each([
    [{ tag: "spring" }, ["a.com", "b.com"]],
    [{ tag: ["late", ""] }, ["b.com", "c.com"]],
    [{ tag: "" }, ["c.com"]],
    [{ tag: "nowhere" }, []],
    [{ care: "nobody" }, ["c.com"]],
    [{ care: "not a person" }, ["a.com", "b.com", "c.com"]],
  ])("%j", async (given, expected) => {
    expect(await hosts(given)).toEqual(expected);
    expect(await countLinks(team.scope, SITE, LinkFilter.parse(given))).toMatchObject({
      count: expected.length,
    });
  });
  test("a member by name, or oneself", async () => {
    expect(await hosts({ care: anna })).toEqual(["a.com"]);
    expect(await hosts({ care: "me" }, as(ben))).toEqual(["b.com"]);
    expect(await hosts({ care: ["me", "nobody"] }, as(ben))).toEqual(["b.com", "c.com"]);
    // The system itself looks after nothing.
    expect(await hosts({ care: "me" })).toEqual([]);
  });
  test("each choice says how many links it would leave", async () => {
    const facets = await linkFacets(as(ben), SITE, LinkFilter.parse({}));
    const counts = (name: "tag" | "care") =>
      Object.fromEntries(facets[name].values.map(({ value, count }) => [value, count]));
    expect(counts("tag")).toEqual({ spring: 2, late: 1, "": 1 });
    expect(counts("care")).toEqual({ me: 1, [anna]: 1, nobody: 1 });
  });
});

describe("somebody restricted to other sites", () => {
  test("cannot tag, nor take back what others did", async () => {
    const done = await tag("add", "x");
    const elsewhere = as(anna, [team.siteId + 1_000]);
    await expect(tag("add", "y", {}, elsewhere)).rejects.toMatchObject({ code: "not_found" });
    await expect(undoLinkBatch(elsewhere, done.batch ?? "")).rejects.toMatchObject({ code: "not_found" });
    expect(await tags()).toEqual({ "a.com": "x", "b.com": "x", "c.com": "x" });
  });
});
