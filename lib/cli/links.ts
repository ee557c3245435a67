/** `fairlead links`: every link of a page, in document order. No database. docs/cli.md has the shapes. */
import { parseArgs } from "node:util";
import { decodeHtml } from "#lib/core/encoding";
import { extractPage } from "#lib/core/extract";
import type { ExtractedLink, ExtractedPage } from "#lib/core/link-types";
import { followDecidedBy, relClass } from "#lib/core/rel";
import { type RobotsDirectives, readRobots } from "#lib/core/robots";
import { parseHttpUrl } from "#lib/core/url";
import { judge, noHistory } from "#lib/core/verdict";
import { readEnv } from "#lib/env";
import { AppError } from "#lib/errors";
import { openInput } from "./read-input.ts";
import { untilInterrupted } from "./until-interrupted.ts";
import { openWeb } from "./web.ts";
import { createLineWriter } from "./write-out.ts";

const USAGE = "Use: fairlead links URL | FILE [--base URL] [--format text|json]      - reads standard input";

/** The fetch bar of a page; a file that is longer was not meant to be one. */
const mostBytes = 50_000_000;

/** Nothing relative resolves against it. */
const unknownBase = "about:blank";

/** A page to be listed, from the web or from a file. */
interface Listed {
  page: ExtractedPage;
  robots: RobotsDirectives;
  canonical: string | null;
  encoding: string | null;
}

/** Returns the exit code: 0 it ran, 3 the page could not be read. Throws AppError "invalid" for wrong use. */
export async function run(args: string[]): Promise<number> {
  const { what, base, format } = readOptions(args);
  const listed = parseHttpUrl(what) === null ? await readFile(what, base) : await readWeb(what);
  if (typeof listed === "number") return listed;
  const lines = createLineWriter();
  const print = format === "json" ? jsonLines : textLines;
  for (const line of print(listed)) await lines.line(line);
  await lines.end();
  return 0;
}

function readWeb(url: string): Promise<Listed | number> {
  const settings = readEnv();
  let listed: Listed | null = null;
  const reading = untilInterrupted(async (signal) => {
    const web = openWeb(settings, signal);
    try {
      const options = { robots: web.robots, beforeHop: web.beforeHop, signal, keepAllLinks: true };
      const { look, page } = await web.looker.read(url, options);
      if (page === null || (look.access !== "ok" && look.access !== "js_required")) {
        // The sentence is the one that a verdict has for a look like this.
        const rule = { misses: 1, hours: 0 };
        const verdict = judge({ promise: { target: url }, look, history: noHistory, rule });
        process.stderr.write(
          `${look.finalUrl} was not read (${look.reason ?? look.access}). ${verdict.sentence}\n`,
        );
        return 3;
      }
      const { robots, canonical, encoding } = look;
      listed = { page, robots, canonical, encoding };
      return 0;
    } finally {
      await web.close();
    }
  });
  return reading.then((code) => (code === 0 && listed !== null ? listed : code));
}

async function readFile(file: string, base: string | null): Promise<Listed> {
  const { bytes } = await openInput(file);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new AppError("invalid", `${file} has more than ${mostBytes / 1e6} MB.`);
    chunks.push(chunk);
  }
  const { text, encoding } = decodeHtml(Buffer.concat(chunks), null);
  const page = extractPage(text, base ?? unknownBase);
  const robots = readRobots(page.robotsMetas, [], new Date());
  return { page, robots, canonical: page.canonical, encoding };
}

function* jsonLines({ page, robots, canonical, encoding }: Listed): Generator<string> {
  for (const link of page.links) yield JSON.stringify(linkObject(link, robots));
  yield JSON.stringify({
    title: page.title,
    canonical,
    robots: { noindex: robots.noindex, nofollow: robots.nofollow, by: robots.by },
    base: page.base === unknownBase ? null : page.base,
    encoding,
    counts: page.counts,
    alternates: page.alternates,
  });
}

function linkObject(link: ExtractedLink, robots: RobotsDirectives) {
  const crawled = link.kind === "text" || link.kind === "image";
  return {
    href: link.href,
    url: link.url,
    kind: link.kind,
    anchor: link.anchor,
    anchorKind: link.anchorKind,
    rel: link.rel,
    // Forms and frames are recorded, never followed (Google Search Central, "Make your links crawlable").
    follow: crawled && link.url !== null && relClass(link.rel, robots.nofollow) === "follow",
    followDecidedBy: followDecidedBy(link.rel, robots),
    placement: link.placement,
    hidden: link.hidden,
    context: { left: link.context.left, right: link.context.right },
  };
}

function* textLines({ page, robots, canonical }: Listed): Generator<string> {
  for (const link of page.links) {
    const rel = link.rel.length === 0 ? "" : `  [${link.rel.join(" ")}]`;
    yield `${link.url ?? link.href}  ${JSON.stringify(link.anchor)}${rel}`;
  }
  const { links, external, externalDomains, internal } = page.counts;
  const directives = [robots.noindex ? "noindex" : "", robots.nofollow ? "nofollow" : ""].filter(
    (word) => word !== "",
  );
  yield `\n${page.title ?? "(no title)"}: ${links} links, ${external} to ${externalDomains} other domains, ${internal} within.`;
  if (canonical !== null) yield `Canonical: ${canonical}`;
  if (directives.length > 0) yield `Robots: ${directives.join(", ")} (by ${robots.by})`;
}

function readOptions(args: string[]): { what: string; base: string | null; format: "text" | "json" } {
  const { values, positionals } = parse(args);
  const [what, ...others] = positionals;
  const format = values.format ?? "text";
  if (what === undefined || others.length > 0) throw wrong("Give one URL or FILE.");
  if (format !== "text" && format !== "json") throw wrong(`--format takes text or json, not "${format}".`);
  const base = values.base ?? null;
  if (base !== null && parseHttpUrl(base) === null) throw wrong(`--base takes a web address, not "${base}".`);
  if (base !== null && parseHttpUrl(what) !== null)
    throw wrong("--base is for a FILE: a page knows its own address.");
  return { what, base, format };
}

function parse(args: string[]) {
  try {
    const options = { base: { type: "string" }, format: { type: "string" } } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : "Wrong use.");
  }
}

function wrong(message: string): AppError {
  return new AppError("invalid", `${message}\n${USAGE}`);
}
