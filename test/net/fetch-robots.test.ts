import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createFetcher, type Fetcher, fetchLimits } from "#lib/net/fetch-page";
import { fetchRobots, readRobotsFile, robotsMaxAge } from "#lib/net/fetch-robots";
import { createRobotsLookup, googlebotMay, mayFetch, robotsTokenOf } from "#lib/net/robots-lookup";
import { type SitePage, type SiteServer, serveSites } from "../support/site-server.ts";

const origin = "http://site.example";
const file = `${origin}/robots.txt`;
const text = { headers: { "content-type": "text/plain" } };
let site: SiteServer;
let fetcher: Fetcher;
beforeAll(async () => {
  site = await serveSites({});
  const connectTo = `${site.connectTo},closed.example:80:127.0.0.1:1`.split(",").reverse().join(",");
  const settings = { allowNetworks: ["127.0.0.1/32"], connectTo, allowPorts: [], userAgent: "Fairlead/test" };
  fetcher = createFetcher(settings, { ...fetchLimits, headersMs: 200, totalMs: 400 });
});
afterAll(async () => {
  await fetcher.close();
  await site.close();
});
beforeEach(() => site.reset());

/** May we, and may Googlebot, fetch /private when robots.txt answers so? */
async function asked(page: SitePage) {
  site.set(file, page);
  const answer = readRobotsFile(await fetchRobots(fetcher, origin));
  const url = `${origin}/private`;
  return { ours: mayFetch(answer, "Fairlead", url), googlebot: googlebotMay(answer, url) };
}

describe("what robots.txt answers", () => {
  const disallow = "user-agent: *\ndisallow: /private\n";
  test.each<[string, SitePage, boolean, boolean | null]>([
    ["a file", { ...text, body: disallow }, false, false],
    ["a file of another kind", { body: disallow, headers: { "content-type": "text/html" } }, false, false],
    ["a file for Googlebot alone", { ...text, body: "user-agent: googlebot\ndisallow: /" }, true, false],
    ["a file for us alone", { ...text, body: "user-agent: fairlead\ndisallow: /" }, false, true],
    ["an empty file", { ...text, body: "" }, true, true],
    ["a page that is no such file", { body: "<h1>Not here</h1>" }, true, true],
    ["404", { status: 404 }, true, true],
    ["401", { status: 401 }, true, true],
    ["403", { status: 403 }, true, true],
    ["429", { status: 429 }, false, null],
    ["500", { status: 500 }, false, null],
    ["503", { status: 503 }, false, null],
    ["nothing in time", { delayMs: 1_000 }, false, null],
    ["a broken connection", { reset: "at once" }, false, null],
    ["a redirect in a circle", { redirect: "/robots.txt" }, true, true],
    ["a redirect to nonsense", { redirect: "mailto:x@y.example" }, true, true],
  ])("%s: we may %s, Googlebot %s", async (_name, page, ours, googlebot) => {
    expect(await asked(page)).toEqual({ ours, googlebot });
  });

  test("five redirects, also to other hosts, are followed", async () => {
    for (let n = 0; n < 4; n++)
      site.set(`http://h${n}.example/robots.txt`, { redirect: `http://h${n + 1}.example/robots.txt` });
    site.set("http://h4.example/robots.txt", { ...text, body: disallow });
    expect(await asked({ redirect: "http://h0.example/robots.txt" })).toEqual({
      ours: false,
      googlebot: false,
    });
  });

  test("nobody listening is failing, with its reason", async () => {
    expect(await fetchRobots(fetcher, "http://closed.example")).toMatchObject({
      failing: true,
      reason: "refused",
      status: null,
    });
  });

  test("500 KiB are read, a line cut in two is not", async () => {
    const line = "disallow: /old/and/long/path\n";
    const count = Math.ceil((500 * 1_024) / line.length) + 10;
    const answer = await asked({ ...text, body: `user-agent: *\ndisallow: /private\n${line.repeat(count)}` });
    expect(answer).toEqual({ ours: false, googlebot: false });
    site.set(file, { ...text, body: `user-agent: *\n${line.repeat(count)}` });
    const read = await fetchRobots(fetcher, origin);
    expect(read.body?.endsWith("\n")).toBe(true);
    expect(read.body?.length).toBeLessThanOrEqual(500 * 1_024);
  });

  test("Retry-After is handed on", async () => {
    site.set(file, { status: 503, headers: { "retry-after": "7" } });
    expect((await fetchRobots(fetcher, origin)).retryAfterMs).toBe(7_000);
  });
});

describe("while the file is failing", () => {
  const now = new Date("2026-03-31T00:00:00Z");
  const url = `${origin}/private`;
  const failing = { failing: true, body: null };
  const lastGood = (at: string) => ({ body: "user-agent: *\ndisallow: /private", at });
  test.each<[string, string | null, boolean | null]>([
    ["the last good copy of 30 days speaks for Googlebot", "2026-03-01T00:00:00Z", false],
    ["an older one does not", "2026-02-28T23:59:59Z", null],
    ["without one nobody knows", null, null],
  ])("%s", (_name, at, googlebot) => {
    const answer = readRobotsFile({ ...failing, lastGood: at === null ? null : lastGood(at) }, now);
    expect([googlebotMay(answer, url), mayFetch(answer, "Fairlead", `${origin}/public`)]).toEqual([
      googlebot,
      false,
    ]);
  });
});

test.each([
  [{ failing: false, status: 200 }, 24 * 3_600_000],
  [{ failing: true, status: 503 }, 600_000],
  [{ failing: true, status: null }, 60_000],
])("%j is remembered for %i ms", (answer, ms) => {
  expect(robotsMaxAge(answer)).toBe(ms);
});

describe("looking up", () => {
  test("two looks at one origin share one request", async () => {
    site.set(file, { ...text, body: "user-agent: *\ndisallow: /x", delayMs: 20 });
    const before = site.requests.length;
    const lookup = createRobotsLookup(fetcher);
    await Promise.all([lookup.get(origin), lookup.get(origin)]);
    await lookup.get(origin);
    expect(site.requests.length).toBe(before + 1);
  });

  test("an origin is its scheme and port too", async () => {
    const lookup = createRobotsLookup(fetcher);
    const [a, b] = await Promise.all([lookup.get(origin), lookup.get("https://site.example")]);
    expect([a.failing, b.failing]).toEqual([false, true]);
  });

  test("the file that was fetched is shown to whoever keeps the pace", async () => {
    site.set(file, { ...text, body: "user-agent: *\ncrawl-delay: 3" });
    const seen: string[] = [];
    await createRobotsLookup(fetcher, { onFetched: ({ body }) => void seen.push(body ?? "") }).get(origin);
    expect(seen).toEqual(["user-agent: *\ncrawl-delay: 3"]);
  });
});

test.each([
  ["Mozilla/5.0 (compatible; Fairlead/0.1; link verification)", "Fairlead"],
  ["Mozilla/5.0 (compatible; AcmeBot/2.1; +https://acme.example/bot)", "AcmeBot"],
  ["AcmeBot/1.0 (+https://acme.example)", "AcmeBot"],
  ["Mozilla/5.0", "Fairlead"],
  ["my_checker", "my_checker"],
])("%s is %s in robots.txt", (userAgent, token) => {
  expect(robotsTokenOf(userAgent)).toBe(token);
});
