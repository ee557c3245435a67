import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ndjson, runCli } from "../support/run-cli.ts";
import { type SitePage, type SiteServer, serveSites } from "../support/site-server.ts";

// Each run is a process of its own: on a busy machine it takes seconds to begin.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

interface Line {
  source: string;
  target: string;
  [field: string]: unknown;
}

const folder = mkdtempSync(path.join(tmpdir(), "fairlead-verify-"));
let site: SiteServer;
let env: Record<string, string>;
beforeAll(async () => {
  site = await serveSites({});
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

const target = "http://shop.example/boots";
const words = "Some words that stand around a link, as in any article about boots. ".repeat(8);
const html = (body: string, head = "") =>
  `<!doctype html><html><head><title>Boots</title>${head}</head><body><article><p>${words}${body} ${words}</p></article></body></html>`;
const link = (attributes = "", text = "good boots", href = target) =>
  `<a href="${href}" ${attributes}>${text}</a>`;
const page = (body: string, head = "", headers: SitePage["headers"] = {}): SitePage => ({
  body: html(body, head),
  headers: { "content-type": "text/html; charset=utf-8", ...headers },
});

interface Case {
  name: string;
  pages: Record<string, SitePage>;
  agreed?: { anchor?: string; rel?: string; place?: string; target?: string };
  expected: Record<string, unknown>;
}

/** The page of each case is /page on a host of its own; other addresses are under the same host. */
const cases: Case[] = [
  {
    name: "a plain link",
    pages: { "/page": page(link()) },
    expected: {
      presence: "found",
      access: "ok",
      flags: [],
      headline: "live",
      match: "exact",
      anchor: "good boots",
      anchorKind: "text",
      rel: [],
      follow: true,
      followDecidedBy: "none",
      placement: "content",
      occurrences: 1,
      httpStatus: 200,
      redirects: [],
      canonical: null,
    },
  },
  {
    name: "another spelling",
    pages: { "/page": page(link("", "x", "HTTP://SHOP.example:80/%62oots#top")) },
    expected: { presence: "found", match: "normalised", flags: [] },
  },
  {
    name: "campaign parameters",
    pages: { "/page": page(link("", "x", `${target}?utm_source=blog`)) },
    expected: { presence: "found", match: "tracking" },
  },
  {
    name: "https, www and slash",
    pages: { "/page": page(link("", "x", "https://www.shop.example/boots/")) },
    expected: { presence: "found", match: "scheme_www_slash" },
  },
  {
    name: "through a redirect",
    pages: { "/page": page(link("", "x", "http://shop.example/old-boots")) },
    expected: { presence: "found", match: "redirect", flags: ["target_redirects"] },
  },
  {
    name: "another page of the site",
    pages: { "/page": page(link("", "x", "http://shop.example/socks")) },
    expected: { presence: "not_found", match: "same_site", flags: ["wrong_target"], anchor: "x" },
  },
  {
    name: "no link at all",
    pages: { "/page": page("nothing") },
    expected: {
      presence: "not_found",
      headline: "not_found",
      match: "none",
      anchor: null,
      rel: null,
      follow: null,
      placement: null,
      context: null,
      occurrences: 0,
    },
  },
  {
    name: "nofollow by rel",
    pages: { "/page": page(link('rel="nofollow noopener"')) },
    agreed: { rel: "follow" },
    expected: {
      presence: "found",
      headline: "changed",
      rel: ["nofollow", "noopener"],
      follow: false,
      followDecidedBy: "rel",
      flags: ["rel_changed"],
    },
  },
  {
    name: "sponsored, as agreed",
    pages: { "/page": page(link('rel="sponsored"')) },
    agreed: { rel: "sponsored" },
    expected: { headline: "live", follow: false, flags: [] },
  },
  {
    name: "sponsored, not as agreed",
    pages: { "/page": page(link()) },
    agreed: { rel: "sponsored" },
    expected: { headline: "changed", flags: ["rel_changed"] },
  },
  {
    name: "another anchor",
    pages: { "/page": page(link("", "cheap boots")) },
    agreed: { anchor: "good boots" },
    expected: { headline: "changed", anchor: "cheap boots", flags: ["wrong_anchor"] },
  },
  {
    name: "in another place than agreed",
    pages: { "/page": page(`</p></article><footer>${link()}</footer><article><p>`) },
    agreed: { place: "Content" },
    expected: {
      flags: ["wrong_place"],
      headline: "changed",
      placement: "footer",
      sentence: "The link stands in the footer instead of the content.",
    },
  },
  {
    name: "the agreed anchor among others",
    pages: { "/page": page(`${link("", "first")} ${link("", "good boots")}`) },
    agreed: { anchor: "good boots" },
    expected: { headline: "live", anchor: "good boots", occurrences: 2 },
  },
  {
    name: "nofollow by the page",
    pages: { "/page": page(link(), '<meta name="robots" content="nofollow">') },
    expected: {
      follow: false,
      followDecidedBy: "meta",
      flags: ["page_nofollow"],
      robots: { noindex: false, nofollow: true, by: "meta" },
    },
  },
  {
    name: "noindex and nofollow by header",
    pages: { "/page": page(link(), "", { "x-robots-tag": ["noindex", "nofollow"] }) },
    expected: {
      follow: false,
      followDecidedBy: "header",
      robots: { noindex: true, nofollow: true, by: "header" },
    },
  },
  {
    name: "an image link",
    pages: { "/page": page(link("", '<img src="x.png" alt="boots in snow">')) },
    expected: { anchor: "boots in snow", anchorKind: "image" },
  },
  {
    name: "an empty link with a title",
    pages: { "/page": page(link('title="the boots"', "")) },
    expected: { anchor: "the boots", anchorKind: "title" },
  },
  {
    name: "a hidden link",
    pages: { "/page": page(link('style="display:none"')) },
    expected: { presence: "found", headline: "changed", flags: ["hidden"] },
  },
  {
    name: "canonical elsewhere",
    pages: { "/page": page(link(), '<link rel="canonical" href="/other">') },
    expected: { flags: ["canonical_elsewhere"] },
  },
  {
    name: "a redirected page",
    pages: { "/page": { redirect: "/moved" }, "/moved": page(link()) },
    expected: { presence: "found", flags: ["page_redirected"] },
  },
  {
    name: "a meta refresh",
    pages: {
      "/page": page("", '<meta http-equiv="refresh" content="0;url=/moved">'),
      "/moved": page(link()),
    },
    expected: { presence: "found", httpStatus: 200 },
  },
  {
    name: "a redirect to the home page",
    pages: { "/page": { redirect: "/" }, "/": page(link()) },
    expected: { presence: "not_found", access: "ok", flags: ["page_redirected"] },
  },
  {
    name: "404",
    pages: { "/page": { status: 404, body: html("gone") } },
    expected: { presence: "not_found", access: "http_error", httpStatus: 404 },
  },
  {
    name: "410",
    pages: { "/page": { status: 410 } },
    expected: { presence: "not_found", access: "http_error", httpStatus: 410 },
  },
  {
    name: "500",
    pages: { "/page": { status: 500, body: html("oops") } },
    expected: { presence: "unknown", access: "http_error", headline: "unreachable", httpStatus: 500 },
  },
  {
    name: "a Cloudflare challenge",
    pages: {
      "/page": {
        status: 403,
        headers: { "cf-mitigated": "challenge", server: "cloudflare" },
        body: "<title>Just a moment...</title>",
      },
    },
    expected: { presence: "unknown", access: "blocked", headline: "blocked" },
  },
  {
    name: "a soft 404",
    pages: {
      "/page": {
        body: "<!doctype html><title>Page not found</title><h1>Page not found</h1><p>Sorry, this page does not exist.</p>",
      },
    },
    expected: { presence: "not_found", flags: ["soft_404"] },
  },
  {
    name: "an app shell",
    pages: {
      "/page": {
        body: '<!doctype html><title>App</title><body><div id="root"></div><script src="/a.js"></script><script src="/b.js"></script></body>',
      },
    },
    expected: { presence: "unknown", access: "js_required", headline: "pending" },
  },
  {
    name: "no HTML",
    pages: { "/page": { body: "%PDF-1.7", headers: { "content-type": "application/pdf" } } },
    expected: { presence: "unknown", access: "not_html" },
  },
  {
    name: "a broken connection",
    pages: { "/page": { reset: "at once" } },
    expected: { presence: "unknown", access: "unreachable", httpStatus: null },
  },
  {
    name: "a redirect in a circle",
    pages: { "/page": { redirect: "/page" } },
    expected: { presence: "unknown", access: "unreachable" },
  },
  {
    name: "disallowed by robots.txt",
    pages: { "/robots.txt": { body: "user-agent: *\ndisallow: /page" }, "/page": page(link()) },
    expected: {
      presence: "unknown",
      access: "robots_disallowed",
      headline: "blocked",
      robotsTxt: { allowed: false, googlebotAllowed: false, failing: false },
    },
  },
  {
    name: "disallowed for Googlebot alone",
    pages: { "/robots.txt": { body: "user-agent: googlebot\ndisallow: /" }, "/page": page(link()) },
    expected: {
      presence: "found",
      flags: ["robots_blocked"],
      robotsTxt: { allowed: true, googlebotAllowed: false, failing: false },
    },
  },
  {
    name: "a failing robots.txt",
    pages: { "/robots.txt": { status: 503 }, "/page": page(link()) },
    expected: {
      presence: "unknown",
      access: "robots_disallowed",
      headline: "unreachable",
      robotsTxt: { allowed: false, googlebotAllowed: null, failing: true },
    },
  },
  {
    name: "a link beyond the cut",
    pages: { "/page": { body: `${html("")}${"<p>x</p>".repeat(640_000)}${link()}` } },
    expected: { presence: "unknown", flags: ["truncated"], headline: "pending" },
  },
  {
    name: "links in comments, templates and scripts",
    pages: {
      "/page": page(
        `<!-- ${link()} --><template>${link()}</template><script>"${link()}"</script><noscript>${link()}</noscript>`,
      ),
    },
    expected: { presence: "not_found", occurrences: 0 },
  },
  {
    name: "links counted outwards",
    pages: {
      "/page": page(
        `${link()}<a href="http://a.example/1">a</a><a href="http://a.example/2">b</a><a href="/inside">c</a>`,
      ),
    },
    expected: { outlinks: { external: 3, domains: 2 } },
  },
];

const host = (index: number) => `case${index}.example`;
const sourceOf = (index: number) => `http://${host(index)}/page`;

describe("verify FILE.csv, one page a case", () => {
  const lines = new Map<string, Line>();
  beforeAll(async () => {
    site.set("http://shop.example/old-boots", { redirect: "/boots" });
    site.set("http://shop.example/boots", page("boots"));
    site.set("http://shop.example/socks", page("socks"));
    const rows = cases.map(({ pages, agreed }, index) => {
      for (const [where, answer] of Object.entries(pages)) site.set(`http://${host(index)}${where}`, answer);
      const { anchor = "", rel = "", place = "" } = agreed ?? {};
      return [sourceOf(index), agreed?.target ?? target, anchor, rel, place].join(",");
    });
    const file = path.join(folder, "cases.csv");
    writeFileSync(file, `source,target,anchor,rel,place\n${rows.join("\n")}\n`);
    const { code, stdout, stderr } = await runCli(["verify", file, "--format", "json"], env);
    expect([code, stderr]).toEqual([0, ""]);
    for (const line of ndjson<Line>(stdout)) lines.set(line.source, line);
  });

  test("every row has its line", () => expect(lines.size).toBe(cases.length));

  test.each(cases.map((each, index) => [each.name, index] as const))("%s", (_name, index) => {
    expect(lines.get(sourceOf(index))).toMatchObject(cases[index]?.expected ?? {});
  });

  test("a line has the documented fields, in their order", () => {
    expect(Object.keys(lines.get(sourceOf(0)) ?? {})).toEqual(
      "source target presence access flags headline sentence match anchor anchorKind rel follow followDecidedBy placement context occurrences httpStatus redirects robots robotsTxt canonical outlinks finalUrl checkedAt".split(
        " ",
      ),
    );
  });

  test("hops are listed with their status, a meta refresh among them", () => {
    const hopsOf = (name: string) =>
      lines.get(sourceOf(cases.findIndex((each) => each.name === name)))?.redirects;
    expect(hopsOf("a redirected page")).toMatchObject([{ status: 301 }]);
    expect(hopsOf("a meta refresh")).toMatchObject([{ status: 200 }]);
  });
});

const http = (url: string) => url.replace(/^https:/, "http:");
const miniweb = "../shared/data/miniweb";
describe.skipIf(!existsSync(miniweb))(`real pages (skipped without ${miniweb})`, () => {
  test("each known link is found with its anchor and rel", async () => {
    const real = await serveSites({ root: miniweb });
    const links: { source: string; target: string; anchor: string; rel: string }[] = JSON.parse(
      readFileSync(`${miniweb}-links.json`, "utf8"),
    );
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = links.map((each) => [http(each.source), each.target, each.anchor].map(quoted).join(","));
    const settings = { ...env, FAIRLEAD_CONNECT_TO: real.connectTo };
    const table = `source,target,anchor\n${rows.join("\n")}\n`;
    const { stdout } = await runCli(["verify", "-", "--format", "json"], settings, table);
    await real.close();
    const lines = ndjson<Line>(stdout);
    const short = ({ source, target, anchor, rel }: Line) => [source, target, anchor, rel].join(" | ");
    const expected = links.map((each) => {
      const anchor = each.anchor.replace(/\s+/g, " ").trim();
      return short({ ...each, source: http(each.source), anchor, rel: each.rel.split(" ").join(",") });
    });
    expect(lines.map(short).toSorted()).toEqual(expected.toSorted());
    expect(new Set(lines.map(({ presence }) => presence))).toEqual(new Set(["found"]));
  });
});
