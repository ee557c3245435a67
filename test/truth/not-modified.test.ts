// A page that its server calls unchanged costs a 304, and counts as what it was when it was read.
import { expect, test } from "vitest";
import { one, query } from "#lib/db/sql";
import { createPlacements } from "#lib/placements/create-placement";
import type { SitePage } from "../support/site-server.ts";
import { eventLine, makeTruthRoom, truthStage } from "../support/truth-room.ts";

const home = "https://home.example/";
const post = "http://a.test/post";
const page = (link: string) =>
  `<!doctype html><html><head><title>A page</title></head><body><main><p>Before ${link} after.</p></main></body></html>`;
const link = `<a href="${home}" rel="sponsored">Home</a>`;
const version = (tag: string, body = page(link)): SitePage => ({ headers: { etag: tag }, body });
const unchanged: SitePage = { status: 304, headers: { etag: '"v1"' } };

const stage = truthStage(async (web) => {
  const room = await makeTruthRoom(["home.example"], web);
  web.set(post, version('"v1"'));
  web.set("http://b.test/other", { body: page(link) });
  // A run of one page, asked for by hand, always reads it in full.
  await room.import(`Source,Target\n${post},${home}\nhttp://b.test/other,${home}`);
  await room.verify();
  return room;
});

/** The header that the last request of the page sent. */
const asked = () => stage.web.requests.filter(({ url }) => url === post).at(-1)?.headers["if-none-match"];
const pageRow = () =>
  one<{ readAt: Date; bodyAt: Date }>(
    `select last_read_at as "readAt", body_read_at as "bodyAt" from page where workspace_id = $1 and url = $2`,
    [stage.room.team.workspaceId, post],
  );

test("the page is asked whether it changed; unchanged, its link was seen today and nothing is news", async () => {
  expect(asked()).toBeUndefined();
  const before = await pageRow();
  stage.web.set(post, unchanged);
  const { events, outcomes } = await stage.room.verify();
  expect(asked()).toBe('"v1"');
  expect(events).toEqual([]);
  expect(outcomes).toEqual({ live: 2 });
  const after = await pageRow();
  expect(after?.readAt.getTime()).toBeGreaterThan(before?.readAt.getTime() ?? 0);
  expect(after?.bodyAt).toEqual(before?.bodyAt);
  const [check] = await query<{ status: number; same: boolean; conclusive: boolean; found: number }>(
    `select c.http_status as status, c.not_modified as same, c.conclusive, c.links_found as found from page_check c
       join page p on p.id = c.page_id where p.url = $1 and p.workspace_id = $2 order by c.at desc limit 1`,
    [post, stage.room.team.workspaceId],
  );
  expect(check).toEqual({ status: 304, same: true, conclusive: true, found: 1 });
});

test("what is agreed on is judged as if the page had been read: kept, and broken", async () => {
  const { scope, siteId } = stage.room.team;
  const promise = { source: post, target: home, price: null, currency: null, vendor: null, contact: null };
  const rest = { tactic: null, liveOn: null, expiresOn: null, notes: null };
  await createPlacements(scope, {
    siteId,
    importId: null,
    rows: [{ ...promise, ...rest, anchor: "Home", rel: "sponsored" }],
  });
  stage.web.set(post, unchanged);
  expect((await stage.room.verify()).outcomes).toEqual({ live: 2 });
  await query("update placement set rel = 'follow'");
  expect((await stage.room.verify()).outcomes).toEqual({ live: 1, changed: 1 });
  expect(asked()).toBe('"v1"');
  const [verdict] = await query<{ flags: string[]; sentence: string }>(
    "select flags, sentence from placement",
  );
  expect(verdict?.flags).toEqual(["rel_changed"]);
});

test("a page that changed is read, and asked by its new version from then on", async () => {
  stage.web.set(post, version('"v2"', page("nothing")));
  expect((await stage.room.verify()).events).toEqual([eventLine("missed", post, home)]);
  // With an open question it is read in full, whatever its server says.
  stage.web.set(post, version('"v2"'));
  expect((await stage.room.verify()).events).toEqual([eventLine("recovered", post, home)]);
  expect(asked()).toBeUndefined();
  stage.web.set(post, unchanged);
  await stage.room.verify();
  expect(asked()).toBe('"v2"');
});

test("a site that was added since, a later extractor or a month without a full answer: it is read in full", async () => {
  for (const change of [
    "update workspace set site_set_version = site_set_version + 1",
    "update page set extractor = extractor - 1",
    "update page set body_read_at = body_read_at - interval '31 days'",
  ]) {
    await stage.room.verify();
    await query(change);
    await stage.room.verify();
    expect(asked(), change).toBeUndefined();
    await stage.room.verify();
    expect(asked(), change).toBe('"v1"');
  }
});

test("a server that says unchanged of a page that we no longer know whole proves nothing", async () => {
  stage.web.set(post, unchanged);
  await query("update page set open_links = 0, links_key = null where url = $1", [post]);
  const { events, outcomes } = await stage.room.verify();
  expect(events).toEqual([]);
  expect(outcomes).toEqual({ live: 1, unreachable: 1 });
});
