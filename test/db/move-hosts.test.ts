// A host that counts as a site of its own: what moves with it, what stays where it was said, and who may change it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import { stopSender } from "#lib/jobs/queue";
import { moveHosts } from "#lib/links/move-hosts/move-hosts";
import { moveStrays } from "#lib/links/move-hosts/move-strays";
import { recordDomains } from "#lib/links/record-domains";
import { joinHost } from "#lib/sites/join-host";
import { SplitHost } from "#lib/sites/schema";
import { splitHost } from "#lib/sites/split-host";
import { updateSite } from "#lib/sites/update-site";
import { recordTraffic } from "#lib/traffic/record-traffic";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const never = () => new AbortController().signal;
const move = (team: TestWorkspace, links?: number) => moveHosts(team.workspaceId, never(), links);

beforeAll(async () => {
  await query("SELECT ensure_partitions(current_date, 3)");
});
afterAll(stopSender);

async function blogs(count = 3): Promise<TestWorkspace> {
  const team = await makeWorkspace("shop.example");
  const rows = Array.from({ length: count }, (_, n) => ({
    source: `https://blog-${n}.shared.test/post`,
    target: "https://shop.example/",
    anchor: "shop",
    firstSeenOn: "2026-02-01",
  }));
  await report(team, rows);
  return team;
}

const referring = async ({ workspaceId }: TestWorkspace) =>
  (
    await query<{ name: string }>(
      `SELECT d.name FROM referring_domain r JOIN domain d ON d.id = r.domain_id WHERE r.workspace_id = $1 AND r.live > 0 ORDER BY 1`,
      [workspaceId],
    )
  ).map(({ name }) => name);

const update = (team: TestWorkspace, domains: string[]) =>
  updateSite(team.scope, {
    siteId: team.siteId,
    name: "Shop",
    kind: "own",
    brands: [],
    keywords: [],
    domains,
  });

test("blogs of one shared host become referring domains of their own, gained on the days of their links", async () => {
  const team = await blogs();
  expect(await referring(team)).toEqual(["shared.test"]);
  for (const n of [0, 1]) await splitHost(team.scope, { host: `blog-${n}.shared.test` });
  await move(team);
  expect(await referring(team)).toEqual(["blog-0.shared.test", "blog-1.shared.test", "shared.test"]);
  const [day] = await query(
    "SELECT domains_gained FROM site_day WHERE workspace_id = $1 AND day = '2026-02-01'",
    [team.workspaceId],
  );
  expect(day).toEqual({ domains_gained: 3 });
  await expectTrue(team.workspaceId);
});

test("a domain that nothing is left of goes, and comes back with the merge", async () => {
  const team = await blogs(1);
  const names = async () =>
    (
      await query<{ name: string }>("SELECT name FROM domain WHERE workspace_id = $1 ORDER BY 1", [
        team.workspaceId,
      ])
    ).map(({ name }) => name);
  await splitHost(team.scope, { host: "blog-0.shared.test" });
  await move(team);
  expect(await names()).toEqual(["blog-0.shared.test", "shop.example"]);
  await joinHost(team.scope, { host: "blog-0.shared.test" });
  await move(team);
  expect(await names()).toEqual(["shared.test", "shop.example"]);
});

test("links of an own site to a host of it that is split off are backlinks, until the site names the host", async () => {
  const team = await makeWorkspace("shop.example");
  await report(team, [{ source: "https://blog.shop.example/post", target: "https://shop.example/" }]);
  const internal = async () =>
    (
      await query<{ same_domain: boolean }>("SELECT same_domain FROM link WHERE workspace_id = $1", [
        team.workspaceId,
      ])
    )[0]?.same_domain;
  expect(await internal()).toBe(true);
  await splitHost(team.scope, { host: "blog.shop.example" });
  await move(team);
  expect(await internal()).toBe(false);
  expect(await referring(team)).toEqual(["blog.shop.example"]);
  await update(team, ["shop.example", "blog.shop.example"]);
  expect(await referring(team)).toEqual([]);
  await expectTrue(team.workspaceId);
  await expect(joinHost(team.scope, { host: "blog.shop.example" })).rejects.toMatchObject({
    code: "conflict",
  });
  await update(team, ["shop.example"]);
  await joinHost(team.scope, { host: "blog.shop.example" });
  await move(team);
  expect(await internal()).toBe(true);
  await expectTrue(team.workspaceId);
});

test("stopped half-way everything adds up, and it goes on where it was", async () => {
  const team = await makeWorkspace("shop.example");
  await report(
    team,
    Array.from({ length: 30 }, (_, n) => ({
      source: `https://anna.shared.test/${n}`,
      target: "https://shop.example/",
    })),
  );
  await splitHost(team.scope, { host: "anna.shared.test" });
  const movedPages = async () =>
    (
      await query<{ moved: number }>("SELECT moved FROM host_move WHERE workspace_id = $1", [
        team.workspaceId,
      ])
    )[0]?.moved as number;
  const stop = new AbortController();
  const poll = setInterval(async () => {
    if ((await movedPages()) > 0) stop.abort();
  }, 1);
  await expect(moveHosts(team.workspaceId, stop.signal, 2)).rejects.toThrow();
  clearInterval(poll);
  const half = await movedPages();
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(30);
  await expectTrue(team.workspaceId);
  await move(team, 2);
  expect(await movedPages()).toBe(30);
  expect(await referring(team)).toEqual(["anna.shared.test"]);
  await expectTrue(team.workspaceId);
});

test("a second change while pages are on their way begins the move anew", async () => {
  const team = await blogs(6);
  await splitHost(team.scope, { host: "blog-0.shared.test" });
  const moving = move(team, 1);
  await splitHost(team.scope, { host: "blog-5.shared.test" });
  await joinHost(team.scope, { host: "blog-0.shared.test" });
  await moving;
  await move(team);
  expect(await referring(team)).toEqual(["blog-5.shared.test", "shared.test"]);
  await expectTrue(team.workspaceId);
});

test("reports that are written while pages are on their way are counted once", async () => {
  const team = await blogs(20);
  await splitHost(team.scope, { host: "blog-3.shared.test" });
  const moving = move(team, 1);
  for (let n = 0; n < 10; n++) {
    await report(team, [
      { source: `https://blog-3.shared.test/${n}`, target: "https://shop.example/", anchor: "shop" },
      { source: "https://blog-3.shared.test/post", target: `https://shop.example/${n}` },
    ]);
  }
  await moving;
  await expectTrue(team.workspaceId);
  const stray = await query(
    `SELECT p.url FROM page p JOIN domain d ON d.id = p.domain_id WHERE p.workspace_id = $1
       AND p.url LIKE 'https://blog-3.%' AND d.name <> 'blog-3.shared.test'`,
    [team.workspaceId],
  );
  expect(stray).toEqual([]);
});

test("visits go with their host; a reported domain that is none any more is reported as the whole", async () => {
  const team = await makeWorkspace("shop.example");
  const chunk = { siteId: team.siteId, importId: newId(), today: "2026-03-01" };
  const said = (host: string, links: number, firstSeen: string) => ({
    host,
    links,
    firstSeen,
    lastSeen: null,
    lostOn: null,
    metrics: {},
  });
  await splitHost(team.scope, { host: "anna.shared.test" });
  await move(team);
  await recordDomains(team.scope, {
    ...chunk,
    vendor: "moz",
    rows: [said("anna.shared.test", 3, "2026-01-01"), said("shared.test", 4, "2026-02-01")],
  });
  await recordTraffic(team.scope, {
    siteId: team.siteId,
    importId: newId(),
    period: null,
    rows: [
      {
        page: null,
        host: "www.anna.shared.test",
        clicks: null,
        impressions: null,
        sessions: 5,
        position: null,
      },
    ],
  });
  const state = async () => ({
    reports: await query(
      `SELECT d.name, links, first_seen_on AS first FROM domain_sighting s JOIN domain d ON d.id = s.domain_id
       WHERE s.workspace_id = $1 ORDER BY 1`,
      [team.workspaceId],
    ),
    visits: await query(
      "SELECT d.name, sessions FROM host_traffic t JOIN domain d ON d.id = t.domain_id WHERE t.workspace_id = $1",
      [team.workspaceId],
    ),
  });
  expect((await state()).visits).toEqual([{ name: "anna.shared.test", sessions: 5 }]);
  await joinHost(team.scope, { host: "anna.shared.test" });
  await move(team);
  expect(await state()).toEqual({
    reports: [{ name: "shared.test", links: 7, first: "2026-01-01" }],
    visits: [{ name: "shared.test", sessions: 5 }],
  });
});

test("each night, pages that a new list of suffixes counts elsewhere are found; a site keeps the domain it names", async () => {
  const team = await blogs(2);
  await splitHost(team.scope, { host: "blog-0.shared.test" });
  await splitHost(team.scope, { host: "mine.shared.test" });
  await move(team);
  await update(team, ["shop.example", "mine.shared.test"]);
  // What a list without these names comes to.
  await query("DELETE FROM domain_split WHERE workspace_id = $1", [team.workspaceId]);
  await moveStrays(never());
  await move(team);
  expect(await referring(team)).toEqual(["shared.test"]);
  const splits = await query("SELECT host FROM domain_split WHERE workspace_id = $1", [team.workspaceId]);
  expect(splits).toEqual([{ host: "mine.shared.test" }]);
  await expectTrue(team.workspaceId);
  const before = await query("SELECT started_at FROM host_move WHERE workspace_id = $1", [team.workspaceId]);
  await moveStrays(never());
  const after = await query("SELECT started_at FROM host_move WHERE workspace_id = $1", [team.workspaceId]);
  expect(after).toEqual(before);
});

test("a host is split off once", async () => {
  const team = await blogs(1);
  await splitHost(team.scope, { host: "blog-0.shared.test" });
  await expect(splitHost(team.scope, { host: "blog-0.shared.test" })).rejects.toMatchObject({
    code: "conflict",
  });
});

test.each([
  ["https://Anna.Shared.test/post", "anna.shared.test"],
  ["anna.shared.test.", "anna.shared.test"],
])("%s is the host %s", (typed, host) => expect(SplitHost.parse(typed)).toBe(host));

test.each(["shared.test", "www.shared.test", "www.anna.shared.test", "co.uk", "anna.blogspot.com", "words"])(
  "%s is no host to split off",
  (typed) => expect(SplitHost.safeParse(typed).success).toBe(false),
);
