import { randomBytes } from "node:crypto";
import zlib from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFetcher, type Fetcher, fetchLimits } from "#lib/net/fetch-page";
import type { FetchOptions, FetchResult } from "#lib/net/fetch-result";
import { type SitePage, type SiteServer, serveSites } from "../support/site-server.ts";

let site: SiteServer;
let fetcher: Fetcher;
let small: Fetcher;
beforeAll(async () => {
  site = await serveSites({});
  const settings = {
    allowNetworks: ["127.0.0.1/32"],
    connectTo: `*:80:127.0.0.1:${site.port}`,
    allowPorts: [81],
    userAgent: "Fairlead/test",
  };
  fetcher = createFetcher(settings);
  small = createFetcher(settings, { ...fetchLimits, maxBytes: 1_000 });
});
afterAll(async () => {
  await Promise.all([fetcher.close(), small.close()]);
  await site.close();
});

const at = (path: string) => `http://site.example${path}`;
const read = (path: string, options?: FetchOptions) => fetcher.fetchPage(at(path), options);
const serve = (path: string, page: SitePage) => site.set(at(path), page);
const text = (result: FetchResult) =>
  result.kind === "answered" ? new TextDecoder().decode(result.body) : result.kind;

describe("bodies", () => {
  const page = `<!doctype html><p>${"hello ".repeat(500)}`;
  test.each<[string, string, Uint8Array]>([
    ["gzip", "gzip", zlib.gzipSync(page)],
    ["gzip under its old name", "x-gzip", zlib.gzipSync(page)],
    ["brotli", "br", zlib.brotliCompressSync(page)],
    ["zstandard", "zstd", zlib.zstdCompressSync(page)],
    ["deflate", "deflate", zlib.deflateSync(page)],
    ["deflate without its header", "deflate", zlib.deflateRawSync(page)],
    ["two codings", "gzip, br", zlib.brotliCompressSync(zlib.gzipSync(page))],
    ["a coding that nobody knows", "utf-8", Buffer.from(page)],
  ])("%s is read", async (_name, coding, body) => {
    serve("/coded", { body, headers: { "content-encoding": coding } });
    const result = await read("/coded");
    expect(text(result)).toBe(page);
    expect(result).toMatchObject({ truncated: false });
  });

  test("an empty body that claims to be compressed is empty", async () => {
    serve("/empty", { body: "", headers: { "content-encoding": "gzip" } });
    expect(await read("/empty")).toMatchObject({ kind: "answered", truncated: false });
  });

  test("a compressed body cut short is read as far as it goes, and truncated", async () => {
    const whole = zlib.gzipSync(randomBytes(200_000).toString("hex"));
    serve("/cut", { body: whole.subarray(0, -20_000), headers: { "content-encoding": "gzip" } });
    const result = await read("/cut");
    expect(result).toMatchObject({ kind: "answered", truncated: true });
    expect(text(result).length).toBeGreaterThan(100_000);
  });

  test.each([
    ["what is not compressed", "gzip", "hello"],
    ["more codings than anybody needs", "gzip, gzip, gzip, gzip", "hello"],
  ])("%s is a bad response", async (_name, coding, body) => {
    serve("/wrong", { body, headers: { "content-encoding": coding } });
    expect(await read("/wrong")).toMatchObject({ kind: "failed", reason: "bad_response" });
  });

  test("a body of the cap exactly is whole", async () => {
    serve("/whole", { body: "x".repeat(1_000) });
    expect(await small.fetchPage(at("/whole"))).toMatchObject({ kind: "answered", truncated: false });
  });

  test("one byte more is truncated, not an error", async () => {
    serve("/long", { body: "x".repeat(1_001) });
    const result = await small.fetchPage(at("/long"));
    expect(result).toMatchObject({ kind: "answered", truncated: true });
    expect(text(result).length).toBe(1_000);
  });

  test.each<[string, () => Uint8Array]>([
    ["gzip", () => zlib.gzipSync(Buffer.alloc(256_000_000), { level: 1 })],
    [
      "br",
      () =>
        zlib.brotliCompressSync(Buffer.alloc(256_000_000), {
          params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 },
        }),
    ],
    ["zstd", () => zlib.zstdCompressSync(Buffer.alloc(256_000_000))],
    ["gzip, gzip", () => zlib.gzipSync(zlib.gzipSync(Buffer.alloc(256_000_000)))],
  ])("a bomb in %s ends within 1 s and 50 MB", { retry: 2 }, async (coding, make) => {
    serve("/bomb", { body: make(), headers: { "content-encoding": coding } });
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 5);
    const begun = performance.now();
    const result = await read("/bomb");
    clearInterval(watch);
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect((most - before) / 1e6).toBeLessThan(50);
    expect(result).toMatchObject({ kind: "answered", truncated: true });
    expect(text(result).length).toBe(fetchLimits.maxBytes);
  });

  test("NUL bytes and odd encodings arrive as they are", async () => {
    const body = Buffer.from([0x3c, 0x70, 0x3e, 0, 0xff, 0xfe, 0xd8, 0]);
    serve("/odd", { body, headers: { "content-type": "text/html; charset=x-nobody-knows" } });
    const result = await read("/odd");
    expect(result.kind === "answered" && Buffer.from(result.body).equals(body)).toBe(true);
  });

  test.each<[string, string | null, string, boolean]>([
    ["text/html", "text/html; charset=utf-8", "<p>", true],
    ["XHTML", "application/xhtml+xml", "<html>", true],
    ["upper case", "TEXT/HTML", "<p>", true],
    ["an image", "image/png", "", false],
    ["plain text", "text/plain", "<!doctype html>", false],
    ["no type, HTML inside", "", "  <!DOCTYPE HTML><p>x", true],
    ["no type, something else inside", "", "%PDF-1.7", false],
  ])("%s: HTML is %s", async (_name, type, body, isHtml) => {
    serve("/typed", { body, headers: { "content-type": type ?? "" } });
    expect(await read("/typed")).toMatchObject({ kind: "answered", isHtml });
  });

  test("what is no HTML is not read, unless asked for", async () => {
    serve("/picture", { body: "binary", headers: { "content-type": "image/png" } });
    expect(text(await read("/picture"))).toBe("");
    expect(text(await read("/picture", { want: "any" }))).toBe("binary");
  });
});
