/** `disavow diff`: what an upload of the second file changes for Google, which holds the first. */
import { type DisavowDiff, diffDisavow } from "#lib/core/disavow/diff";
import { printEntry } from "#lib/core/disavow/entry";
import { writeOut } from "../write-out.ts";
import { type ReadList, readList } from "./read-list.ts";
import type { DisavowOptions } from "./read-options.ts";
import { section } from "./sections.ts";

export async function diff({ files, format, failOn }: DisavowOptions): Promise<number> {
  const before = await readList(files[0] ?? "-");
  const after = await readList(files[1] ?? "-");
  const found = diffDisavow(before.entries, after.entries);
  for (const { file, rejected } of [before, after])
    for (const { line, reason } of rejected)
      process.stderr.write(`not compared, ${file} line ${line}: ${reason}\n`);
  await writeOut(format === "json" ? reportJson(before, after, found) : reportText(before, after, found));
  const changes = found.added.length + found.removed.length;
  const uncovered = found.removed.filter(({ coveredBy }) => coveredBy === null).length;
  return (failOn.has("changes") && changes > 0) || (failOn.has("uncovered") && uncovered > 0) ? 1 : 0;
}

function reportJson(before: ReadList, after: ReadList, { added, removed, kept }: DisavowDiff): string {
  return `${JSON.stringify({
    before: before.file,
    after: after.file,
    kept,
    added: added.map(({ entry, coveredBy, covers }) => ({ line: printEntry(entry), coveredBy, covers })),
    removed: removed.map(({ entry, coveredBy }) => ({ line: printEntry(entry), coveredBy })),
  })}\n`;
}

function reportText(before: ReadList, after: ReadList, { added, removed, kept }: DisavowDiff): string {
  const lost = removed.filter(({ coveredBy }) => coveredBy === null);
  const covered = removed.filter(({ coveredBy }) => coveredBy !== null);
  return [
    `${before.file} → ${after.file}: ${added.length} added, ${removed.length} removed, ${kept} kept`,
    ...section(
      "added",
      added.map(({ entry, coveredBy, covers }) => `${printEntry(entry)}${noteOf(coveredBy, covers)}`),
    ),
    ...section(
      "removed, and counted again by Google",
      lost.map(({ entry }) => printEntry(entry)),
    ),
    ...section(
      "removed, and still covered",
      covered.map(({ entry, coveredBy }) => `${printEntry(entry)} (by domain:${coveredBy})`),
    ),
    "",
  ].join("\n");
}

function noteOf(coveredBy: string | null, covers: number): string {
  const notes = [
    ...(coveredBy === null ? [] : [`already covered by domain:${coveredBy}`]),
    ...(covers === 0 ? [] : [`covers ${covers} earlier ${covers === 1 ? "line" : "lines"}`]),
  ];
  return notes.length === 0 ? "" : ` (${notes.join("; ")})`;
}
