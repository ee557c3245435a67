import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { run } from "#lib/cli/links";
import { ndjson, runCli } from "../support/run-cli.ts";
import { type SiteServer, serveSites } from "../support/site-server.ts";

// Each run is a process of its own: on a busy machine it takes seconds to begin.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const html = `<!doctype html><html><head><meta charset="utf-8"><title>Page</title>
<link rel="canonical" href="/canonical"><link rel="amphtml" href="amp"><meta name="robots" content="noindex">
</head><body><nav><a href="/">Home</a></nav><article><p>Some text before <a href="deeper?a=1#b" rel="Sponsored,nofollow">an
 anchor</a> and after. <a href="https://other.example/x"><img src="i.png" alt="picture"></a>
<a href="mailto:a@b.example">mail</a> <a href="#top">top</a> <a href="javascript:void 0">script</a></p>
<a href="https://other.example/y" hidden>hidden</a><iframe src="/frame"></iframe><form action="/search"></form>
<!-- <a href="/comment">no</a> --><template><a href="/template">no</a></template></article></body></html>`;

const folder = mkdtempSync(path.join(tmpdir(), "fairlead-links-"));
const file = path.join(folder, "page.html");
let site: SiteServer;
let env: Record<string, string>;
beforeAll(async () => {
  writeFileSync(file, html);
  site = await serveSites({ pages: { "http://site.example/a/page": { body: html } } });
  env = {
    FAIRLEAD_ALLOW_NETWORKS: "127.0.0.1/32",
    FAIRLEAD_CONNECT_TO: site.connectTo,
    FAIRLEAD_HOST_DELAY_MS: "0",
  };
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const json = async (args: string[], input = "") => {
  const { code, stdout, stderr } = await runCli(["links", ...args, "--format", "json"], env, input);
  expect([code, stderr]).toEqual([0, ""]);
  const lines = ndjson(stdout);
  return { links: lines.slice(0, -1), about: lines.at(-1) };
};

describe("links of a page", () => {
  test("from the web, in document order, then what the page says of itself", async () => {
    const { links, about } = await json(["http://site.example/a/page"]);
    expect(links.map(({ href }) => href)).toEqual([
      "/",
      "deeper?a=1#b",
      "https://other.example/x",
      "mailto:a@b.example",
      "#top",
      "javascript:void 0",
      "https://other.example/y",
      "/frame",
      "/search",
    ]);
    expect(links.map(({ kind }) => kind)).toEqual([
      "text",
      "text",
      "image",
      "text",
      "text",
      "text",
      "text",
      "frame",
      "form",
    ]);
    expect(links[1]).toEqual({
      href: "deeper?a=1#b",
      url: "http://site.example/a/deeper?a=1#b",
      kind: "text",
      anchor: "an anchor",
      anchorKind: "text",
      rel: ["sponsored", "nofollow"],
      follow: false,
      followDecidedBy: "rel",
      placement: "content",
      hidden: false,
      context: { left: "Home Some text before", right: expect.stringMatching(/^and after\./) },
    });
    expect(links[0]).toMatchObject({ placement: "navigation", follow: true, followDecidedBy: "none" });
    expect(links[2]).toMatchObject({ anchor: "picture", anchorKind: "image", follow: true });
    expect(links[3]).toMatchObject({ url: null, follow: false });
    expect(links[6]).toMatchObject({ hidden: true });
    expect(about).toEqual({
      title: "Page",
      canonical: "http://site.example/canonical",
      robots: { noindex: true, nofollow: false, by: "meta" },
      base: "http://site.example/a/page",
      encoding: "utf-8",
      counts: { links: 9, external: 2, externalDomains: 1, internal: expect.any(Number) },
      alternates: [{ kind: "amp", url: "http://site.example/a/amp" }],
    });
  });

  test("from a file with a base: the same", async () => {
    const [web, own] = await Promise.all([
      json(["http://site.example/a/page"]),
      json([file, "--base", "http://site.example/a/page"]),
    ]);
    expect(own).toEqual(web);
  });

  test("from standard input without a base: only absolute addresses resolve", async () => {
    const { links, about } = await json(["-"], html);
    expect(links.map(({ url }) => url).filter((url) => url !== null)).toEqual([
      "https://other.example/x",
      "https://other.example/y",
    ]);
    expect(about).toMatchObject({ base: null, canonical: null, counts: { external: 2 } });
  });

  test("as text for people", async () => {
    const { stdout } = await runCli(["links", file, "--base", "http://site.example/a/page"], env);
    expect(stdout).toContain('https://other.example/x  "picture"\n');
    expect(stdout).toContain("Robots: noindex (by meta)");
  });
});

test.each([
  ["http://site.example/missing", /http_404/],
  ["https://10.0.0.1/", /blocked_address/],
])("%s could not be read, and why", async (url, why) => {
  const { code, stdout, stderr } = await runCli(["links", url, "--format", "json"], env);
  expect([code, stdout, stderr]).toEqual([3, "", expect.stringMatching(why)]);
});

test.each<[string, string[], RegExp]>([
  ["nothing given", [], /Give one URL or FILE/],
  ["two files", ["a", "b"], /Give one URL or FILE/],
  ["no such file", ["no-such.html"], /no such file/],
  ["a base that is none", [file, "--base", "here"], /--base takes a web address/],
  [
    "a base for a page of the web",
    ["http://a.example/", "--base", "http://b.example/"],
    /--base is for a FILE/,
  ],
  ["another format", [file, "--format", "xml"], /--format takes text or json/],
])("wrong use: %s", async (_name, args, message) => {
  await expect(run(args)).rejects.toMatchObject({ code: "invalid", message: expect.stringMatching(message) });
});
