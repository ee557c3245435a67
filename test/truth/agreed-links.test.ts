// What a run says of agreed links: the same as their table does, whether or not the page was read before.
import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { stopSender } from "#lib/jobs/queue";
import { type SiteServer, serveSites } from "../support/site-server.ts";
import { makeTruthRoom, type TruthRoom } from "../support/truth-room.ts";

const page = (link: string) =>
  `<!doctype html><html><head><title>A page</title></head><body><main><p>Text before ${link} after.</p></main></body></html>`;

let web: SiteServer;
let room: TruthRoom;
beforeAll(async () => {
  web = await serveSites({
    pages: {
      "http://a.test/post": { body: page('<a href="https://home.example/">Good shoes</a>') },
      "http://b.test/post": { body: page('<a href="https://home.example/">click here</a>') },
      "http://c.test/post": { body: page('<a href="https://home.example/about">Good shoes</a>') },
    },
  });
  room = await makeTruthRoom(["home.example"], web);
});
afterAll(async () => {
  await room.close();
  await stopSender();
  await web.close();
});

const told = async () => {
  const { outcomes } = await room.verify();
  const [run] = await query<{ links: number }>("select links from run order by number desc limit 1");
  const placements = await query<{ headline: string }>(
    "select p.headline from placement p join page s on s.id = p.source_id order by s.url",
  );
  return { outcomes, links: run?.links, headlines: placements.map(({ headline }) => headline) };
};

test("a broken promise counts as changed, at the first look and at later ones", async () => {
  const rows = ["a", "b", "c"].map((host) => `http://${host}.test/post,https://home.example/,Good shoes,100`);
  await room.import(["Page,Target,Anchor,Price", ...rows].join("\n"), "tracker.csv");
  // The third page links to another page of the site: that link is live, and the agreed one is not there.
  const outcomes = { live: 2, changed: 1, not_found: 1 };
  const headlines = ["live", "changed", "not_found"];
  expect(await told()).toEqual({ outcomes, links: 3, headlines });
  const again = await told();
  expect(again).toEqual({ outcomes, links: 4, headlines });
});
