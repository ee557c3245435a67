// Pages that move and move back: what another page says of itself is not news of the first one, and a link that
// is still somewhere is not lost.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { stopSender } from "#lib/jobs/queue";
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
const events = async () => (await room.verify()).events;

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
