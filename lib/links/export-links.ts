import { vendorNames } from "#lib/core/vendors";
import { batchesOf, type ExportColumns, type ExportTable } from "#lib/export/table";
import type { Scope } from "#lib/scope/scope";
import { sharedMark } from "#lib/toxic/types";
import type { LinkFilter } from "./link-filter.ts";
import { listLinks } from "./queries.ts";
import type { LinkLine, LinkSort } from "./types.ts";

/** Rows read at once: memory stays the same however many there are. */
const CHUNK = 1_000;
/** Nobody waits for a page here: how long one chunk may take, in milliseconds. */
const CHUNK_MS = 600_000;

const names = { inbound: "backlinks", outbound: "external-links", internal: "internal-links" } as const;

const COLUMNS: ExportColumns<LinkLine> = [
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
  ["Relevance", (line) => line.relevance],
  ["Authority of the source domain", (line) => line.sourceAuthority],
  ["Authority of the target domain", (line) => line.targetAuthority],
  ["Referral sessions of the source domain", (line) => line.referrals],
  ["Mark", (line) => sharedMark(line.opinion)],
  ["Tags", (line) => line.tags.join("; ")],
  ["Looked after by", (line) => line.assignee?.name ?? null],
];

/** Every link of a filter as a table to save, a thousand rows at a time. Its rows throw AppError "not_found". */
export function exportLinks(
  scope: Scope,
  slug: string,
  filter: LinkFilter,
  order: { sort: LinkSort; dir: "asc" | "desc" },
): ExportTable {
  return {
    name: `${names[filter.side]}-${slug}`,
    columns: COLUMNS.map(([name]) => name),
    rows: batchesOf(COLUMNS, (cursor) =>
      listLinks(scope, slug, filter, order, { cursor, limit: CHUNK, limitMs: CHUNK_MS }),
    ),
  };
}
