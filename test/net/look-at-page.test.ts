import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Look } from "#lib/core/look";
import { createFetcher, type Fetcher, fetchLimits } from "#lib/net/fetch-page";
import { createLooker, type Looker, type LookOptions } from "#lib/net/look-at-page";
import { createRobotsLookup } from "#lib/net/robots-lookup";
import { type SitePage, type SiteServer, serveSites } from "../support/site-server.ts";

let site: SiteServer;
let fetcher: Fetcher;
let looker: Looker;
const userAgent = "Mozilla/5.0 (compatible; Fairlead/test)";
beforeAll(async () => {
  site = await serveSites({});
  const connectTo = `closed.example:80:127.0.0.1:1,nowhere.example:80:no-such-name.invalid:,${site.connectTo}`;
  const settings = { allowNetworks: ["127.0.0.1/32"], connectTo, allowPorts: [], userAgent };
  fetcher = createFetcher(settings, { ...fetchLimits, headersMs: 300, totalMs: 600 });
  looker = createLooker(fetcher, { userAgent });
});
afterAll(async () => {
  await Promise.all([looker.close(), fetcher.close()]);
  await site.close();
});
beforeEach(() => site.reset());

const origin = "http://site.example";
const text = "Words that stand on this page, as on any other page of this kind. ".repeat(10);
const html = (body: string, head = "") =>
  `<!doctype html><html><head><meta charset="utf-8"><title>Page</title>${head}</head><body><p>${text}${body}</p></body></html>`;

async function look(answer: SitePage, more: Partial<LookOptions> = {}): Promise<Look> {
  site.set(`${origin}/page`, answer);
  return looker.look(`${origin}/page`, { robots: createRobotsLookup(fetcher), ...more });
}

test("asked only for what changed, an unchanged page says so and is not read", async () => {
  const validators = { etag: '"v1"', lastModified: null };
  expect(await look({ status: 304 }, { validators })).toMatchObject({
    access: "unreachable",
    reason: "not_modified",
    httpStatus: 304,
    links: [],
  });
});

test("an ordinary page: its links, directives and what it says of itself", async () => {
  const head = '<link rel="canonical" href="/page"><meta name="robots" content="noindex">';
  const body = html(
    '<a href="http://shop.example/" rel="nofollow">boots</a> <a href="mailto:a@b.example">write</a>',
    head,
  );
  const headers = {
    etag: '"v1"',
    "last-modified": "Mon, 06 Jul 2026 00:00:00 GMT",
    "content-type": "text/html",
  };
  expect(await look({ body, headers })).toMatchObject({
    url: `${origin}/page`,
    finalUrl: `${origin}/page`,
    access: "ok",
    reason: null,
    httpStatus: 200,
    hops: [],
    truncated: false,
    soft404: false,
    encoding: "utf-8",
    contentType: "text/html",
    bytes: Buffer.byteLength(body),
    robotsTxt: { allowed: true, googlebotAllowed: true },
    robots: { noindex: true, nofollow: false, by: "meta" },
    canonical: `${origin}/page`,
    title: "Page",
    outlinks: { external: 1, domains: 1 },
    links: [{ url: "http://shop.example/", anchor: "boots", rel: ["nofollow"] }],
    etag: '"v1"',
    lastModified: "Mon, 06 Jul 2026 00:00:00 GMT",
    retryAfterMs: null,
    address: null,
  });
});

test("what is no web address is listed when asked for", async () => {
  const { links } = await look(
    { body: html('<a href="mailto:a@b.example">write</a>') },
    { keepAllLinks: true },
  );
  expect(links).toMatchObject([{ href: "mailto:a@b.example", url: null }]);
});

test("headers speak too: X-Robots-Tag and Link", async () => {
  const headers = {
    "x-robots-tag": ["googlebot: nofollow", "otherbot: noindex"],
    link: '</first>; rel="canonical"',
  };
  expect(await look({ body: html(""), headers: { ...headers, "content-type": "text/html" } })).toMatchObject({
    robots: { noindex: false, nofollow: true, by: "header" },
    canonical: `${origin}/first`,
  });
});

describe("how far a look comes", () => {
  const pad = "x".repeat(70_000);
  test.each<[string, SitePage, Partial<Look>]>([
    [
      "404",
      { status: 404, body: html("") },
      { access: "http_error", reason: "http_404", httpStatus: 404, links: [], title: null },
    ],
    ["500", { status: 500 }, { access: "http_error", reason: "http_500" }],
    ["304 that nobody asked for", { status: 304 }, { access: "http_error", reason: "http_304" }],
    ["a redirect without an address", { status: 302 }, { access: "http_error", reason: "http_302" }],
    ["429", { status: 429, headers: { "retry-after": "9" } }, { access: "http_error", retryAfterMs: 9_000 }],
    [
      "a picture",
      { body: "x", headers: { "content-type": "image/png" } },
      { access: "not_html", reason: "content_type" },
    ],
    ["a challenge", { status: 403, headers: { "cf-mitigated": "challenge" } }, { access: "blocked" }],
    [
      "a page that says not found",
      { body: "<title>Page not found</title><h1>404</h1>" },
      { access: "ok", soft404: true },
    ],
    [
      "an app shell",
      {
        body: '<title>App</title><div id="root"></div><script src="a.js"></script><script src="b.js"></script>',
      },
      { access: "js_required", reason: "app_shell" },
    ],
    [
      "a page beyond 5 MB",
      { body: html(pad.repeat(80)) },
      { access: "ok", truncated: true, bytes: 5_000_000 },
    ],
    [
      "more links than are kept",
      { body: html('<a href="/a">a</a>'.repeat(20_001)) },
      { access: "ok", truncated: true },
    ],
    ["no answer in time", { delayMs: 1_000 }, { access: "unreachable", reason: "timeout", httpStatus: null }],
    ["a broken connection", { reset: "at once" }, { access: "unreachable", reason: "reset" }],
    ["a circle", { redirect: "/page" }, { access: "unreachable", reason: "redirect_loop" }],
    [
      "a redirect to a private address",
      { redirect: "https://10.1.2.3/" },
      { access: "unreachable", reason: "blocked_address" },
    ],
  ])("%s", async (_name, answer, expected) => {
    expect(await look(answer)).toMatchObject(expected);
  });

  test.each([
    ["http://closed.example/", "refused"],
    ["http://nowhere.example/", "dns"],
    ["http://site.example:22/", "blocked_port"],
    ["ftp://site.example/", "bad_url"],
  ])("%s is unreachable: %s", async (url, reason) => {
    const robots = createRobotsLookup(fetcher);
    expect(await looker.look(url, { robots })).toMatchObject({
      access: "unreachable",
      reason,
      robotsTxt: { allowed: null, googlebotAllowed: null },
    });
  });

  test("a page that hangs its thread is unparsable, and the next one is read", async () => {
    const program = new URL("../support/hostile-thread.ts", import.meta.url);
    const other = createLooker(fetcher, { userAgent }, { program, inlineBytes: 0, killMs: 200 });
    const options = { robots: createRobotsLookup(fetcher) };
    site.set(`${origin}/hang`, { body: html("") });
    site.set(`${origin}/fine`, { body: html("") });
    expect(await other.look(`${origin}/hang`, options)).toMatchObject({
      access: "unparsable",
      httpStatus: 200,
    });
    expect(await other.look(`${origin}/fine`, options)).toMatchObject({ access: "ok" });
    await other.close();
  });
});

describe("redirects and meta refresh", () => {
  const refresh = (to: string, seconds = 0) =>
    html("", `<meta http-equiv="refresh" content="${seconds};url=${to}">`);

  test("hops of both kinds are one chain", async () => {
    site.set(`${origin}/refreshing`, { body: refresh("/third") });
    site.set(`${origin}/third`, { redirect: "/final", status: 302 });
    site.set(`${origin}/final`, { body: html('<a href="/x">x</a>') });
    expect(await look({ redirect: "/refreshing" })).toMatchObject({
      access: "ok",
      finalUrl: `${origin}/final`,
      hops: [
        { url: `${origin}/page`, status: 301, kind: "http" },
        { url: `${origin}/refreshing`, status: 200, kind: "refresh" },
        { url: `${origin}/third`, status: 302, kind: "http" },
      ],
      links: [{ url: `${origin}/x` }],
    });
  });

  test.each<[string, string, string, string | null]>([
    ["to itself is the page", refresh("/page"), "ok", null],
    ["after minutes is the page", refresh("/other", 300), "ok", null],
    ["in a circle is named", refresh("/back"), "unreachable", "redirect_loop"],
    ["to a private address is refused", refresh("https://10.1.2.3/"), "unreachable", "blocked_address"],
  ])("%s", async (_name, body, access, reason) => {
    site.set(`${origin}/back`, { body: refresh("/page") });
    expect(await look({ body })).toMatchObject({ access, reason });
  });

  test("more than ten in all are too many", async () => {
    for (let n = 0; n < 12; n++) {
      const next = `/hop/${n + 1}`;
      site.set(`${origin}/hop/${n}`, n % 2 === 0 ? { redirect: next } : { body: refresh(next) });
    }
    expect(await look({ redirect: "/hop/0" })).toMatchObject({
      access: "unreachable",
      reason: "too_many_hops",
    });
  });

  test("a challenge that refreshes is a challenge", async () => {
    const headers = { "cf-mitigated": "challenge", "content-type": "text/html" };
    expect(await look({ status: 403, headers, body: refresh("/other") })).toMatchObject({
      access: "blocked",
      hops: [],
    });
  });
});

describe("robots.txt", () => {
  const rules = (body: string): SitePage => ({ body, headers: { "content-type": "text/plain" } });
  test("a page that we may not fetch is not fetched", async () => {
    site.set(`${origin}/robots.txt`, rules("user-agent: fairlead\ndisallow: /page"));
    const before = site.requests.length;
    expect(await look({ body: html("") })).toMatchObject({
      access: "robots_disallowed",
      reason: "robots_txt",
      robotsTxt: { allowed: false, googlebotAllowed: true },
    });
    expect(site.requests.slice(before).map(({ url }) => url)).toEqual([`${origin}/robots.txt`]);
  });

  test("each hop is asked for, at its own host", async () => {
    site.set("http://other.example/robots.txt", rules("user-agent: *\ndisallow: /"));
    expect(await look({ redirect: "http://other.example/" })).toMatchObject({
      access: "robots_disallowed",
      finalUrl: "http://other.example/",
      hops: [{ url: `${origin}/page` }],
      robotsTxt: { allowed: false, googlebotAllowed: false },
    });
  });

  test("a failing file stops us and leaves Googlebot unknown", async () => {
    site.set(`${origin}/robots.txt`, { status: 500 });
    expect(await look({ body: html("") })).toMatchObject({
      access: "robots_disallowed",
      reason: "robots_failing",
      robotsTxt: { allowed: false, googlebotAllowed: null },
    });
  });
});

describe("text in any encoding", () => {
  const anchor = "Ботинки";
  const page = `<html><head><title>x</title></head><body><a href="/x">${anchor}</a> ${text}</body></html>`;
  const windows1251 = Buffer.from([...page].map((letter) => windows1251Byte(letter)));
  test.each<[string, Uint8Array, string]>([
    ["utf-8", Buffer.from(page), "text/html; charset=utf-8"],
    ["windows-1251", windows1251, "text/html; charset=windows-1251"],
    ["utf-16le", Buffer.from(`\uFEFF${page}`, "utf16le"), "text/html"],
    ["utf-8", Buffer.from(`\uFEFF${page}`), "text/html; charset=windows-1251"],
  ])("%s", async (encoding, body, type) => {
    expect(await look({ body, headers: { "content-type": type } })).toMatchObject({
      access: "ok",
      encoding,
      links: [{ anchor }],
    });
  });

  test("NUL bytes and lone surrogates never come out", async () => {
    const body = Buffer.from(`<title>a\0b</title><a href="/x\0y">c\0d &#xD800; &#0; e</a>${text}`);
    const answer = await look({ body, headers: { "content-type": "text/html; charset=utf-8" } });
    expect(answer.access).toBe("ok");
    expect(JSON.stringify(answer)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
  });
});

describe("the caller's part", () => {
  test("each request waits for its turn, robots.txt aside", async () => {
    site.set(`${origin}/next`, { body: html("") });
    const asked: string[] = [];
    let inside = 0;
    const beforeHop = async (url: URL) => {
      asked.push(url.pathname);
      inside++;
      return { go: true as const, release: () => void inside-- };
    };
    await look({ redirect: "/next" }, { beforeHop });
    expect([asked, inside]).toEqual([["/page", "/next"], 0]);
  });

  test("a turn that is refused is said", async () => {
    const answer = await look({ body: html("") }, { beforeHop: async () => ({ go: false }) });
    expect(answer).toMatchObject({ access: "unreachable", reason: "retry_after" });
  });

  test("a stop is said", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const answer = await look({ delayMs: 5_000 }, { signal: controller.signal });
    expect(answer).toMatchObject({ access: "unreachable", reason: "stopped" });
  });

  test("its own failure is not the page's", async () => {
    const beforeHop = () => Promise.reject(new Error("the database is away"));
    await expect(look({ body: html("") }, { beforeHop })).rejects.toThrow("the database is away");
  });
});

function windows1251Byte(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x80 ? code : code - 0x410 + 0xc0;
}
