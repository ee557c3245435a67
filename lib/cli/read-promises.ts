import { PLACES, type Place } from "#lib/core/place";
import type { RelClass } from "#lib/core/rel";
import { parseHttpUrl } from "#lib/core/url";
import type { Promise_ } from "#lib/core/verdict";
import { AppError } from "#lib/errors";
import { readTable } from "#lib/imports/read-table";
import { openTable } from "./read-input.ts";

/** One agreed link to look for. */
export interface PromisedLink extends Promise_ {
  source: string;
  anchor: string | null;
  rel: RelClass | null;
  place: Place | null;
}

/** A row of the file: what was agreed, or why it cannot be looked for. */
export type PromiseRow = { line: number } & ({ promised: PromisedLink } | { problem: string });

export const relClasses = ["follow", "nofollow", "sponsored", "ugc"] as const satisfies readonly RelClass[];

/** "" is null, `dofollow` is follow; undefined for what is none of the words. */
export function readRelClass(text: string): RelClass | null | undefined {
  const word = text.trim().toLowerCase();
  if (word === "") return null;
  return word === "dofollow" ? "follow" : relClasses.find((each) => each === word);
}

/** "" is null; undefined for what is no place of a page. */
export function readPlace(text: string): Place | null | undefined {
  const word = text.trim().toLowerCase();
  return word === "" ? null : PLACES.find((each) => each === word);
}

const fields = ["source", "target", "anchor", "rel", "place"] as const;
type CellOf = (field: (typeof fields)[number]) => string;

/**
 * Reads the rows of a table with the columns source, target, anchor, rel and place, of which the first two are needed,
 * as they come. Every row but the header and blank ones gives one PromiseRow.
 * Throws AppError "invalid" for a file that is no such table.
 */
export async function* readPromises(file: string): AsyncGenerator<PromiseRow> {
  const { bytes, detected } = await openTable(file);
  if (detected.refusal !== null) throw new AppError("invalid", detected.refusal);
  const { columns, mapping, headerLine } = detected;
  const named = columns.map((column) => column.trim().toLowerCase());
  const at: Record<string, number> = {};
  for (const field of fields) {
    const index = named.indexOf(field);
    at[field] = index === -1 ? columns.indexOf(mapping[field] ?? "\0") : index;
  }
  if (at.source === -1 || at.target === -1) {
    const has = columns.map((column) => `"${column}"`).join(", ");
    throw new AppError("invalid", `${file} needs the columns source and target. It has ${has || "none"}.`);
  }
  const layout = {
    encoding: detected.encoding,
    delimiter: detected.delimiter,
    columns: headerLine > 0 ? columns.length : null,
  };
  for await (const records of readTable(bytes, layout)) {
    for (const { line, cells, problem } of records) {
      if (line <= headerLine || (problem === null && cells.every((cell) => cell.trim() === ""))) continue;
      const cell: CellOf = (field) => (cells[at[field] ?? -1] ?? "").trim();
      yield problem === null ? readRow(line, cell) : { line, problem };
    }
  }
}

function readRow(line: number, cell: CellOf): PromiseRow {
  const [source, target, anchor, rel] = [cell("source"), cell("target"), cell("anchor"), cell("rel")];
  const relClass = readRelClass(rel);
  const place = readPlace(cell("place"));
  if (source === "") return { line, problem: "The row names no source." };
  if (parseHttpUrl(target) === null) return { line, problem: `"${target}" is no web address to look for.` };
  if (relClass === undefined) return { line, problem: `"${rel}" is not one of ${relClasses.join(", ")}.` };
  if (place === undefined) {
    return { line, problem: `"${cell("place")}" is not one of ${PLACES.join(", ")}.` };
  }
  return { line, promised: { source, target, anchor: anchor === "" ? null : anchor, rel: relClass, place } };
}
