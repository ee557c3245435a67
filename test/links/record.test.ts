import { beforeAll, describe, expect, test } from "vitest";
import { query, transaction } from "#lib/db/sql";
import { rebuildSite } from "#lib/links/rebuild-site";
import { lookAt, pageWith } from "../support/looks.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const BLOG = "https://blog.example/post";
const GUIDE = "https://shop.example/guide";
const link = (href = GUIDE, anchor = "the guide", rel = "") => `<a href="${href}" rel="${rel}">${anchor}</a>`;

let team: TestWorkspace;
const at = (hour: number) => `2026-03-10T${String(hour).padStart(2, "0")}:00:00.000Z`;

const links = () =>
  query<Record<string, unknown>>(
    `SELECT sp.url AS source, tp.url AS target, l.presence, l.rel_class, a.text AS anchor, l.known_on, l.dated, l.live
     FROM link l JOIN page sp ON sp.id = l.source_id JOIN page tp ON tp.id = l.target_id LEFT JOIN anchor a ON a.id = l.anchor_id
     WHERE l.workspace_id = $1 ORDER BY 1, 2`,
    [team.workspaceId],
  );
const events = async () =>
  (
    await query<{ kind: string }>("SELECT kind FROM link_event WHERE workspace_id = $1 ORDER BY id", [
      team.workspaceId,
    ])
  ).map((row) => row.kind);
const referring = () =>
  query<Record<string, number>>(
    `SELECT d.name, r.links, r.live, r.verified, r.follow, r.nofollow FROM referring_domain r JOIN domain d ON d.id = r.domain_id
     WHERE r.workspace_id = $1 ORDER BY 1`,
    [team.workspaceId],
  );
const days = () =>
  query<Record<string, unknown>>("SELECT * FROM site_day WHERE workspace_id = $1 ORDER BY day", [
    team.workspaceId,
  ]);

/** The rollups equal a recount from facts and events. */
async function expectNoDrift() {
  const nonzero = (rows: Record<string, unknown>[]) =>
    rows.filter((row) =>
      Object.entries(row).some(([key, value]) => !key.endsWith("_id") && key !== "day" && value !== 0),
    );
  const read = async () => ({
    days: nonzero(await days()),
    crossings: await query(
      "SELECT domain_id, occurred_on, kind FROM domain_event WHERE workspace_id = $1 ORDER BY 1, 2, 3",
      [team.workspaceId],
    ),
    referring: (await referring()).filter((row) => row.links !== 0),
  });
  const kept = await read();
  await transaction((sql) => rebuildSite(sql, team.workspaceId, team.siteId));
  expect(await read()).toEqual(kept);
  const [drift] = await query<{ count: string }>(
    `SELECT count(*) FROM (
       SELECT source_domain_id, target_domain_id, count(*)::int, count(*) FILTER (WHERE live)::int,
         count(*) FILTER (WHERE live AND rel_class = 'follow')::int FROM link WHERE workspace_id = $1 GROUP BY 1, 2
       EXCEPT SELECT source_domain_id, target_domain_id, links, live, follow FROM domain_link WHERE workspace_id = $1) x`,
    [team.workspaceId],
  );
  expect(drift?.count).toBe("0");
}

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});

describe("a link from report to loss and back", () => {
  beforeAll(async () => {
    team = await makeWorkspace("shop.example");
  });
  test("reported with a date: gained on that day, not today", async () => {
    await report(team, [{ source: BLOG, target: GUIDE, firstSeenOn: "2026-01-05" }]);
    expect(await links()).toMatchObject([
      { presence: "reported", known_on: "2026-01-05", dated: true, live: true },
    ]);
    expect(await days()).toMatchObject([
      { day: "2026-01-05", links_gained: 1, domains_gained: 1, unknown: 1 },
    ]);
    await expectNoDrift();
  });
  test("the same report again writes nothing", async () => {
    const result = await report(team, [{ source: BLOG, target: GUIDE, firstSeenOn: "2026-01-05" }]);
    expect(result).toMatchObject({ written: 0, newLinks: 0, knownLinks: 1 });
  });
  test("another vendor knows an earlier date: the day moves back", async () => {
    await report(team, [{ source: BLOG, target: GUIDE, firstSeenOn: "2025-12-01" }], { vendor: "ahrefs" });
    expect((await days()).filter((day) => day.domains_gained !== 0)).toMatchObject([{ day: "2025-12-01" }]);
    expect(await events()).toEqual(["gained"]);
    await expectNoDrift();
  });
  test("seen by us: verified, with anchor, rel and place", async () => {
    const [result] = await record(team, [lookAt(BLOG, { html: pageWith(link()), at: at(8) })]);
    expect(result).toMatchObject({ headline: "live", stale: false });
    expect(await links()).toMatchObject([{ presence: "found", rel_class: "follow", anchor: "the guide" }]);
    expect(await events()).toEqual(["gained", "verified"]);
    expect(await referring()).toMatchObject([{ name: "blog.example", live: 1, verified: 1, follow: 1 }]);
    await expectNoDrift();
  });
  test("unchanged: no link row is written", async () => {
    const before = await query("SELECT xmin FROM link WHERE workspace_id = $1", [team.workspaceId]);
    await record(team, [lookAt(BLOG, { html: pageWith(link()), at: at(9) })]);
    expect(await query("SELECT xmin FROM link WHERE workspace_id = $1", [team.workspaceId])).toEqual(before);
    expect((await events()).length).toBe(2);
  });
  test("nofollow now: one event, the classes move", async () => {
    await record(team, [lookAt(BLOG, { html: pageWith(link(GUIDE, "the guide", "nofollow")), at: at(10) })]);
    expect((await events()).slice(2)).toEqual(["rel_changed"]);
    expect(await referring()).toMatchObject([{ follow: 0, nofollow: 1 }]);
    await expectNoDrift();
  });
  test("gone once: missed, still live; gone twice: lost, the domain too", async () => {
    await record(team, [lookAt(BLOG, { html: pageWith("nothing"), at: at(11) })]);
    expect(await links()).toMatchObject([{ presence: "missed", live: true }]);
    await record(team, [lookAt(BLOG, { status: 404, at: at(12) })]);
    expect(await links()).toMatchObject([{ presence: "lost", live: false }]);
    expect((await events()).slice(3)).toEqual(["missed", "lost"]);
    expect((await days()).at(-1)).toMatchObject({ links_lost: 1, domains_lost: 1 });
    await expectNoDrift();
  });
  test("back again: returned", async () => {
    await record(team, [lookAt(BLOG, { html: pageWith(link()), at: at(13) })]);
    expect((await events()).slice(5)).toEqual(["returned"]);
    expect(await referring()).toMatchObject([{ live: 1, follow: 1 }]);
    await expectNoDrift();
  });
});

describe("more links of a domain on the day it came", () => {
  const others = ["https://blog.example/two", "https://blog.example/three"] as const;
  const came = () =>
    query("SELECT occurred_on, kind FROM domain_event WHERE workspace_id = $1", [team.workspaceId]);
  beforeAll(async () => {
    team = await makeWorkspace("shop.example");
    await report(team, [{ source: BLOG, target: GUIDE }], { today: "2026-01-05" });
  });
  test("known by an import, it stays known by another link of the import", async () => {
    await report(team, [{ source: others[0], target: GUIDE }], { today: "2026-01-05" });
    expect(await came()).toEqual([{ occurred_on: "2026-01-05", kind: "known" }]);
    await expectNoDrift();
  });
  test("one with a date of its own makes it gained that day", async () => {
    await report(team, [{ source: others[1], target: GUIDE, firstSeenOn: "2026-01-05" }], {
      today: "2026-01-06",
    });
    expect(await came()).toEqual([{ occurred_on: "2026-01-05", kind: "gained" }]);
    await expectNoDrift();
  });
  test("and where that date moves back, gained on the day before", async () => {
    await report(team, [{ source: others[1], target: GUIDE, firstSeenOn: "2026-01-04" }], {
      vendor: "semrush",
      today: "2026-01-06",
    });
    expect(await came()).toEqual([{ occurred_on: "2026-01-04", kind: "gained" }]);
    await expectNoDrift();
  });
});

describe("two addresses of one page", () => {
  beforeAll(async () => {
    team = await makeWorkspace("shop.example");
    await report(team, [
      { source: "http://blog.example/post", target: "http://shop.example/guide/" },
      { source: "https://www.blog.example/post", target: GUIDE },
    ]);
  });
  test("reported twice, they are two until somebody looks", async () =>
    expect((await links()).length).toBe(2));
  test("both end on one page: one link, one referring domain, both reports kept", async () => {
    const final = "https://www.blog.example/post";
    const hops = [{ url: "http://blog.example/post", status: 301, kind: "http" as const }];
    await record(team, [
      lookAt("http://blog.example/post", { finalUrl: final, hops, html: pageWith(link()), at: at(8) }),
      lookAt(final, { html: pageWith(link()), at: at(9) }),
    ]);
    expect(await links()).toMatchObject([{ source: final, target: GUIDE, presence: "found" }]);
    expect(await referring()).toMatchObject([{ name: "blog.example", links: 1, live: 1 }]);
    const sightings = await query<{ reported_source: string | null }>(
      "SELECT reported_source FROM link_sighting WHERE workspace_id = $1",
      [team.workspaceId],
    );
    expect(sightings.length).toBe(1);
    await expectNoDrift();
  });
  test("a later report of the old address counts for the page it is", async () => {
    const result = await report(team, [{ source: "http://blog.example/post", target: GUIDE }], {
      vendor: "semrush",
    });
    expect(result).toMatchObject({ newLinks: 0, knownLinks: 1 });
    expect((await links()).length).toBe(1);
  });
  test("moved for good to another address: the link goes along, and the move is told", async () => {
    const moved = "https://www.blog.example/2026/post";
    const hops = [{ url: "https://www.blog.example/post", status: 301, kind: "http" as const }];
    await record(team, [
      lookAt("https://www.blog.example/post", { finalUrl: moved, hops, html: pageWith(link()), at: at(10) }),
    ]);
    expect(await links()).toMatchObject([{ source: moved, presence: "found" }]);
    expect(await events()).toContain("page_moved");
    await expectNoDrift();
  });
});

describe("candidates: pages reported without a target", () => {
  const state = async () =>
    (
      await query<{ state: string }>(
        "SELECT s.state FROM page_sighting s JOIN page p ON p.id = s.page_id WHERE s.workspace_id = $1 ORDER BY p.url",
        [team.workspaceId],
      )
    ).map((row) => row.state);
  beforeAll(async () => {
    team = await makeWorkspace("shop.example");
    await report(team, [
      { source: "https://a.example/", target: null },
      { source: "https://b.example/", target: null },
      { source: "https://c.example/", target: null },
    ]);
  });
  test("are no links", async () =>
    expect([await links(), await state()]).toEqual([[], ["waiting", "waiting", "waiting"]]));
  test("become known links when a look finds them, nothing when it does not, and wait behind a wall", async () => {
    await record(team, [
      lookAt("https://a.example/", { html: pageWith(link()) }),
      lookAt("https://b.example/", { html: pageWith("nothing") }),
      lookAt("https://c.example/", { over: { access: "blocked", httpStatus: 403 } }),
    ]);
    expect(await state()).toEqual(["found", "nothing", "waiting"]);
    expect(await links()).toMatchObject([{ source: "https://a.example/", presence: "found", dated: false }]);
    expect(await events()).toEqual(["known"]);
    expect(await days()).toMatchObject([
      { links_gained: 0, links_known: 1, domains_gained: 0, domains_known: 1 },
    ]);
    await expectNoDrift();
  });
});

describe("what the database refuses", () => {
  beforeAll(async () => {
    team = await makeWorkspace("shop.example");
    await report(team, [{ source: BLOG, target: GUIDE }]);
  });
  const change = (set: string) => query(`UPDATE link SET ${set} WHERE workspace_id = $1`, [team.workspaceId]);
  test("a false same-domain flag", () =>
    expect(change("same_domain = true")).rejects.toThrow(/link_same_domain_true/));
  test("a false copy of a domain id", () =>
    expect(change("source_domain_id = target_domain_id, same_domain = true")).rejects.toThrow(/fkey/));
  test("a link across workspaces", async () => {
    const other = await makeWorkspace("other.example");
    await report(other, [{ source: "https://x.example/", target: "https://other.example/" }]);
    const stolen = query(
      `UPDATE link SET target_id = t.target_id, target_domain_id = t.target_domain_id
       FROM link t WHERE link.workspace_id = $1 AND t.workspace_id = $2`,
      [team.workspaceId, other.workspaceId],
    );
    await expect(stolen).rejects.toThrow(/fkey/);
  });
  test("a change of the audit log", async () => {
    await query("INSERT INTO audit_entry (workspace_id, action) VALUES ($1, 'test')", [team.workspaceId]);
    await expect(query("UPDATE audit_entry SET action = 'x'")).rejects.toThrow(/append-only/);
    await expect(query("DELETE FROM audit_entry")).rejects.toThrow(/append-only/);
  });
});
