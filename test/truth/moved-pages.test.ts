// Pages that move and move back: what another page says of itself is not news of the first one, and a link that
// is still somewhere is not lost.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { stopSender } from "#lib/jobs/queue";
import { createPlacements } from "#lib/placements/create-placement";
import { expectTrue } from "../support/recount.ts";
import { type SiteServer, serveSites } from "../support/site-server.ts";
import { eventLine, makeTruthRoom, type TruthRoom } from "../support/truth-room.ts";

const home = "https://home.example/";
const site = "home.example";
const link = `<a href="${home}">Home</a>`;
const page = (content: string, head = "<title>A page</title>") =>
  `<!doctype html><html><head>${head}</head><body><main><p>Text before ${content} and after.</p></main></body></html>`;

let web: SiteServer;
let room: TruthRoom;
const presence = async () => (await room.allLinks()).map((each) => `${each.presence} ${each.source}`);

beforeAll(async () => {
  web = await serveSites({});
});
beforeEach(async () => {
  web.reset();
  room = await makeTruthRoom([site], web);
});
afterEach(() => room?.close());
afterAll(async () => {
  await stopSender();
  await web.close();
});

const begin = async (...sources: string[]) => {
  await room.import(["Source,Target", ...sources.map((source) => `${source},${home}`)].join("\n"));
  await room.verify();
};
const events = async () => {
  const told = (await room.verify()).events;
  await expectTrue(room.team.workspaceId);
  return told;
};

describe("a page that leads to another one", () => {
  test("does not take over what that page says of itself", async () => {
    web.set("http://a.test/post", { body: page(link) });
    await begin("http://a.test/post");
    web.set("http://a.test/post", { redirect: "http://a.test/other", status: 302 });
    const head = `<meta name="robots" content="noindex"><link rel="canonical" href="http://a.test/third"><title>Other</title>`;
    web.set("http://a.test/other", { body: page("nothing", head) });
    expect(await events()).toEqual([eventLine("missed", "http://a.test/post", home)]);
    expect(await events()).toEqual([eventLine("lost", "http://a.test/post", home)]);
    web.set("http://a.test/post", { body: page(link) });
    expect(await events()).toEqual([eventLine("returned", "http://a.test/post", home)]);
  });

  test("that has the link keeps it, and keeps it when it moves back", async () => {
    web.set("http://a.test/post", { body: page(link) });
    await begin("http://a.test/post");
    web.set("http://a.test/post", { redirect: "http://a.test/new" });
    web.set("http://a.test/new", { body: page(link) });
    expect(await events()).toEqual([eventLine("page_moved", "http://a.test/new")]);
    expect(await presence()).toEqual(["found http://a.test/new"]);
    web.set("http://a.test/post", { body: page(link) });
    web.set("http://a.test/new", { redirect: "http://a.test/post" });
    expect(await events()).toEqual([eventLine("page_moved", "http://a.test/post")]);
    expect(await presence()).toEqual(["found http://a.test/post"]);
    expect(await events()).toEqual([]);
  });

  test("for a while only (302) keeps it without moving", async () => {
    web.set("http://a.test/post", { body: page(link) });
    await begin("http://a.test/post");
    web.set("http://a.test/post", { redirect: "http://a.test/new", status: 302 });
    web.set("http://a.test/new", { body: page(link) });
    expect(await events()).toEqual([]);
    expect(await presence()).toEqual(["found http://a.test/post"]);
  });
});

describe("a move that is taken back", () => {
  test("of www. and back again is one page all along", async () => {
    web.set("http://www.a.test/post", { body: page(link) });
    await begin("http://www.a.test/post");
    for (const [from, to] of [
      ["www.a.test", "a.test"],
      ["a.test", "www.a.test"],
      ["www.a.test", "a.test"],
    ]) {
      web.set(`http://${from}/post`, { redirect: `http://${to}/post` });
      web.set(`http://${to}/post`, { body: page(link) });
      expect(await events()).toEqual([]);
      // Whichever of its addresses it goes by, it is one link of one page.
      expect(await presence()).toEqual([expect.stringMatching(/^found http:\/\/(www\.)?a\.test\/post$/)]);
      expect(await events()).toEqual([]);
    }
  });
});

describe("an old address that answers by itself again", () => {
  const old = "http://a.test/post";
  const moved = "http://a.test/new";
  const alive = { body: page(link) };
  const without = { body: page("another article") };
  const gone = { status: 404 };
  const asked = (url: string) => web.requests.filter((request) => request.url === url).length;

  /** The old address, with the link, has led to the new one for a while. */
  const beginMoved = async (...olds: string[]) => {
    for (const url of olds) web.set(url, { redirect: moved });
    web.set(moved, alive);
    await begin(...olds);
    expect(await presence()).toEqual([`found ${moved}`]);
  };
  const promise = async (source: string) => {
    const { scope, siteId } = room.team;
    const bare = {
      anchor: null,
      rel: null,
      price: null,
      currency: null,
      vendor: null,
      contact: null,
      tactic: null,
      liveOn: null,
      expiresOn: null,
      notes: null,
    };
    await createPlacements(scope, { siteId, importId: null, rows: [{ source, target: home, ...bare }] });
  };
  const promises = async () =>
    (
      await query<{ headline: string; url: string }>(
        `select pl.headline, p.url from placement pl join page p on p.id = pl.source_id
          where pl.workspace_id = $1 order by p.url desc`,
        [room.team.workspaceId],
      )
    ).map(({ headline, url }) => `${headline} ${url}`);

  test.each([
    ["is gone", gone],
    ["leads to the front page", { redirect: "http://a.test/" }],
    ["leads to another article", { redirect: "http://a.test/third" }],
    ["holds another article", without],
  ])("has its link back when the new one %s", async (_, now) => {
    web.set("http://a.test/", without);
    web.set("http://a.test/third", without);
    await beginMoved(old);
    web.set(old, alive);
    web.set(moved, now);
    const { events: told, outcomes } = await room.verify();
    expect(told).toEqual([eventLine("page_moved", old)]);
    expect(outcomes).toEqual({ live: 1 });
    await expectTrue(room.team.workspaceId);
    expect(await presence()).toEqual([`found ${old}`]);
    expect(await events()).toEqual([]);
    expect(await events()).toEqual([]);
    expect(await presence()).toEqual([`found ${old}`]);
  });

  test("of another scheme or with www. is the page's address again, and no news", async () => {
    const www = "http://www.a.test/new";
    web.set(www, { redirect: moved });
    web.set(moved, alive);
    await begin(www);
    web.set(www, alive);
    web.set(moved, gone);
    expect(await events()).toEqual([]);
    expect(await presence()).toEqual([`found ${www}`]);
    expect(await events()).toEqual([]);
  });

  test("that leads to a third page takes its link there", async () => {
    await beginMoved(old);
    web.set(old, { redirect: "http://a.test/third" });
    web.set("http://a.test/third", alive);
    web.set(moved, gone);
    expect(await events()).toEqual([eventLine("page_moved", "http://a.test/third")]);
    expect(await presence()).toEqual(["found http://a.test/third"]);
    expect(await events()).toEqual([]);
  });

  test("takes the links that only it has; the new one keeps its own", async () => {
    const other = "http://home.example/other";
    web.set(old, { redirect: moved });
    web.set(moved, { body: page(`${link} and <a href="${other}">other</a>`) });
    await begin(old);
    web.set(old, alive);
    web.set(moved, { body: page(`<a href="${other}">other</a>`) });
    const { events: told, outcomes } = await room.verify();
    expect(told).toEqual([eventLine("page_moved", old)]);
    expect(outcomes).toEqual({ live: 2 });
    await expectTrue(room.team.workspaceId);
    expect((await presence()).sort()).toEqual([`found ${moved}`, `found ${old}`]);
    expect(await events()).toEqual([]);
  });

  test("is enough when it is one of several", async () => {
    const [two, three] = ["http://b.test/two", "http://a.test/three"];
    await beginMoved(old, two, three);
    web.set(old, gone);
    web.set(two, alive);
    web.set(moved, gone);
    expect(await events()).toEqual([eventLine("page_moved", two)]);
    expect(await presence()).toEqual([`found ${two}`]);
    expect(await events()).toEqual([]);
    // Now that one is gone too: whoever of the others has it is asked.
    web.set(two, gone);
    web.set(three, alive);
    expect(await events()).toEqual([eventLine("page_moved", three)]);
    expect(await presence()).toEqual([`found ${three}`]);
  });

  test("is asked in vain when it is gone too: missed, lost, and never asked again", async () => {
    await beginMoved(old);
    web.set(old, gone);
    web.set(moved, gone);
    expect(await events()).toEqual([eventLine("missed", moved, home)]);
    expect(await events()).toEqual([eventLine("lost", moved, home)]);
    const before = asked(old);
    expect(await events()).toEqual([]);
    expect(await events()).toEqual([]);
    expect(asked(old)).toBe(before);
    expect(await presence()).toEqual([`lost ${moved}`]);
  });

  test.each([
    ["without the link", without],
    ["with an error", { status: 503 }],
    ["with the front page", { redirect: "http://a.test/" }],
  ])("%s says nothing about the new one", async (_, now) => {
    web.set("http://a.test/", { body: page(link) });
    await beginMoved(old);
    web.set(old, now);
    expect(await events()).toEqual([]);
    expect(await presence()).toEqual([`found ${moved}`]);
    web.set(moved, gone);
    expect(await events()).toEqual([eventLine("missed", moved, home)]);
    expect(await events()).toEqual([eventLine("lost", moved, home)]);
  });

  test("keeps what was agreed on either address", async () => {
    await beginMoved(old);
    await promise(old);
    await promise(moved);
    await events();
    expect(await promises()).toEqual([`live ${old}`, `live ${moved}`]);
    web.set(old, alive);
    web.set(moved, gone);
    for (let runs = 0; runs < 3; runs++) {
      const { outcomes } = await room.verify();
      expect(outcomes).toEqual({ live: 1 });
      expect(await promises()).toEqual([`live ${old}`, `live ${moved}`]);
    }
    web.set(old, gone);
    await events();
    expect(await promises()).toEqual([`missed ${old}`, `missed ${moved}`]);
    await events();
    expect(await promises()).toEqual([`lost ${old}`, `lost ${moved}`]);
  });

  test("gives the link to the new one again when that is restored", async () => {
    await beginMoved(old);
    web.set(old, alive);
    web.set(moved, gone);
    expect(await events()).toEqual([eventLine("page_moved", old)]);
    web.set(moved, alive);
    expect(await events()).toEqual([]);
    web.set(old, gone);
    expect(await events()).toEqual([eventLine("page_moved", moved)]);
    expect(await presence()).toEqual([`found ${moved}`]);
    web.set(old, { redirect: moved });
    expect(await events()).toEqual([]);
    expect(await presence()).toEqual([`found ${moved}`]);
  });

  test("is not asked while the new one has the link", async () => {
    await beginMoved(old);
    const before = asked(old);
    expect(await events()).toEqual([]);
    expect(asked(old)).toBe(before);
  });
});
