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

/**
 * Reads the rows of a table with the columns source, target, anchor and rel, of which the first two are needed, as
 * they come. Every row but the header and blank ones gives one PromiseRow.
 * Throws AppError "invalid" for a file that is no such table.
 */
export async function* readPromises(file: string): AsyncGenerator<PromiseRow> {
  const { bytes, detected } = await openTable(file);
  if (detected.refusal !== null) throw new AppError("invalid", detected.refusal);
  const { columns, mapping, headerLine } = detected;
  const named = columns.map((column) => column.trim().toLowerCase());
  const at = (field: "source" | "target" | "anchor" | "rel") => {
    const index = named.indexOf(field);
    return index === -1 ? columns.indexOf(mapping[field] ?? "\0") : index;
  };
  const places = { source: at("source"), target: at("target"), anchor: at("anchor"), rel: at("rel") };
  if (places.source === -1 || places.target === -1) {
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
      const cell = (field: keyof typeof places) => (cells[places[field]] ?? "").trim();
      yield problem === null ? readRow(line, cell) : { line, problem };
    }
  }
}

function readRow(line: number, cell: (field: "source" | "target" | "anchor" | "rel") => string): PromiseRow {
  const [source, target, anchor, rel] = [cell("source"), cell("target"), cell("anchor"), cell("rel")];
  const relClass = readRelClass(rel);
  if (source === "") return { line, problem: "The row names no source." };
  if (parseHttpUrl(target) === null) return { line, problem: `"${target}" is no web address to look for.` };
  if (relClass === undefined) return { line, problem: `"${rel}" is not one of ${relClasses.join(", ")}.` };
  return { line, promised: { source, target, anchor: anchor === "" ? null : anchor, rel: relClass } };
}
