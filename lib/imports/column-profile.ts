/**
 * A table whose header nothing knows (another language, other words, or none): what its columns hold decides.
 * Search Console's exports are known this way, because their headers and dates are localised.
 */
import { DELIMITERS } from "#lib/core/csv";
import type { CsvRecord } from "#lib/core/csv/records";
import { readDate } from "./dates.ts";
import { type FoundTable, mapColumns, uniqueColumns } from "./find-header.ts";
import { type Format, foldName, type Mapping, type MappingKey } from "./formats/format.ts";
import { generic } from "./formats/generic.ts";
import {
  gscLatestLinks,
  gscSampleLinks,
  gscTopLinkedPages,
  gscTopLinkingSites,
} from "./formats/search-console.ts";
import { gscPages } from "./formats/traffic.ts";
import { unknownTable, urlList } from "./formats/url-list.ts";
import { readNumber } from "./numbers.ts";
import { readAddress } from "./read-address.ts";
import { parseTable, type TableDelimiter } from "./read-table.ts";

type Holds = "address" | "host" | "number" | "date" | "text" | "empty";

const NOTHING =
  "No web address was found in this file, so there is nothing to import. Bring a list of pages, one on a line, or an export with a column of addresses.";

const MAP_IT =
  "The columns are not known: choose which one holds the linking page and which the linked page.";

/** Reads the text as whatever table its content makes of it. */
export function guessColumns(text: string): FoundTable {
  const { delimiter, records } = chooseDelimiter(text);
  const first = records[0];
  const hasHeader = delimiter !== " " && first !== undefined && records.length > 1 && isHeader(first.cells);
  const body = hasHeader ? records.slice(1) : records;
  const width = delimiter === " " ? 3 : Math.max(1, ...records.map(({ cells }) => lastFilled(cells)));
  const at = Array.from({ length: width }, (_, index) => index);
  const names = hasHeader ? first.cells : [];
  const found: Found = {
    delimiter,
    headerLine: hasHeader ? first.line : 0,
    columns: uniqueColumns(at.map((index) => names[index] ?? "")),
    rows: body.map(({ cells }) => cells),
    holds: at.map((index) => profile(body.map(({ cells }) => cells[index] ?? ""))),
  };
  if (delimiter === " ") return make(found, urlList, byContent(found));
  if (!found.holds.includes("address") && !found.holds.includes("host")) {
    return width > 1 && hasAnyAddress(body)
      ? make(found, unknownTable, {}, { needsMapping: true, warnings: [MAP_IT] })
      : make(found, unknownTable, {}, { refusal: NOTHING });
  }
  return hasHeader ? withHeader(found) : withoutHeader(found);
}

interface Found extends Pick<FoundTable, "delimiter" | "headerLine" | "columns" | "rows"> {
  holds: Holds[];
}

function withHeader(found: Found): FoundTable {
  const [first = "", second = ""] = found.columns;
  const shape = found.holds.join(" ");
  if (foldName(first) === "linkingpage" && shape === "address")
    return make(found, gscSampleLinks, { source: first });
  const named = mapColumns(generic, found.columns);
  if (named.source === first && found.holds[0] === "address") {
    // "URL" is nobody's export in particular.
    const left =
      found.columns.length > 1 ? [`Only "${first}" is read: the other columns are not known.`] : [];
    return make(found, generic, named, { warnings: left });
  }
  if (shape === "address") return make(found, gscSampleLinks, { source: first });
  if (shape === "address date") return make(found, gscLatestLinks, { source: first, lastSeen: second });
  if (shape === "address number number") return make(found, gscTopLinkedPages, {});
  if (shape === "host number number") {
    return make(found, gscTopLinkingSites, columnsAt(found, ["domain", "links", "metric.gsc.target_pages"]));
  }
  if (shape === "address number number number number") {
    return make(found, gscPages, columnsAt(found, ["page", "clicks", "impressions", null, "position"]));
  }
  return make(found, unknownTable, byContent(found), { needsMapping: true, warnings: [MAP_IT] });
}

function withoutHeader(found: Found): FoundTable {
  const mapping = byContent(found);
  // Two addresses in a row and no more than a text: that is how people paste links from a sheet.
  const clear = mapping.target !== undefined && found.columns.length <= 3;
  return make(found, urlList, mapping, clear ? {} : { needsMapping: true, warnings: [MAP_IT] });
}

/** The first column of addresses links to the second; words between or behind them are the anchor. */
function byContent(found: Found): Mapping {
  const at = (kind: Holds, nth = 0) =>
    found.holds.flatMap((one, index) => (one === kind ? [index] : []))[nth];
  const mapping: Mapping = {};
  const put = (key: "source" | "target" | "anchor", index: number | undefined) => {
    const column = index === undefined ? undefined : found.columns[index];
    if (column !== undefined) mapping[key] = column;
  };
  put("source", found.delimiter === " " ? 0 : (at("address") ?? at("host")));
  put("target", at("address", 1));
  if (mapping.target !== undefined) put("anchor", at("text"));
  return mapping;
}

function columnsAt(found: Found, keys: readonly (MappingKey | null)[]): Mapping {
  const named = keys.flatMap((key, at) => (key === null ? [] : [[key, found.columns[at]] as const]));
  return Object.fromEntries(named);
}

function make(found: Found, format: Format, mapping: Mapping, more: Partial<FoundTable> = {}): FoundTable {
  const { delimiter, headerLine, columns, rows } = found;
  const base = { format, delimiter, headerLine, columns, mapping, rows };
  return { ...base, needsMapping: false, refusal: format.refusal ?? null, warnings: [], ...more };
}

/** Commas stand in addresses too: a delimiter counts when it cuts nearly all rows into the same number of cells. */
function chooseDelimiter(text: string): { delimiter: TableDelimiter; records: CsvRecord[] } {
  let best: { delimiter: TableDelimiter; records: CsvRecord[]; width: number } | null = null;
  for (const delimiter of ["\t", ...DELIMITERS] as const) {
    const records = parseTable(text, delimiter);
    const width = commonWidth(records);
    if (width > 1 && (best === null || width > best.width)) best = { delimiter, records, width };
  }
  if (best !== null) return best;
  // One column. With a header it is a table; without one it is a list, with a second address on some lines or not.
  const single = parseTable(text, "\t");
  const headed = single.length > 1 && isHeader((single[0]?.cells ?? []).join(" ").split(/\s/));
  const quoted = parseTable(text, ",").every(({ cells }) => lastFilled(cells) <= 1);
  if (headed && single.slice(1).some(({ cells }) => isAddressOrHost(cells[0] ?? ""))) {
    return { delimiter: quoted ? "," : "\t", records: single };
  }
  const pasted = parseTable(text, " ");
  const found = pasted.some(({ cells }) => cells.some(isAddressOrHost));
  return found ? { delimiter: " ", records: pasted } : { delimiter: ",", records: single };
}

/** A header is words: no address, nothing with a scheme or a comment sign in front. */
function isHeader(cells: readonly string[]): boolean {
  return !cells.some((cell) => isAddressOrHost(cell) || /^\s*(?:#\s|[a-z]+:\S)/i.test(cell));
}

function commonWidth(records: readonly CsvRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width = 1, rows = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return rows >= records.length * 0.9 ? width : 1;
}

/** What nearly all filled cells of a column are. */
function profile(cells: readonly string[]): Holds {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (filled.length === 0) return "empty";
  const most = (test: (cell: string) => boolean) => filled.filter(test).length >= filled.length * 0.9;
  if (most(isWebAddress)) return "address";
  if (most(isAddressOrHost)) return "host";
  if (most((cell) => readNumber(cell) !== null)) return "number";
  if (most((cell) => readDate(cell, "dmy") !== undefined)) return "date";
  return "text";
}

function isWebAddress(cell: string): boolean {
  return /^https?:\/\//i.test(cell.trim()) && readAddress(cell, "").kind === "address";
}

function isAddressOrHost(cell: string): boolean {
  return cell.trim() !== "" && readAddress(cell, "").kind === "address";
}

function hasAnyAddress(records: readonly CsvRecord[]): boolean {
  return records.some(({ cells }) => cells.some(isWebAddress));
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== "") + 1;
}
