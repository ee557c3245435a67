// A web that fails at random: time-outs, errors, refusals, challenges, broken connections. What could not be read
// judges nothing: no link is missed or lost for it, and the few that really went are lost all the same.
import { afterAll, beforeAll, expect, test } from "vitest";
import { stopSender } from "#lib/jobs/queue";
import { type SitePage, type SiteServer, serveSites } from "../support/site-server.ts";
import { makeTruthRoom, type TruthRoom } from "../support/truth-room.ts";

const home = "https://home.example/";
const hosts = 50;
const pagesPerHost = 6;
const rounds = 4;
const share = 0.2;

const challenge =
  "<!doctype html><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script>";
const faults: Record<string, SitePage> = {
  "time-out": { delayMs: 11_000, body: "too late" },
  "500": { status: 500, body: "<h1>Internal Server Error</h1>" },
  "502": { status: 502, body: "" },
  "503, come back": { status: 503, headers: { "retry-after": "1" }, body: "<h1>Service Unavailable</h1>" },
  "429": { status: 429, headers: { "retry-after": "1" }, body: "slow down" },
  "403": { status: 403, body: "<h1>Forbidden</h1>" },
  "401": { status: 401, body: "" },
  "challenge with 403": {
    status: 403,
    headers: { server: "cloudflare", "cf-mitigated": "challenge" },
    body: challenge,
  },
  "challenge with 200": { headers: { server: "cloudflare" }, body: challenge },
  "empty 202": { status: 202, body: "<html><head></head><body></body></html>" },
  "reset at once": { reset: "at once" },
  "reset in the page": {
    reset: "after body",
    body: "<!doctype html><title>A page</title><main><p>Half of it",
  },
};

const addresses = Array.from({ length: hosts * pagesPerHost }, (_, index) => {
  return `http://h${Math.floor(index / pagesPerHost)}.test/${index % pagesPerHost}`;
});
const whole = (content: string): SitePage => ({
  body: `<!doctype html><html><head><title>A page</title></head><body><main><p>Text before ${content} and after.</p></main></body></html>`,
});

// The same faults in each run of the test (mulberry32): a failure can be looked at again.
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

let web: SiteServer;
let room: TruthRoom;
beforeAll(async () => {
  web = await serveSites({});
  room = await makeTruthRoom(["home.example"], web, { FAIRLEAD_HOST_CONCURRENCY: "20" });
});
afterAll(async () => {
  await room.close();
  await stopSender();
  await web.close();
});

test("20 % faults over 300 links and four rounds: none falsely missed or lost", async () => {
  const restore = () => {
    for (const address of addresses) web.set(address, whole(`<a href="${home}">Home</a>`));
  };
  restore();
  await room.import(["Source,Target", ...addresses.map((source) => `${source},${home}`)].join("\n"));
  expect((await room.verify()).outcomes).toEqual({ live: addresses.length });

  const next = random(20);
  const names = Object.keys(faults);
  const gone = new Set(addresses.filter((_, index) => index % 60 === 7));
  const injected: Record<string, number> = {};
  const events: string[] = [];
  for (let round = 1; round <= rounds; round++) {
    restore();
    for (const address of addresses) {
      if (gone.has(address)) web.set(address, whole("nothing"));
      if (next() >= share) continue;
      const name = names[Math.floor(next() * names.length)] as string;
      web.set(address, faults[name] as SitePage);
      injected[name] = (injected[name] ?? 0) + 1;
    }
    events.push(...(await room.verify()).events);
  }
  restore();
  for (const address of gone) web.set(address, whole("nothing"));
  events.push(...(await room.verify()).events);

  const total = Object.values(injected).reduce((sum, count) => sum + count, 0);
  console.info(`${total} faults in ${rounds * addresses.length} looks: ${JSON.stringify(injected)}`);
  const about = (event: string) => event.split(" ")[1] as string;
  expect(events.filter((event) => !gone.has(about(event)))).toEqual([]);
  expect(new Set(events.filter((event) => event.startsWith("lost ")).map(about))).toEqual(gone);
  expect((await room.allLinks()).filter((link) => link.presence === "found")).toHaveLength(
    addresses.length - gone.size,
  );
}, 240_000);
