// Real pages on a web that fails at random: time-outs, errors, refusals, challenges, broken and half answers. What
// could not be read judges nothing: no link is missed or lost for it, and the few that really went are lost all the same.
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seededRandom } from "#lib/chaos/random";
import { domainOf } from "#lib/core/domain";
import { extractPage } from "#lib/core/extract";
import { stopSender } from "#lib/jobs/queue";
import { type SitePage, type SiteServer, serveSites } from "../support/site-server.ts";
import { makeTruthRoom, type TruthRoom } from "../support/truth-room.ts";
import { linksCsv, miniweb, miniwebPages, withoutMiniweb } from "../support/truth-web.ts";

/** FAULTS_SEED=n repeats a run that failed. */
const seed = Number(process.env.FAULTS_SEED ?? 20);
const rounds = 3;
const share = 0.2;
/** Half of the pages link to their own source there. */
const site = "github.com";
/** Pages that say "not found" of themselves, and whole books on one page, longer than we read. */
const unjudged = /\/(404|print)\.html$/;
/** Longer than a page may take (10 s). */
const tooLateMs = 11_000;

const html = { "content-type": "text/html; charset=utf-8" };
const challenge =
  "<!doctype html><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script>";

/** What may come instead of a page. `at` is a place in its text, anywhere from its first byte to its last. */
const faults: Record<string, (text: string, at: number) => SitePage> = {
  "time-out": () => ({ delayMs: tooLateMs, body: "too late" }),
  "500": () => ({ status: 500, body: "<h1>Internal Server Error</h1>" }),
  "502": () => ({ status: 502, body: "" }),
  "503, come back": () => ({ status: 503, headers: { "retry-after": "1" }, body: "<h1>Unavailable</h1>" }),
  "504 with the page": (text) => ({ status: 504, body: text }),
  "429": () => ({ status: 429, headers: { "retry-after": "1" }, body: "slow down" }),
  "403": () => ({ status: 403, body: "<h1>Forbidden</h1>" }),
  "401": () => ({ status: 401, body: "" }),
  "challenge with 403": () => ({
    status: 403,
    headers: { server: "cloudflare", "cf-mitigated": "challenge" },
    body: challenge,
  }),
  "challenge with 200": () => ({ headers: { server: "cloudflare" }, body: challenge }),
  "empty 202": () => ({ status: 202, body: "<html><head></head><body></body></html>" }),
  "reset at once": () => ({ reset: "at once" }),
  "cut off": (text, at) => ({ reset: "after body", body: text.slice(0, at) }),
  "cut off, compressed": (text, at) => {
    const packed = gzipSync(text);
    const kept = Math.floor((packed.length * at) / text.length);
    return {
      reset: "after body",
      body: packed.subarray(0, kept),
      headers: { ...html, "content-encoding": "gzip" },
    };
  },
  "compressed half, and no more": (text, at) => {
    const packed = gzipSync(text);
    const kept = Math.floor((packed.length * at) / text.length);
    return { body: packed.subarray(0, kept), headers: { ...html, "content-encoding": "gzip" } };
  },
  "too slow": (text) => ({ body: text, drip: { bytes: Math.ceil(text.length / 15), everyMs: 1_000 } }),
  "slow, and whole": (text) => ({ body: text, drip: { bytes: Math.ceil(text.length / 8), everyMs: 150 } }),
};
const names = Object.keys(faults);

describe.skipIf(withoutMiniweb !== "")(`a web that fails at random, seed ${seed}${withoutMiniweb}`, () => {
  const pages = withoutMiniweb === "" ? miniwebPages() : new Map<string, string>();
  const links = [...pages].flatMap(([source, text]) => {
    if (unjudged.test(source)) return [];
    const urls = extractPage(text, source).links.flatMap(({ url }) => (url === null ? [] : [url]));
    const targets = new Set(urls.filter((url) => domainOf(url) === site));
    return [...targets].map((target) => ({ source, target, rel: "", anchor: "" }));
  });
  const sources = [...new Set(links.map(({ source }) => source))];
  const gone = new Set(sources.filter((_, index) => index % 40 === 7));
  const aboutGone = (event: string) => gone.has(event.split(" ")[1] as string);

  let web: SiteServer;
  let room: TruthRoom;
  beforeAll(async () => {
    web = await serveSites({ root: miniweb });
    room = await makeTruthRoom([site], web, { FAIRLEAD_HOST_CONCURRENCY: "20" });
  });
  afterAll(async () => {
    await room?.close();
    await stopSender();
    await web?.close();
  });

  const standing = async () =>
    (await room.allLinks())
      .filter((link) => !gone.has(link.source))
      .map(({ source, target, presence }) => `${presence} ${source} → ${target}`)
      .sort();
  /** The web as it is: whole, without the links of the pages that lost theirs. */
  function restore(): void {
    web.reset();
    for (const url of gone)
      web.set(url, { body: "<title>A page</title><p>We have moved on from links.</p>" });
  }
  /** One page in five fails, each in its own way. Returns how many in which. */
  function fail(next: () => number): Record<string, number> {
    const injected: Record<string, number> = {};
    for (const source of sources) {
      if (next() >= share || gone.has(source)) continue;
      const name = names[Math.floor(next() * names.length)] as string;
      const text = pages.get(source) as string;
      web.set(source, (faults[name] as (typeof faults)[string])(text, Math.floor(next() * text.length)));
      injected[name] = (injected[name] ?? 0) + 1;
    }
    return injected;
  }

  test("20 % faults in three rounds: nothing falsely missed or lost, and afterwards all is as it was", async () => {
    expect(sources.length).toBeGreaterThan(180);
    const { rejected, skipped } = await room.import(linksCsv(links));
    expect({ rejected, skipped }).toEqual({ rejected: 0, skipped: 0 });
    await room.verify();
    const before = await standing();
    expect(before.filter((line) => !line.startsWith("found "))).toEqual([]);

    const next = seededRandom(seed);
    const injected: Record<string, number> = {};
    const events: string[] = [];
    for (let round = 0; round < rounds; round++) {
      restore();
      for (const [name, n] of Object.entries(fail(next))) injected[name] = (injected[name] ?? 0) + n;
      events.push(...(await room.verify()).events);
      expect(events.filter((event) => !aboutGone(event))).toEqual([]);
    }
    const total = Object.values(injected).reduce((sum, n) => sum + n, 0);
    console.info(
      `seed ${seed}: ${total} faults on ${sources.length} pages in ${rounds} rounds; ${before.length} links stand; ${JSON.stringify(injected)}`,
    );
    const lost = new Set(
      events.filter((event) => event.startsWith("lost ")).map((event) => event.split(" ")[1]),
    );
    expect(lost).toEqual(gone);

    restore();
    expect((await room.verify()).events).toEqual([]);
    expect(await standing()).toEqual(before);

    web.reset();
    const back = (await room.verify()).events;
    expect(back.filter((event) => !(event.startsWith("returned ") && aboutGone(event)))).toEqual([]);
    expect(await room.verify()).toEqual({ events: [], outcomes: { live: (await room.allLinks()).length } });
  }, 300_000);
});
