// A host that answers every address with the same page and status 200: the page is gone, though nothing says so.
import { expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { eventLine, makeTruthRoom, truthStage } from "../support/truth-room.ts";

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

const stage = truthStage(async (web) => {
  await query("truncate host_probe");
  const room = await makeTruthRoom(["home.example"], web);
  for (const post of posts) web.set(post, { body: article });
  await room.import(["Source,Target", ...posts.map((post) => `${post},${home}`)].join("\n"));
  await room.verify();
  return room;
});

/** Addresses that were asked for and are none of ours. */
const probes = () =>
  stage.web.requests.filter(({ url }) => /^http:\/\/a\.test\/[0-9a-f]{24}$/.test(url)).length;
const reasons = async () =>
  (
    await query<{ reason: string }>(
      "select loss_reason as reason from link where workspace_id = $1 and loss_reason is not null",
      [stage.room.team.workspaceId],
    )
  ).map(({ reason }) => reason);

test("pages with their links cost no question", () => expect(probes()).toBe(0));

test("the host is asked once, however many pages lost their links, and both are gone", async () => {
  for (const post of posts) stage.web.set(post, { body: shopWindow });
  stage.web.set("http://a.test/*", { body: shopWindow });
  expect((await stage.room.verify()).events).toEqual(
    posts.map((post) => eventLine("missed", post, home)).sort(),
  );
  expect(probes()).toBe(1);
  expect(await reasons()).toEqual(["page_gone", "page_gone"]);
  expect((await stage.room.verify()).events).toEqual(
    posts.map((post) => eventLine("lost", post, home)).sort(),
  );
  expect(probes()).toBe(1);
});

test("where the host says 404 for what does not exist, the link was taken off a page that is there", async () => {
  stage.web.set(posts[0], { body: shopWindow });
  await stage.room.verify();
  expect(probes()).toBe(1);
  expect(await reasons()).toEqual(["removed"]);
});

test("where robots.txt keeps us off, nothing is asked and nothing is held against the page", async () => {
  await query("truncate robots_file");
  stage.web.set("http://a.test/robots.txt", { body: "User-agent: *\nAllow: /post$\nDisallow: /" });
  stage.web.set(posts[0], { body: shopWindow });
  await stage.room.close();
  stage.room = await makeTruthRoom(["home.example"], stage.web);
  await stage.room.import(`Source,Target\n${posts[0]},${home}`);
  await stage.room.verify();
  expect(probes()).toBe(0);
  expect(await reasons()).toEqual([]);
});
