// A host that answers every address with the same page and status 200: the page is gone, though nothing says so.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { stopSender } from "#lib/jobs/queue";
import { type SiteServer, serveSites } from "../support/site-server.ts";
import { eventLine, makeTruthRoom, type TruthRoom } from "../support/truth-room.ts";

const home = "https://home.example/";
const posts = ["http://a.test/post", "http://a.test/other"] as const;
const frame = (main: string) =>
  `<!doctype html><html><head><title>Alderwick Nursery</title></head><body><nav>Garden tools, pots and planters,
   seeds and bulbs, delivery and returns</nav><main>${main}</main></body></html>`;
const article = frame(
  `<p>An article about waxing leather boots, by <a href="${home}">Home</a>, and some more words.</p>`,
);
const shopWindow = frame(
  "<p>Come and have a look around: lavender, sage and thyme are in season this week.</p>",
);

let web: SiteServer;
let room: TruthRoom;

beforeAll(async () => {
  web = await serveSites({});
});
beforeEach(async () => {
  web.reset();
  web.requests.length = 0;
  await query("truncate host_probe");
  room = await makeTruthRoom(["home.example"], web);
  for (const post of posts) web.set(post, { body: article });
  await room.import(["Source,Target", ...posts.map((post) => `${post},${home}`)].join("\n"));
  await room.verify();
});
afterEach(() => room?.close());
afterAll(async () => {
  await stopSender();
  await web.close();
});

/** Addresses that were asked for and are none of ours. */
const probes = () => web.requests.filter(({ url }) => /^http:\/\/a\.test\/[0-9a-f]{24}$/.test(url)).length;
const reasons = async () =>
  (
    await query<{ reason: string }>(
      "select loss_reason as reason from link where workspace_id = $1 and loss_reason is not null",
      [room.team.workspaceId],
    )
  ).map(({ reason }) => reason);

test("pages with their links cost no question", () => expect(probes()).toBe(0));

test("the host is asked once, however many pages lost their links, and both are gone", async () => {
  for (const post of posts) web.set(post, { body: shopWindow });
  web.set("http://a.test/*", { body: shopWindow });
  expect((await room.verify()).events).toEqual(posts.map((post) => eventLine("missed", post, home)).sort());
  expect(probes()).toBe(1);
  expect(await reasons()).toEqual(["page_gone", "page_gone"]);
  expect((await room.verify()).events).toEqual(posts.map((post) => eventLine("lost", post, home)).sort());
  expect(probes()).toBe(1);
});

test("where the host says 404 for what does not exist, the link was taken off a page that is there", async () => {
  web.set(posts[0], { body: shopWindow });
  await room.verify();
  expect(probes()).toBe(1);
  expect(await reasons()).toEqual(["removed"]);
});

test("where robots.txt keeps us off, nothing is asked and nothing is held against the page", async () => {
  await query("truncate robots_file");
  web.set("http://a.test/robots.txt", { body: "User-agent: *\nAllow: /post$\nDisallow: /" });
  web.set(posts[0], { body: shopWindow });
  await room.close();
  room = await makeTruthRoom(["home.example"], web);
  await room.import(`Source,Target\n${posts[0]},${home}`);
  await room.verify();
  expect(probes()).toBe(0);
  expect(await reasons()).toEqual([]);
});
