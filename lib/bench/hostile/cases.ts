/**
 * Pages and servers made to hurt, and how a look at each must end. A page is one host: `http://<name>.test/`.
 * What it costs is bounded by SECURITY.md's bars; hostile.ts measures them, test/db/hostile-run.test.ts holds the outcomes.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import zlib from "node:zlib";
import { home } from "../verify/pages.ts";

export interface Outcome {
  access: string;
  reason: string | null;
  truncated: boolean;
}

export interface HostileCase {
  name: string;
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** Makes what takes long to make, before anybody asks. */
  prepare?: () => void;
  expected: Outcome;
  /** Has to be over within 1 s and 50 MB. */
  bomb?: true;
}

const MB = 1_000_000;
const link = `<a href="${home}">home</a>`;
const fill = (part: string, length = MB) => part.repeat(Math.ceil(length / part.length));
const numbered = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join("");

const ok: Outcome = { access: "ok", reason: null, truncated: false };
const cut: Outcome = { ...ok, truncated: true };
/** Nothing but NUL. */
const empty: Outcome = { access: "unparsable", reason: "empty", truncated: true };
const unreachable = (reason: string): Outcome => ({ access: "unreachable", reason, truncated: false });

const type = "text/html; charset=utf-8";
const send = (response: ServerResponse, body: string | Uint8Array, headers: Record<string, string> = {}) => {
  response.writeHead(200, { "content-type": type, ...headers });
  response.end(body);
};

function page(name: string, make: () => string | Uint8Array, expected = ok, headers = {}): HostileCase {
  let body: string | Uint8Array = "";
  return {
    name,
    expected,
    prepare: () => {
      body = make();
    },
    answer: (_request, response) => send(response, body, headers),
  };
}

const html = (name: string, make: () => string, expected = ok) =>
  page(name, () => `<!doctype html><title>Page</title><p>Words. ${link}</p>${make()}`, expected);

const zeros = () => Buffer.alloc(64 * MB);
const bomb = (coding: string, make: () => Uint8Array): HostileCase => ({
  ...page(`bomb: ${coding}`, make, empty, { "content-encoding": coding }),
  bomb: true,
});

/** robots.txt is hostile, the page behind it plain. */
const robots = (name: string, make: () => string, expected = ok): HostileCase => ({
  name: `robots.txt: ${name}`,
  expected,
  answer: (request, response) => send(response, request.url === "/robots.txt" ? make() : link),
});

/** Whatever is written to the socket after its last line is the whole answer. */
function raw(name: string, expected: Outcome, write: (response: ServerResponse) => void): HostileCase {
  return {
    name,
    expected,
    answer: (request, response) => (request.url === "/robots.txt" ? send(response, "") : write(response)),
  };
}

function every(ms: number, response: ServerResponse, write: () => void): void {
  const timer = setInterval(write, ms);
  response.once("close", () => clearInterval(timer));
}

/** Writes as fast as the reader reads. */
function pour(response: ServerResponse, chunk: string | Uint8Array): void {
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on("drain", more);
  more();
}

const redirect = (name: string, expected: Outcome, to: (path: string) => string): HostileCase => ({
  name,
  expected,
  answer: (request, response) =>
    request.url === "/robots.txt"
      ? send(response, "")
      : response.writeHead(302, { location: to(request.url ?? "/") }).end(),
});

const refresh = (to: string) => `<meta http-equiv=refresh content="0;url=${to}">${link}`;

export const HOSTILE_CASES: readonly HostileCase[] = [
  bomb("gzip", () => zlib.gzipSync(zeros(), { level: 1 })),
  bomb("br", () =>
    zlib.brotliCompressSync(zeros(), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } }),
  ),
  bomb("zstd", () => zlib.zstdCompressSync(zeros())),
  bomb("deflate, deflate, deflate", () => zlib.deflateSync(zlib.deflateSync(zlib.deflateSync(zeros())))),
  {
    ...page("bomb: four codings", () => zlib.gzipSync("x"), unreachable("bad_response"), {
      "content-encoding": "gzip, gzip, gzip, gzip",
    }),
    bomb: true,
  },
  {
    name: "bomb: gzip members without content, for ever",
    expected: empty,
    bomb: true,
    answer: (_request, response) => {
      response.writeHead(200, { "content-type": type, "content-encoding": "gzip" });
      const empty = zlib.gzipSync("");
      pour(response, Buffer.concat(Array.from({ length: 3_000 }, () => empty)));
    },
  },

  html("1 MB of nested div", () => fill("<div>")),
  html("40,000 nested tables", () => "<table>".repeat(40_000)),
  html("40,000 attributes on one tag", () => `<p ${numbered(40_000, (at) => `a${at}=b `)}>`),
  html("5 MB of nested formatting", () => fill("<b hidden><p>", 5 * MB), cut),
  html("SVG, MathML and templates in turn", () => fill("<svg><foreignObject><math><mi><template>")),
  html("selects in selects", () => fill("<select><option><select><div><input>")),
  html("100,000 links", () => numbered(100_000, (at) => `<a href=/${at}>x</a>`), cut),
  html(
    "5 MB of links to other hosts",
    () => numbered(100_000, (at) => `<a href=//h${at}.example/>x</a>`),
    cut,
  ),
  html("100 addresses of 64 KB", () => numbered(75, (at) => `<a href="/${at}${fill("x", 65_000)}">x</a>`)),
  html(
    "a base of 60 KB over 20,000 links",
    () => `<base href="/${fill("b", 60_000)}/">${fill("<a href=x>x</a>", 290_000)}`,
  ),
  html("anchors of 1 MB", () => `<a href=/x>${fill("word ")}</a>`.repeat(4)),
  html("10 MB of one attribute", () => `<a href="${fill("x", 10 * MB)}">`, cut),
  html("10 MB of one title", () => `<p title="${fill("x ", 10 * MB)}">`, cut),
  html("references", () => fill("&amp;&lt;&#1;&notit;&#xD800;&#0;", 4 * MB)),
  html("references in attributes", () => `<a href="${fill("&amp&#x110000;", 4 * MB)}">x</a>`),
  html("a comment that never ends", () => `<!--${fill("--!", 4 * MB)}`),
  html("comments that never end", () => fill("<!--", 4 * MB)),
  html("a script that never ends", () => `<script>${fill("<!--<script>", 4 * MB)}`),
  html("CDATA that never ends", () => `<svg>${fill("<![CDATA[", 4 * MB)}`),
  html("styles to be read", () => numbered(20_000, (at) => `<p style="left:${at}${fill("-", 200)}px">x`)),
  html("NUL and half characters", () =>
    fill("<a href='/\0&#xD800;x\0' rel='\0&#xDC00;' title='\0'>\0&#xDFFF;</a>", 200_000),
  ),
  page("50 MB of HTML", () => `${link}${fill("<p>Some words. ", 50 * MB)}`, cut),
  page("a charset that nobody knows", () => link, ok, {
    "content-type": "text/html; charset=x-\u00ff\u00fe",
  }),
  page("a charset name of 50 KB", () => link, ok, {
    "content-type": `text/html; charset=${fill("x", 50_000)}`,
  }),
  page("a Link header of 60 KB", () => link, ok, { link: fill("<a>; rel=x, ", 60_000) }),
  page("an X-Robots-Tag of 60 KB", () => link, ok, {
    "x-robots-tag": fill("unavailable_after: monday a:", 60_000),
  }),
  page("bytes that are no UTF-8", () => Buffer.concat([Buffer.from(link), Buffer.alloc(MB, 0xed)])),
  raw("1 MB of headers", unreachable("bad_response"), (response) => {
    response.socket?.end(`HTTP/1.1 200 OK\r\nx: ${fill("y")}\r\n\r\n${link}`);
  }),
  raw("a length longer than the body", unreachable("reset"), (response) => {
    response.socket?.end(`HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: 100000\r\n\r\n${link}`);
  }),
  raw("a length shorter than the body", ok, (response) => {
    response.socket?.end(
      `HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: ${link.length}\r\n\r\n${link}${fill("x")}`,
    );
  }),
  raw("two lengths", unreachable("bad_response"), (response) => {
    response.socket?.end(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 9\r\n\r\n${link}`);
  }),
  raw("a chunk larger than any number", unreachable("bad_response"), (response) => {
    response.socket?.end(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${fill("f", 100)}\r\n${link}`);
  }),
  raw("no HTTP at all", unreachable("bad_response"), (response) => {
    response.socket?.end(fill("\0<html>"));
  }),
  raw("a body without end", cut, (response) => {
    response.writeHead(200, { "content-type": type });
    pour(response, fill("<p>Some words. ", 60_000));
  }),
  redirect("redirects without end", unreachable("too_many_hops"), (path) => `${path}x`),
  redirect("a redirect in a circle", unreachable("redirect_loop"), () => "/"),
  redirect(
    "a redirect to the machine's secrets",
    unreachable("blocked_address"),
    () => "https://169.254.169.254/",
  ),
  redirect(
    "a redirect to a private address",
    unreachable("blocked_address"),
    () => "https://[::ffff:10.0.0.1]/",
  ),
  redirect(
    "a redirect to an address of 60 KB",
    unreachable("redirect_loop"),
    (path) => `/${fill("x", 60_000)}${path.length}`,
  ),
  redirect("a redirect to nonsense", unreachable("bad_redirect"), () => "http://["),
  {
    name: "a meta refresh in a circle",
    expected: unreachable("redirect_loop"),
    answer: (request, response) => send(response, refresh(request.url === "/" ? "/?x" : "/")),
  },
  {
    name: "meta refreshes without end",
    expected: unreachable("too_many_hops"),
    answer: (request, response) => send(response, refresh(`${request.url}x`)),
  },
  robots("100,000 stars a rule", () => `user-agent: *\n${fill(`disallow: /${"*".repeat(5)}$\n`, 500_000)}`, {
    access: "robots_disallowed",
    reason: "robots_txt",
    truncated: false,
  }),
  robots("one rule of 500 KB", () => `user-agent: *\nallow: /${fill("*a", 500_000)}$\n`),
  robots("rules that begin with a star", () => `user-agent: *\n${fill("disallow: *aaab\n", 500_000)}`),
  robots(
    "25,000 agents and their delays",
    () =>
      `${numbered(25_000, (at) => `user-agent: a${at.toString(36).replace(/\d/g, "_")}\n`)}${fill("crawl-delay: 1\n", 100_000)}`,
  ),
  robots("5 MB of one line", () => fill("user-agent ", 5 * MB)),

  raw("headers, a byte a second", { ...unreachable("timeout") }, (response) => {
    response.socket?.write("HTTP/1.1 200 OK\r\nx: ");
    every(1_000, response, () => response.socket?.write("y"));
  }),
  raw("early hints without end", unreachable("timeout"), (response) => {
    every(100, response, () => response.socket?.write("HTTP/1.1 103 Early Hints\r\nx: y\r\n\r\n"));
  }),
  raw("a body, a byte at a time", unreachable("timeout"), (response) => {
    response.writeHead(200, { "content-type": type });
    every(200, response, () => response.write("x"));
  }),
];

/** Ends by a deadline of 10 or 30 s only. */
export const isSlow = ({ expected }: HostileCase) => expected.reason === "timeout";

/** The host of a case. */
export const hostOf = (index: number) => `hostile${index}.test`;
