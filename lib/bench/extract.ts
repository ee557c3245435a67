/**
 * `npm run bench extract [FOLDER] [ROUNDS]`: how fast pages are taken apart, against cheerio and
 * parse5's tree on the same pages in the same run, and whether all three find the same addresses.
 * Ours reads anchors, places, visibility, contexts and resolved addresses too; the others only walk
 * to each link, and "cheerio records" reads what comes nearest to ours. Time is processor time:
 * what else the machine does counts for little.
 */
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { load } from "cheerio";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { decodeHtml } from "#lib/core/encoding";
import { extractPage } from "#lib/core/extract";
import { parseHttpUrl } from "#lib/core/url";
import { AppError } from "#lib/errors";

const DEFAULT_FOLDER = "../shared/data/miniweb";
const DEFAULT_ROUNDS = 7;

interface Page {
  /** Folder and file name are host and path. */
  url: string;
  html: string;
}

type Contender = (page: Page) => string[];

const CONTENDERS: Record<string, Contender> = {
  fairlead: ({ html, url }) =>
    extractPage(html, url).links.flatMap(({ href, kind }) =>
      kind === "text" || kind === "image" ? href : [],
    ),
  cheerio: ({ html }) => {
    const $ = load(html);
    return $("a[href], area[href]")
      .toArray()
      .map((element) => $(element).attr("href") ?? "");
  },
  "cheerio records": ({ html, url }) => {
    const $ = load(html);
    return $("a[href], area[href]")
      .toArray()
      .map((element) => {
        const link = $(element);
        const href = link.attr("href") ?? "";
        const record = {
          url: parseHttpUrl(href, url)?.href,
          anchor: link.text(),
          rel: link.attr("rel"),
          place: link.closest("main, article, nav, header, footer, aside").prop("tagName"),
          hidden: link.closest("[hidden]").length > 0,
        };
        return record.url === "" ? "" : href;
      });
  },
  "parse5 tree": ({ html }) => treeAddresses(html),
};

/** Returns 0 when the sets of addresses are equal on every page, else 1. Throws AppError "invalid" without pages. */
export async function run([folder = DEFAULT_FOLDER, rounds]: string[]): Promise<number> {
  const pages = readPages(folder);
  const megabytes = pages.reduce((sum, { html }) => sum + Buffer.byteLength(html), 0) / 1e6;
  print(`${pages.length} pages, ${megabytes.toFixed(1)} MB in ${folder}`);

  const speeds = measure(pages, megabytes, Number(rounds ?? DEFAULT_ROUNDS));
  const own = median(speeds.get("fairlead") ?? []);
  for (const [name, all] of speeds) {
    const speed = median(all);
    const ratio = name === "fairlead" ? "" : `   fairlead is ${(own / speed).toFixed(1)} times as fast`;
    print(`${name.padEnd(15)} ${speed.toFixed(1).padStart(7)} MB per CPU second${ratio}`);
  }
  return compare(pages) ? 0 : 1;
}

/** A B C A B C …: what slows the machine down for a while slows all of them. The first round warms up. */
function measure(pages: readonly Page[], megabytes: number, rounds: number): Map<string, number[]> {
  const speeds = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, contender] of Object.entries(CONTENDERS)) {
      const before = process.cpuUsage();
      for (const page of pages) contender(page);
      const { user, system } = process.cpuUsage(before);
      if (round > 0) speeds.set(name, [...(speeds.get(name) ?? []), megabytes / ((user + system) / 1e6)]);
    }
  }
  return speeds;
}

function compare(pages: readonly Page[]): boolean {
  const names = Object.keys(CONTENDERS);
  const differing = pages.filter((page) => {
    const sets = names.map((name) => [...new Set(CONTENDERS[name]?.(page))].sort().join("\n"));
    return new Set(sets).size > 1;
  });
  print(`Same set of addresses on ${pages.length - differing.length} of ${pages.length} pages.`);
  for (const { url } of differing.slice(0, 10)) print(`  differs: ${url}`);
  return differing.length === 0;
}

function readPages(folder: string): Page[] {
  const files = existsSync(folder) ? globSync("**/*.{html,htm}", { cwd: folder }).sort() : [];
  if (files.length === 0) {
    throw new AppError(
      "invalid",
      `There are no HTML pages in ${folder}. Name a folder of saved pages: npm run bench extract FOLDER`,
    );
  }
  return files.map((file) => ({
    url: `https://${file.split(path.sep).join("/")}`,
    html: decodeHtml(readFileSync(path.join(folder, file)), "text/html; charset=utf-8").text,
  }));
}

function treeAddresses(html: string): string[] {
  const addresses: string[] = [];
  const open: DefaultTreeAdapterTypes.Node[] = [parse(html)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ("tagName" in node && (node.tagName === "a" || node.tagName === "area")) {
      const href = node.attrs.find(({ name }) => name === "href");
      if (href !== undefined) addresses.push(href.value);
    }
    if ("childNodes" in node) open.push(...node.childNodes);
  }
  return addresses;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
