import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { one, query } from "#lib/db/sql";
import type { HostTurn } from "#lib/frontier/host-turn";
import { createRobotsCache } from "#lib/frontier/robots-cache";
import { createFetcher, type Fetcher } from "#lib/net/fetch-page";
import { googlebotMay, mayFetch } from "#lib/net/robots-lookup";
import { type SiteServer, serveSites } from "../support/site-server.ts";

let sites: SiteServer;
let fetcher: Fetcher;
const signal = new AbortController().signal;

/** A turn that is always ours, and notes what it learns. */
function aTurn(): HostTurn & { learnt: Map<string, number | null> } {
  const learnt = new Map<string, number | null>();
  return {
    beforeHop: async () => ({ go: true }),
    errand: () => ({ beforeHop: async () => ({ go: true }) }),
    waiting: (work) => work(),
    host: "a.test",
    crawlDelayOf: (host) => learnt.get(host),
    learnCrawlDelay: (host, ms) => void learnt.set(host, ms),
    asked: true,
    refusedBy: null,
    end: async () => {},
    learnt,
  };
}
const newCache = () => createRobotsCache(fetcher, "Fairlead");
const delayOf = async (host: string) =>
  (await one<{ ms: number | null }>("select crawl_delay_ms as ms from host where name = $1", [host]))?.ms;

beforeAll(async () => {
  sites = await serveSites({});
  fetcher = createFetcher({
    allowNetworks: ["127.0.0.0/8"],
    connectTo: sites.connectTo,
    allowPorts: [],
    userAgent: "Fairlead-test",
  });
  await query("insert into host (name) values ('a.test'), ('b.test'), ('c.test')");
});
afterEach(async () => {
  sites.requests.length = 0;
  await query("delete from robots_file");
  await query("update host set crawl_delay_ms = null, free_at = now(), wait_reason = null");
});
afterAll(async () => {
  await fetcher.close();
  await sites.close();
});

test("a file is fetched once for all workers, and obeyed", async () => {
  sites.set("http://a.test/robots.txt", { body: "User-agent: fairlead\nDisallow: /private" });
  for (const cache of [newCache(), newCache()]) {
    for (let look = 0; look < 3; look++) {
      const answer = await cache.lookupFor(aTurn(), signal).get("http://a.test");
      expect(mayFetch(answer, "Fairlead", "http://a.test/private/x")).toBe(false);
      expect(mayFetch(answer, "Fairlead", "http://a.test/public")).toBe(true);
    }
  }
  expect(sites.requests).toHaveLength(1);
});

test("an answer older than it may be is asked for again", async () => {
  sites.set("http://a.test/robots.txt", { body: "" });
  await newCache().lookupFor(aTurn(), signal).get("http://a.test");
  await query("update robots_file set expires_at = now() - interval '1 s'");
  await newCache().lookupFor(aTurn(), signal).get("http://a.test");
  expect(sites.requests).toHaveLength(2);
});

test("while a file fails, we stay away and its last good copy of 30 days speaks for Googlebot", async () => {
  const may = async () => {
    const answer = await newCache().lookupFor(aTurn(), signal).get("http://c.test");
    const url = "http://c.test/private";
    return [mayFetch(answer, "Fairlead", url), googlebotMay(answer, url)];
  };
  const expire = () => query("update robots_file set expires_at = now() - interval '1 s'");
  sites.set("http://c.test/robots.txt", { body: "User-agent: googlebot\nDisallow: /private" });
  expect(await may()).toEqual([true, false]);
  sites.set("http://c.test/robots.txt", { status: 503 });
  await expire();
  expect(await may()).toEqual([false, false]);
  expect(await may()).toEqual([false, false]);
  await query("update robots_file set fetched_at = now() - interval '31 days'");
  await expire();
  expect(await may()).toEqual([false, null]);
  sites.set("http://c.test/robots.txt", { status: 404 });
  await expire();
  expect(await may()).toEqual([true, true]);
  sites.set("http://c.test/robots.txt", { status: 500 });
  await expire();
  expect(await may()).toEqual([false, true]);
});

test("a pause that it asks for becomes the host's, at most a minute", async () => {
  sites.set("http://www.b.test/robots.txt", { body: "User-agent: *\nCrawl-delay: 7.5" });
  const turn = aTurn();
  await newCache().lookupFor(turn, signal).get("http://www.b.test");
  expect(turn.learnt.get("b.test")).toBe(7_500);
  expect(await delayOf("b.test")).toBe(7_500);
  sites.set("http://b.test/robots.txt", { body: "User-agent: *\nCrawl-delay: 86400" });
  await newCache().lookupFor(aTurn(), signal).get("http://b.test");
  expect(await delayOf("b.test")).toBe(60_000);
});

test("a subdomain without a wish leaves the domain's alone; the domain itself may take it back", async () => {
  await query("update host set crawl_delay_ms = 5000 where name = 'b.test'");
  sites.set("http://blog.b.test/robots.txt", { body: "" });
  await newCache().lookupFor(aTurn(), signal).get("http://blog.b.test");
  expect(await delayOf("b.test")).toBe(5_000);
  sites.set("http://b.test/robots.txt", { body: "" });
  await newCache().lookupFor(aTurn(), signal).get("http://b.test");
  expect(await delayOf("b.test")).toBeNull();
});

test("a server that fails is left alone for minutes, and longer when it says so", async () => {
  sites.set("http://c.test/robots.txt", { status: 503, headers: { "retry-after": "90" } });
  const answer = await newCache().lookupFor(aTurn(), signal).get("http://c.test");
  expect(answer.failing).toBe(true);
  expect(mayFetch(answer, "Fairlead", "http://c.test/")).toBe(false);
  await newCache().lookupFor(aTurn(), signal).get("http://c.test");
  expect(sites.requests).toHaveLength(1);
  const host = await one<{ s: number }>(
    "select extract(epoch from free_at - now())::float8 as s from host where name = 'c.test'",
  );
  expect(host?.s).toBeGreaterThan(80);
});

test("what was never asked, because it was nobody's turn, is not remembered", async () => {
  sites.set("http://a.test/robots.txt", { body: "" });
  const cache = newCache();
  const held = { ...aTurn(), beforeHop: async () => ({ go: false as const }) };
  const answer = await cache.lookupFor(held, signal).get("http://a.test");
  expect(answer.failing).toBe(true);
  expect(await query("select 1 as one from robots_file")).toEqual([]);
  expect((await cache.lookupFor(aTurn(), signal).get("http://a.test")).failing).toBe(false);
});

test("a file that holds NUL is kept all the same", async () => {
  sites.set("http://a.test/robots.txt", { body: "User-agent: *\nDisallow: /x\n\0\0" });
  await newCache().lookupFor(aTurn(), signal).get("http://a.test");
  const answer = await newCache().lookupFor(aTurn(), signal).get("http://a.test");
  expect(mayFetch(answer, "Fairlead", "http://a.test/x")).toBe(false);
  expect(sites.requests).toHaveLength(1);
});
