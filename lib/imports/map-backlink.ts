/** A record as a link that a file reports. */

import type { AnchorKind, Placement } from "#lib/core/link-types";
import { PLACES } from "#lib/core/place";
import { parseRel } from "#lib/core/rel";
import { type Cell, readFlag } from "./formats/format.ts";
import { readAddress } from "./read-address.ts";
import { type FileMapping, type Mapped, readDay, readMetrics, readText } from "./read-cell.ts";
import type { BacklinkRow, ReportedKind } from "./row-types.ts";

export function mapBacklink(file: FileMapping, cell: Cell, line: number): Mapped<BacklinkRow> {
  const skipped = file.format.skip?.(cell);
  if (skipped) return { status: "skipped", reason: skipped };

  const notes: string[] = [];
  const source = readEnd(cell("source"), "The source", notes);
  if (typeof source !== "string") return source;
  let target: string | null = null;
  // A list of pages may name targets for some of them only.
  if (file.has("target") && !(file.format.id === "url_list" && cell("target") === "")) {
    const end = readEnd(cell("target"), "The target", notes);
    if (typeof end !== "string") return end;
    target = end;
  }

  const rel = readRel(file, cell);
  const kind = readKind(file, cell);
  const row: BacklinkRow = {
    line,
    source,
    target,
    ...readAnchor(file, cell, kind),
    rel: rel.tokens,
    follow: rel.follow,
    kind,
    placement: readPlacement(cell("placement")),
    title: readText(cell("title")),
    firstSeen: readDay(file, cell, "firstSeen", notes),
    lastSeen: readDay(file, cell, "lastSeen", notes),
    lostOn: readDay(file, cell, "lostOn", notes),
    httpStatus: readStatus(cell("httpStatus")),
    metrics: readMetrics(file, cell),
    context: { left: readText(cell("left")), right: readText(cell("right")) },
  };
  file.format.finish?.(row, cell);
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
function readRel(file: FileMapping, cell: Cell): { tokens: string[] | null; follow: boolean | null } {
  const flags = ["nofollow", "ugc", "sponsored"] as const;
  const known = flags.filter((flag) => file.has(flag));
  let tokens: string[] | null = null;
  if (file.has("rel")) {
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

function readKind(file: FileMapping, cell: Cell): ReportedKind | null {
  const type = cell("type").toLowerCase();
  for (const kind of ["redirect", "image", "iframe", "frame", "form", "text"] as const) {
    if (type.includes(kind)) return kind === "iframe" ? "frame" : kind;
  }
  const flags = { image: "isImage", frame: "isFrame", form: "isForm", text: "isText" } as const;
  for (const kind of ["image", "frame", "form", "text"] as const) {
    if (file.has(flags[kind]) && readFlag(cell(flags[kind])) === true) return kind;
  }
  return null;
}

function readAnchor(
  file: FileMapping,
  cell: Cell,
  kind: ReportedKind | null,
): { anchor: string | null; anchorKind: AnchorKind | null } {
  if (!file.has("anchor") && !file.has("alt")) return { anchor: null, anchorKind: null };
  const text = readText(cell("anchor"));
  if (text !== null) return { anchor: text, anchorKind: kind === "image" ? "image" : "text" };
  const alt = readText(cell("alt"));
  if (alt !== null) return { anchor: alt, anchorKind: "image" };
  // A vendor's empty cell is an empty anchor; in a table that people made, nobody filled it in.
  return file.format.vendor === "other" || file.format.vendor === "paste"
    ? { anchor: null, anchorKind: null }
    : { anchor: "", anchorKind: "empty" };
}

function readPlacement(text: string): Placement | null {
  const place = text.toLowerCase();
  return place === "unknown" ? place : (PLACES.find((one) => one === place) ?? null);
}

function readStatus(text: string): number | null {
  const status = /^\d{3}$/.test(text) ? Number(text) : 0;
  return status >= 100 && status <= 599 ? status : null;
}
