// What a person pastes or uploads, as sites.
import { unguardCell } from "#lib/core/csv";
import {
  columnsOf,
  type ProspectColumns,
  type ReadProspects,
  readList,
  readRows,
  readText,
} from "#lib/core/outreach/read-prospects";
import type { Watch } from "#lib/links/watch";
import { tableOf } from "../read-text-table.ts";
import { resolveSites } from "./resolve-sites.ts";
import type { ProspectOrigin, ReadSites } from "./types.ts";

/** Ways of giving text. */
export const TEXT_ORIGINS = [
  "hand",
  "pasted",
  "file",
  "search_results",
  "resource_page",
  "mention",
] as const satisfies readonly ProspectOrigin[];
export type TextOrigin = (typeof TEXT_ORIGINS)[number];

/** Where search engines live: a page of results names them too. */
const SEARCH_ENGINES =
  /^(?:google\.[a-z.]+|bing\.com|duckduckgo\.com|yahoo\.com|yandex\.[a-z]+|baidu\.com|ecosia\.org)$/;

/**
 * Reads text as sites. A table is known by its header; in search results, on resource pages and among mentions every
 * address counts and the words around them do not; in a list each line should name a site.
 * @param columns which column is which, as a person corrected it; null: by their names
 */
export function readGiven(
  text: string,
  origin: TextOrigin,
  watch: Pick<Watch, "domainOf" | "own">,
  columns: ProspectColumns | null = null,
): ReadSites {
  const isRunning = origin === "search_results" || origin === "resource_page" || origin === "mention";
  const asTable = isRunning ? null : readAsTable(text, columns);
  const { found, unread } =
    asTable?.read ?? (isRunning ? { found: readText(text), unread: [] } : readList(text));
  const meant =
    origin === "search_results"
      ? found.filter(({ url }) => !SEARCH_ENGINES.test(watch.domainOf(url) ?? ""))
      : found;
  const { sites, refused } = resolveSites(meant, watch);
  const lines = unread.map(({ line, text: name, reason }) => ({ line, name, reason }));
  return { sites, refused: [...lines, ...refused], table: asTable?.table ?? null };
}

function readAsTable(
  text: string,
  chosen: ProspectColumns | null,
): { read: ReadProspects; table: NonNullable<ReadSites["table"]> } | null {
  const { records } = tableOf(text);
  const header = records[0]?.cells.map((cell) => cell.trim()) ?? [];
  const columns = chosen ?? columnsOf(header);
  if (columns === null) return null;
  const rows = records.slice(1).map((record) => ({ ...record, cells: record.cells.map(unguardCell) }));
  return { read: readRows(rows, columns), table: { header, columns } };
}
