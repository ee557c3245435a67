/** `disavow check`: what a file holds, what is repaired in it, and what one would not write today. */
import { printEntry } from "#lib/core/disavow/entry";
import { createObjector } from "#lib/core/disavow/objections";
import { warnOfEntries } from "#lib/core/disavow/warnings";
import { WELL_KNOWN } from "#lib/core/toxic/lists/known-sites";
import { writeOut } from "../write-out.ts";
import { type ReadList, readList } from "./read-list.ts";
import type { DisavowOptions } from "./read-options.ts";
import { section } from "./sections.ts";

interface Objected {
  line: string;
  reason: string;
}

export async function check({ files, format, failOn, own }: DisavowOptions): Promise<number> {
  const list = await readList(files[0] ?? "-");
  const objections = objectionsTo(list, own);
  await writeOut(format === "json" ? reportJson(list, objections) : reportText(list, objections));
  const found = { ...list, objections };
  const failed = (["rejected", "repaired", "warnings", "objections"] as const).some(
    (finding) => failOn.has(finding) && found[finding].length > 0,
  );
  return failed ? 1 : 0;
}

function objectionsTo({ entries }: ReadList, own: readonly string[]): Objected[] {
  const object = createObjector({ own, whitelisted: [] });
  const refused = entries.flatMap((entry) => {
    const objection = object(entry);
    return objection === null ? [] : [{ line: printEntry(entry), reason: objection.message }];
  });
  const large = warnOfEntries(entries, { wellKnown: WELL_KNOWN, referring: [] }).warnings;
  return [...refused, ...large.map(({ line, message }) => ({ line: line ?? "", reason: message }))];
}

function reportJson(
  { file, counts, repaired, rejected, warnings }: ReadList,
  objections: Objected[],
): string {
  return `${JSON.stringify({ file, ...counts, repaired, rejected, warnings, objections })}\n`;
}

function reportText(
  { file, counts, repaired, rejected, warnings }: ReadList,
  objections: readonly Objected[],
): string {
  const at = (line: number | null) => (line === null ? "" : `line ${line}: `);
  return [
    `${file}: ${counts.lines} lines, ${counts.domains} domains, ${counts.urls} addresses, ${counts.comments} comments, ${counts.bytes} bytes`,
    ...section(
      "rejected",
      rejected.map(({ line, reason }) => `${at(line)}${reason}`),
    ),
    ...section(
      "repaired",
      repaired.map(({ line, from, to, why }) => `${at(line)}${from.trim()} → ${to} (${why})`),
    ),
    ...section(
      "warnings",
      warnings.map(({ line, message }) => `${at(line)}${message}`),
    ),
    ...section(
      "objections",
      objections.map(({ line, reason }) => `${line}: ${reason}`),
    ),
    "",
  ].join("\n");
}
