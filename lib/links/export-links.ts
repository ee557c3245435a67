import { csvLine } from "#lib/core/csv";
import { vendorNames } from "#lib/core/vendors";
import type { Scope } from "#lib/scope/scope";
import type { LinkFilter } from "./link-filter.ts";
import { listLinks } from "./queries.ts";
import type { LinkLine, LinkSort } from "./types.ts";

/** Rows read at once: memory stays the same however many there are. */
const CHUNK = 1_000;

const COLUMNS: readonly [string, (line: LinkLine) => string | number | boolean | null][] = [
  ["Source", (line) => line.source],
  ["Target", (line) => line.target],
  ["Anchor", (line) => line.anchor],
  ["Anchor kind", (line) => line.anchorKind],
  ["Rel", (line) => (line.relClass === "unknown" ? null : line.relClass)],
  ["Status", (line) => line.status],
  ["Known since", (line) => line.knownOn],
  // A day without "yes" is the day of an import, not the link's own.
  ["Dated", (line) => (line.dated ? "yes" : "no")],
  ["Last checked", (line) => line.checkedAt],
  ["Placement", (line) => (line.place === "unknown" ? null : line.place)],
  ["Kind", (line) => line.kind],
  ["Hidden", (line) => (line.hidden ? "yes" : "no")],
  ["Reported by", (line) => line.vendors.map((vendor) => vendorNames[vendor]).join("; ")],
  ["Source domain", (line) => line.sourceDomain],
  ["Target domain", (line) => line.targetDomain],
  ["Source title", (line) => line.title],
  ["Mark", (line) => line.opinion],
];

/**
 * Every link of a filter as CSV, one piece a thousand rows: UTF-8 with a byte order mark (spreadsheets need it to
 * read it as UTF-8), cells that would start a formula neutralised. Throws AppError "not_found" with its first piece.
 */
export async function* exportLinks(
  scope: Scope,
  slug: string,
  filter: LinkFilter,
  order: { sort: LinkSort; dir: "asc" | "desc" },
): AsyncGenerator<string> {
  let text = `\ufeff${csvLine(COLUMNS.map(([name]) => name))}`;
  for (let cursor: string | null = null; ; ) {
    const page = await listLinks(scope, slug, filter, order, { cursor, limit: CHUNK });
    for (const line of page.lines) text += csvLine(COLUMNS.map(([, read]) => read(line)));
    yield text;
    if (page.next === null) return;
    cursor = page.next;
    text = "";
  }
}
