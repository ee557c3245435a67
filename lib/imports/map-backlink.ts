/** A record as a link that a file reports. */

import type { AnchorKind, Placement } from "#lib/core/link-types";
import { parseRel } from "#lib/core/rel";
import { type Cell, readFlag } from "./formats/format.ts";
import { type Mapped, type RowReader, readDay, readText } from "./map-row.ts";
import { readNumber } from "./numbers.ts";
import { readAddress } from "./read-address.ts";
import type { BacklinkRow, ReportedKind } from "./row-types.ts";

export function mapBacklink(reader: RowReader, cell: Cell, line: number): Mapped<BacklinkRow> {
  const skipped = reader.format.skip?.(cell);
  if (skipped) return { status: "skipped", reason: skipped };

  const notes: string[] = [];
  const source = readEnd(cell("source"), "The source", notes);
  if (typeof source !== "string") return source;
  let target: string | null = null;
  // A list of pages may name targets for some of them only.
  if (reader.has("target") && !(reader.format.id === "url_list" && cell("target") === "")) {
    const end = readEnd(cell("target"), "The target", notes);
    if (typeof end !== "string") return end;
    target = end;
  }

  const rel = readRel(reader, cell);
  const kind = readKind(reader, cell);
  const row: BacklinkRow = {
    line,
    source,
    target,
    ...readAnchor(reader, cell, kind),
    rel: rel.tokens,
    follow: rel.follow,
    kind,
    placement: readPlacement(cell("placement")),
    title: readText(cell("title")),
    firstSeen: readDay(reader, cell, "firstSeen", notes),
    lastSeen: readDay(reader, cell, "lastSeen", notes),
    lostOn: readDay(reader, cell, "lostOn", notes),
    httpStatus: readStatus(cell("httpStatus")),
    metrics: readMetrics(reader, cell),
    context: { left: readText(cell("left")), right: readText(cell("right")) },
  };
  reader.format.finish?.(row, cell);
  return { status: "accepted", row, notes };
}

function readEnd(
  text: string,
  what: string,
  notes: string[],
): string | Exclude<Mapped<never>, { row: never }> {
  const address = readAddress(text, what);
  switch (address.kind) {
    case "address":
      if (address.note !== null) notes.push(address.note);
      return address.url;
    case "other":
      return { status: "skipped", reason: `${what} is no web page but a ${address.scheme}: address.` };
    case "bad":
      return { status: "rejected", reason: address.problem };
    default:
      return address satisfies never;
  }
}

/** Null tokens: the file has no column about it. Flags that are all false say that there is no such token. */
function readRel(reader: RowReader, cell: Cell): { tokens: string[] | null; follow: boolean | null } {
  const flags = ["nofollow", "ugc", "sponsored"] as const;
  const known = flags.filter((flag) => reader.has(flag));
  let tokens: string[] | null = null;
  if (reader.has("rel")) {
    tokens = parseRel(cell("rel")).filter((token) => !/^(?:do-?follow|follow|none|-)$/.test(token));
  } else if (known.length > 0) {
    tokens = known.filter((flag) => readFlag(cell(flag)) === true);
  }
  // In some sheets the column is called "dofollow" and holds "nofollow".
  const said = /^do-?follow$|^follow(?:ed)?$/i.test(cell("follow"))
    ? true
    : /nofollow|ugc|sponsored/i.test(cell("follow"))
      ? false
      : readFlag(cell("follow"));
  const byRel = tokens === null ? null : !flags.some((flag) => tokens.includes(flag));
  return { tokens, follow: said ?? byRel };
}

function readKind(reader: RowReader, cell: Cell): ReportedKind | null {
  const type = cell("type").toLowerCase();
  for (const kind of ["redirect", "image", "iframe", "frame", "form", "text"] as const) {
    if (type.includes(kind)) return kind === "iframe" ? "frame" : kind;
  }
  const flags = { image: "isImage", frame: "isFrame", form: "isForm", text: "isText" } as const;
  for (const kind of ["image", "frame", "form", "text"] as const) {
    if (reader.has(flags[kind]) && readFlag(cell(flags[kind])) === true) return kind;
  }
  return null;
}

function readAnchor(
  reader: RowReader,
  cell: Cell,
  kind: ReportedKind | null,
): { anchor: string | null; anchorKind: AnchorKind | null } {
  if (!reader.has("anchor") && !reader.has("alt")) return { anchor: null, anchorKind: null };
  const text = readText(cell("anchor"));
  if (text !== null) return { anchor: text, anchorKind: kind === "image" ? "image" : "text" };
  const alt = readText(cell("alt"));
  if (alt !== null) return { anchor: alt, anchorKind: "image" };
  // A vendor's empty cell is an empty anchor; in a table that people made, nobody filled it in.
  return reader.format.vendor === "other" || reader.format.vendor === "paste"
    ? { anchor: null, anchorKind: null }
    : { anchor: "", anchorKind: "empty" };
}

const PLACES: readonly Placement[] = [
  "content",
  "navigation",
  "header",
  "footer",
  "sidebar",
  "comments",
  "unknown",
];

function readPlacement(text: string): Placement | null {
  const place = text.toLowerCase();
  return PLACES.find((one) => one === place) ?? null;
}

function readStatus(text: string): number | null {
  const status = /^\d{3}$/.test(text) ? Number(text) : 0;
  return status >= 100 && status <= 599 ? status : null;
}

function readMetrics(reader: RowReader, cell: Cell): Record<string, number> {
  const metrics: Record<string, number> = {};
  for (const { name, key } of reader.metrics) {
    const text = cell(key);
    const value = text === "" ? null : readNumber(text);
    if (value !== null && Number.isFinite(value)) metrics[name] = value;
  }
  return metrics;
}
