// Where agreed links lead: no look at the linking page can see that a target is gone, or redirects.
import { expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { makeTruthRoom, truthStage } from "../support/truth-room.ts";

const target = "http://home.example/boots";
const posts = ["http://a.test/post", "http://b.test/post", "http://c.test/post"] as const;
const page = (href: string) =>
  `<!doctype html><title>A page</title><main><p>Text before <a href="${href}">Good shoes</a> after.</p></main>`;

const stage = truthStage(async (web) => {
  await query("truncate target_look, robots_file, host cascade");
  for (const post of posts) web.set(post, { body: page(target), headers: { etag: '"1"' } });
  web.set(target, { body: "<title>Boots</title>" });
  const room = await makeTruthRoom(["home.example"], web);
  const rows = posts.map((post) => `${post},${target},Good shoes,100`);
  await room.import(["Page,Target,Anchor,Price", ...rows].join("\n"), "tracker.csv");
  return room;
});

const asked = (url: string = target) => stage.web.requests.filter((request) => request.url === url).length;
const verdicts = () =>
  query<{ headline: string; sentence: string; flags: string[] }>(
    "select headline, sentence, flags from placement where workspace_id = $1 order by source_id",
    [stage.room.team.workspaceId],
  );
const headlines = async () => (await verdicts()).map(({ headline }) => headline);
/** A day later, as far as targets go. */
const forgetTargets = () => query("update target_look set expires_at = now()");

test("one answer serves every link that leads there, for a day", async () => {
  await stage.room.verify();
  await stage.room.verify();
  expect(await headlines()).toEqual(["live", "live", "live"]);
  expect(asked()).toBe(1);
  await forgetTargets();
  await stage.room.verify();
  expect(asked()).toBe(2);
});

test("a target that is gone breaks what was agreed, until it is back", async () => {
  await stage.room.verify();
  stage.web.set(target, { status: 404 });
  await stage.room.verify();
  expect(await headlines()).toEqual(["live", "live", "live"]);
  await forgetTargets();
  await stage.room.verify();
  const [first] = await verdicts();
  expect(first).toMatchObject({ headline: "changed", flags: ["target_broken"] });
  expect(first?.sentence).toContain("the page it leads to is gone");
  const breaches = await query<{ flag: string; found: string; open: boolean }>(
    "select flag, found, ended_at is null as open from placement_breach where placement_id in (select id from placement where workspace_id = $1)",
    [stage.room.team.workspaceId],
  );
  expect(breaches).toEqual(posts.map(() => ({ flag: "target_broken", found: "answers 404", open: true })));

  stage.web.set(target, { body: "<title>Boots</title>" });
  await forgetTargets();
  await stage.room.verify();
  expect(await headlines()).toEqual(["live", "live", "live"]);
});

test("pages that were not sent again are judged by it all the same", async () => {
  await stage.room.verify();
  for (const post of posts) stage.web.set(post, { status: 304, headers: { etag: '"1"' } });
  stage.web.set(target, { status: 410 });
  await forgetTargets();
  await stage.room.verify();
  expect(await headlines()).toEqual(["changed", "changed", "changed"]);
});

test("a target that redirects is said; to lead to the agreed page by a redirect is to keep the promise", async () => {
  stage.web.set(target, { redirect: "http://home.example/shoes" });
  stage.web.set("http://home.example/shoes", { body: "<title>Shoes</title>" });
  stage.web.set(posts[1], { body: page("http://home.example/old") });
  stage.web.set("http://home.example/old", { redirect: target });
  await stage.room.verify();
  const found = await verdicts();
  expect(found.map(({ headline }) => headline)).toEqual(["live", "not_found", "live"]);
  expect(found[0]?.flags).toEqual(["target_redirects"]);

  stage.web.set(target, { body: "<title>Boots</title>" });
  await forgetTargets();
  await stage.room.verify();
  const later = await verdicts();
  expect(later.map(({ headline }) => headline)).toEqual(["live", "live", "live"]);
  expect(later[1]?.flags).toEqual(["target_redirects"]);
});

test("a site that is down, walled or busy says nothing of the page: the last answer stands", async () => {
  stage.web.set(target, { status: 404 });
  await stage.room.verify();
  expect(await headlines()).toEqual(["changed", "changed", "changed"]);
  for (const status of [503, 403, 429, 500]) {
    stage.web.set(target, { status });
    await forgetTargets();
    await stage.room.verify();
    expect(await headlines(), String(status)).toEqual(["changed", "changed", "changed"]);
  }
});

test("a link that reaches the agreed page by a redirect stays live when its page is asked only if changed", async () => {
  for (const post of posts) {
    stage.web.set(post, { body: page("http://short.test/x"), headers: { etag: '"1"' } });
  }
  stage.web.set("http://short.test/x", { redirect: target });
  await stage.room.verify();
  expect(await headlines()).toEqual(["live", "live", "live"]);
  await stage.room.verify();
  await forgetTargets();
  await stage.room.verify();
  expect(await headlines()).toEqual(["live", "live", "live"]);
  // As agreed word for word: now it may be asked so.
  for (const post of posts) stage.web.set(post, { body: page(target), headers: { etag: '"2"' } });
  await stage.room.verify();
  stage.web.requests.length = 0;
  await stage.room.verify();
  const conditional = stage.web.requests.filter(({ headers }) => headers["if-none-match"] !== undefined);
  expect(conditional.map(({ url }) => url).sort()).toEqual([...posts]);
});

test("what nobody was let in to ask is asked by the next visit", async () => {
  await query(
    `insert into host (name, free_at) values ('home.example', now() + interval '1 hour')
     on conflict (name) do update set free_at = excluded.free_at`,
  );
  await stage.room.verify();
  expect(await headlines()).toEqual(["live", "live", "live"]);
  expect(asked()).toBe(0);
  await query("update host set free_at = now() where name = 'home.example'");
  await stage.room.verify();
  expect(asked()).toBe(1);
});

test("a target that may not be asked is held against nobody", async () => {
  stage.web.set("http://home.example/robots.txt", { body: "User-agent: *\nDisallow: /" });
  stage.web.set(target, { status: 404 });
  await stage.room.verify();
  expect(await headlines()).toEqual(["live", "live", "live"]);
  expect(asked()).toBe(0);
});

test("a target at the page's own host that asks for a pause gets it, and the visit does not sleep it out", async () => {
  const inside = "http://a.test/boots";
  stage.web.set(posts[0], { body: page(inside) });
  stage.web.set(inside, { status: 429, headers: { "retry-after": "3600" } });
  await stage.room.verify();
  expect(asked(inside)).toBe(1);
  expect((await headlines())[0]).toBe("not_found");
  const [host] = await query<{ minutes: number; reason: string }>(
    "select (extract(epoch from free_at - now()) / 60)::float8 as minutes, wait_reason as reason from host where name = 'a.test'",
  );
  expect(host?.minutes).toBeGreaterThan(50);
  expect(host?.reason).toBe("retry_after");
});
