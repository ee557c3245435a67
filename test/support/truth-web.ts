// Real pages and their links, for tests of the truth: what a file says of them, and pages changed one at a time.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { csvLine } from "#lib/core/csv";
import type { SiteServer } from "./site-server.ts";

const shared = path.resolve(import.meta.dirname, "../../../shared/data");

/** 396 real pages of two sites, one folder a host. */
export const miniweb = path.join(shared, "miniweb");

/** Says so in a test's name where the pages are missing. */
export const withoutMiniweb = existsSync(miniweb) ? "" : " (skipped: ../shared/data/miniweb is not here)";

export interface KnownLink {
  source: string;
  target: string;
  rel: string;
  anchor: string;
}

/** The links between the two sites, as an independent parser found them. */
export function miniwebLinks(): KnownLink[] {
  return JSON.parse(readFileSync(path.join(shared, "miniweb-links.json"), "utf8")) as KnownLink[];
}

/** Every page of the two sites, by its address over plain HTTP, as it lies in the folder. */
export function miniwebPages(): Map<string, string> {
  const files = readdirSync(miniweb, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".html"),
  );
  const addresses = files.map((file) => `http://${file.split(path.sep).map(encodeURIComponent).join("/")}`);
  return new Map(addresses.sort().map((url) => [url, pageText(url)]));
}

/** The links as a table, their sources in another spelling when asked for. */
export function linksCsv(links: readonly KnownLink[], source = (url: string): string => url): string {
  const rows = links.map((link) => csvLine([source(link.source), link.target, link.anchor, link.rel]));
  return [csvLine(["Source", "Target", "Anchor", "Rel"]), ...rows].map((line) => line.trimEnd()).join("\n");
}

/** Whether an address is on one of the served hosts: the pages link to further hosts of the same domains. */
export function isMiniweb(url: string): boolean {
  return ["doc.rust-lang.org", "rust-lang.github.io"].includes(new URL(url).hostname.replace(/^www\./, ""));
}

export const asHttp = (url: string): string => url.replace("https:", "http:");

/** The page as it lies in the folder. */
export function pageText(url: string): string {
  const { hostname, pathname } = new URL(url);
  return readFileSync(path.join(miniweb, hostname, pathname), "utf8");
}

/** Serves a page changed: `from` stands exactly once in it and becomes `to`. */
export function changePage(web: SiteServer, url: string, from: string, to: string): void {
  const text = pageText(url);
  if (text.split(from).length !== 2) throw new Error(`${from} does not stand once in ${url}`);
  web.set(url, { body: text.replace(from, () => to) });
}
