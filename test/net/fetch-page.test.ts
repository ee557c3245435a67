import net, { type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFetcher, type Fetcher, fetchLimits } from "#lib/net/fetch-page";
import type { FetchOptions, FetchResult } from "#lib/net/fetch-result";
import { headerOf } from "#lib/net/response-headers";
import { closedPort } from "../support/closed-port.ts";
import { type SitePage, type SiteServer, serveSites } from "../support/site-server.ts";

let site: SiteServer;
let fetcher: Fetcher;
let hasty: Fetcher;
beforeAll(async () => {
  site = await serveSites({});
  const settings = {
    allowNetworks: ["127.0.0.1/32"],
    connectTo: `*:80:127.0.0.1:${site.port}`,
    allowPorts: [81],
    userAgent: "Fairlead/test",
  };
  fetcher = createFetcher(settings);
  hasty = createFetcher(settings, { ...fetchLimits, totalMs: 400, headersMs: 200, maxBytes: 1_000 });
});
afterAll(async () => {
  await Promise.all([fetcher.close(), hasty.close()]);
  await site.close();
});

const at = (path: string) => `http://site.example${path}`;
const read = (path: string, options?: FetchOptions) => fetcher.fetchPage(at(path), options);
const serve = (path: string, page: SitePage) => site.set(at(path), page);
const text = (result: FetchResult) =>
  result.kind === "answered" ? new TextDecoder().decode(result.body) : result.kind;

describe("redirects", () => {
  test.each([301, 302, 303, 307, 308])("%i is followed and recorded", async (status) => {
    serve("/from", { status, redirect: "/to?x=1#part" });
    serve("/to?x=1", { body: "here" });
    expect(await read("/from")).toMatchObject({
      kind: "answered",
      finalUrl: at("/to?x=1"),
      hops: [{ url: at("/from"), status, kind: "http" }],
    });
  });

  test.each<[string, string, string]>([
    ["to another host", "http://other.example/", "http://other.example/"],
    ["without a scheme", "//other.example/", "http://other.example/"],
    ["relative", "deeper", "http://site.example/a/deeper"],
    ["in raw UTF-8", Buffer.from("/ü").toString("latin1"), "http://site.example/%C3%BC"],
  ])("%s", async (_name, redirect, finalUrl) => {
    serve("/a/start", { redirect });
    expect(await read("/a/start")).toMatchObject({ kind: "answered", finalUrl });
  });

  test("a loop is named", async () => {
    serve("/one", { redirect: "/two" });
    serve("/two", { redirect: "/one" });
    const result = await read("/one");
    expect(result).toMatchObject({ kind: "failed", reason: "redirect_loop", status: 301 });
    expect(result.hops.map(({ url }) => url)).toEqual([at("/one"), at("/two")]);
  });

  test("a page that redirects to itself is a loop", async () => {
    serve("/self", { redirect: "/self#top" });
    expect(await read("/self")).toMatchObject({ kind: "failed", reason: "redirect_loop" });
  });

  test("10 hops arrive", async () => {
    for (let n = 0; n < 10; n++) serve(`/ten/${n}`, { redirect: `/ten/${n + 1}` });
    serve("/ten/10", { body: "arrived" });
    const result = await read("/ten/0");
    expect(text(result)).toBe("arrived");
    expect(result.hops.length).toBe(10);
  });

  test("11 hops do not", async () => {
    for (let n = 0; n < 11; n++) serve(`/eleven/${n}`, { redirect: `/eleven/${n + 1}` });
    serve("/eleven/11", { body: "arrived" });
    expect(await read("/eleven/0")).toMatchObject({ kind: "failed", reason: "too_many_hops" });
  });

  test.each([
    ["another scheme", "ftp://site.example/"],
    ["a script", "javascript:alert(1)"],
    ["a file", "file:///etc/passwd"],
    ["credentials", "http://user:password@site.example/"],
    ["nonsense", "http://"],
  ])("to %s is refused", async (_name, redirect) => {
    serve("/bad", { redirect });
    expect(await read("/bad")).toMatchObject({ kind: "failed", reason: "bad_redirect", status: 301 });
  });

  test("to a private address is refused, and the hop is kept", async () => {
    serve("/private", { redirect: "http://10.0.0.1:81/" });
    expect(await read("/private")).toMatchObject({
      kind: "failed",
      reason: "blocked_address",
      finalUrl: "http://10.0.0.1:81/",
      hops: [{ url: at("/private"), status: 301 }],
    });
  });

  test("a redirect that names no address is the answer", async () => {
    serve("/nowhere", { status: 302, body: "moved" });
    expect(await read("/nowhere")).toMatchObject({ kind: "answered", status: 302, hops: [] });
  });

  test("hops of an earlier part count, and lead to loops too", async () => {
    serve("/back", { redirect: "/first" });
    const previous = { hops: [{ url: at("/first"), status: 200, kind: "refresh" as const }], ms: 5 };
    const result = await read("/back", { previous });
    expect(result).toMatchObject({ kind: "failed", reason: "redirect_loop" });
    expect(result.hops.map(({ kind }) => kind)).toEqual(["refresh", "http"]);
  });
});

describe("time", () => {
  test("headers that do not come are a timeout", async () => {
    serve("/silent", { delayMs: 2_000 });
    expect(await hasty.fetchPage(at("/silent"))).toMatchObject({ kind: "failed", reason: "timeout" });
  });

  test("a body that trickles is ended by the total deadline, however often it moves", async () => {
    serve("/trickle", { body: "x".repeat(900), drip: { bytes: 1, everyMs: 20 } });
    const begun = performance.now();
    expect(await hasty.fetchPage(at("/trickle"))).toMatchObject({ kind: "failed", reason: "timeout" });
    expect(performance.now() - begun).toBeLessThan(700);
  });

  test("hops share one deadline", async () => {
    for (let n = 0; n < 5; n++) serve(`/slow/${n}`, { redirect: `/slow/${n + 1}`, delayMs: 120 });
    expect(await hasty.fetchPage(at("/slow/0"))).toMatchObject({ kind: "failed", reason: "timeout" });
  });

  test("waiting for one's turn is not counted", async () => {
    serve("/patient", { body: "ok" });
    const beforeHop = async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { go: true as const };
    };
    expect(text(await hasty.fetchPage(at("/patient"), { beforeHop }))).toBe("ok");
  });

  test("the caller may stop it at any time", async () => {
    serve("/stopped", { delayMs: 5_000 });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const result = await read("/stopped", { signal: controller.signal });
    expect(result).toMatchObject({ kind: "failed", reason: "stopped" });
  });

  test("while 100 bodies trickle, others come", async () => {
    serve("/plain", { body: "quick" });
    serve("/loris", { body: "x".repeat(10_000), drip: { bytes: 1, everyMs: 200 } });
    const controller = new AbortController();
    let ended = 0;
    const slow = Array.from({ length: 100 }, () =>
      read("/loris", { signal: controller.signal }).finally(() => ended++),
    );
    for (let n = 0; n < 100; n++) expect(text(await read("/plain"))).toBe("quick");
    expect(ended).toBe(0);
    controller.abort();
    await Promise.all(slow);
  });
});

describe("answers that are none", () => {
  test.each(["", "no url", "ftp://site.example/", "http://u:p@site.example/", "javascript:1"])(
    "%j is a bad URL",
    async (url) => {
      expect(await fetcher.fetchPage(url)).toMatchObject({ kind: "failed", reason: "bad_url" });
    },
  );

  test("nobody listens", async () => {
    const port = await closedPort();
    const alone = createFetcher({
      allowNetworks: ["127.0.0.1/32"],
      connectTo: "",
      allowPorts: [port],
      userAgent: "x",
    });
    expect(await alone.fetchPage(`http://127.0.0.1:${port}/`)).toMatchObject({ reason: "refused" });
    await alone.close();
  });

  test("a name that does not exist", async () => {
    const alone = createFetcher({ allowNetworks: [], connectTo: "", allowPorts: [], userAgent: "x" });
    expect(await alone.fetchPage("http://no-such-name.invalid/")).toMatchObject({ reason: "dns" });
    await alone.close();
  });

  test.each<[string, SitePage, string]>([
    ["the connection breaks before the answer", { reset: "at once" }, "reset"],
    ["the connection breaks in the body", { body: "half", reset: "after body" }, "reset"],
  ])("%s", async (_name, page, reason) => {
    serve("/broken", page);
    expect(await read("/broken")).toMatchObject({ kind: "failed", reason });
  });

  test.each<[string, string, string]>([
    ["no HTTP at all", "SSH-2.0-OpenSSH_9.6\r\n", "bad_response"],
    [
      "headers without end",
      `HTTP/1.1 200 OK\r\n${`x: ${"y".repeat(1_000)}\r\n`.repeat(100)}`,
      "bad_response",
    ],
    ["TLS asked of a plain port", "HTTP/1.1 400 Bad Request\r\n\r\n", "tls"],
  ])("%s", async (_name, bytes, reason) => {
    const server = net.createServer((socket) => socket.on("error", () => {}).end(bytes));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    const { port } = server.address() as AddressInfo;
    const alone = createFetcher({
      allowNetworks: ["127.0.0.1/32"],
      connectTo: "",
      allowPorts: [port],
      userAgent: "x",
    });
    const scheme = reason === "tls" ? "https" : "http";
    expect(await alone.fetchPage(`${scheme}://127.0.0.1:${port}/`)).toMatchObject({ kind: "failed", reason });
    await alone.close();
    server.close();
  });

  test("an idle connection that the server has just closed is not the page's fault", async () => {
    let answered = 0;
    const server = net.createServer((socket) => {
      socket
        .on("error", () => {})
        .once("data", () => {
          answered++;
          socket.write("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nok");
          // The second request on this connection finds it closing.
          socket.once("data", () => socket.end());
        });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    const { port } = server.address() as AddressInfo;
    const alone = createFetcher({
      allowNetworks: ["127.0.0.1/32"],
      connectTo: "",
      allowPorts: [port],
      userAgent: "x",
    });
    for (let n = 0; n < 3; n++) expect(text(await alone.fetchPage(`http://127.0.0.1:${port}/`))).toBe("ok");
    expect(answered).toBe(3);
    await alone.close();
    server.close();
  });
});

describe("requests", () => {
  const validators = { etag: '"v1"', lastModified: "Mon, 06 Jul 2026 00:00:00 GMT" };

  test("say who asks, and what they can read", async () => {
    serve("/who", {});
    await read("/who");
    expect(site.requests.at(-1)?.headers).toMatchObject({
      "user-agent": "Fairlead/test",
      "accept-encoding": "gzip, deflate, br, zstd",
      host: "site.example",
    });
  });

  test("ask only for what changed, when told what is known", async () => {
    serve("/known", { status: 304 });
    const result = await read("/known", { validators });
    expect(result).toMatchObject({ kind: "answered", status: 304 });
    expect(site.requests.at(-1)?.headers).toMatchObject({
      "if-none-match": '"v1"',
      "if-modified-since": "Mon, 06 Jul 2026 00:00:00 GMT",
    });
  });

  test("ask another address, where the known one leads now, for all of it", async () => {
    serve("/known", { redirect: "/elsewhere" });
    serve("/elsewhere", {});
    await read("/known", { validators });
    expect(site.requests.at(-1)?.url).toContain("/elsewhere");
    expect(site.requests.at(-1)?.headers).not.toHaveProperty("if-none-match");
    expect(site.requests.at(-1)?.headers).not.toHaveProperty("if-modified-since");
  });

  test("are held when the caller says so, before anything is sent", async () => {
    serve("/held", { redirect: "/secret" });
    const before = site.requests.length;
    const beforeHop = async (url: URL) =>
      ({ go: url.pathname !== "/secret" }) as { go: true } | { go: false };
    expect(await read("/held", { beforeHop })).toMatchObject({ kind: "held", finalUrl: at("/secret") });
    expect(site.requests.length).toBe(before + 1);
  });

  test("release what the caller gave them, also when they fail", async () => {
    serve("/release", { redirect: "/gone" });
    serve("/gone", { reset: "at once" });
    let held = 0;
    const beforeHop = async () => {
      held++;
      return { go: true as const, release: () => void held-- };
    };
    expect(await read("/release", { beforeHop })).toMatchObject({ kind: "failed", reason: "reset" });
    expect(held).toBe(0);
  });

  test.each<[string, string, (ms: number | null) => boolean]>([
    ["seconds", "120", (ms) => ms === 120_000],
    [
      "a date",
      new Date(Date.now() + 60_000).toUTCString(),
      (ms) => ms !== null && ms > 55_000 && ms <= 60_000,
    ],
    ["a date gone by", "Wed, 21 Oct 2015 07:28:00 GMT", (ms) => ms === 0],
    ["nonsense", "soon", (ms) => ms === null],
  ])("Retry-After in %s", async (_name, value, fits) => {
    serve("/busy", { status: 429, headers: { "retry-after": value } });
    const result = await read("/busy");
    expect(result.kind === "answered" && fits(result.retryAfterMs)).toBe(true);
  });

  test("every value of a repeated header is kept", async () => {
    serve("/twice", { headers: { "x-robots-tag": ["noindex", "googlebot: nofollow"] } });
    const result = await read("/twice");
    const headers = result.kind === "answered" ? result.headers : new Map();
    expect(headers.get("x-robots-tag")).toEqual(["noindex", "googlebot: nofollow"]);
    expect(headerOf(headers, "x-robots-tag")).toBe("noindex");
  });
});
