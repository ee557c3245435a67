// A whole import as a person makes it: a file is stored, read into staging, written. One row in a hundred is no link.
import { Readable } from "node:stream";
import { query } from "#lib/db/sql";
import { createImport } from "#lib/imports/create-import";
import { stageImport } from "#lib/imports/stage-import";
import { storeUpload } from "#lib/imports/store-upload";
import { LARGE_SITE, largeRow } from "#lib/seed/large-rows";
import type { LargeSite } from "#lib/seed/large-site";

/** Every hundredth row names no page. */
export const badRows = (rows: number): number => Math.floor(rows / 100);

function* table(rows: number, from: number): Generator<Buffer> {
  let text = "Source,Target,Anchor,Rel,First seen,Last seen\n";
  for (let index = from; index < from + rows; index++) {
    const { source, target, report } = largeRow(index);
    const page = index % 100 === 99 ? "no address" : source;
    text += `${page},${target},"${report.anchor}",${report.rel},${report.firstSeenOn},${report.lastSeenOn}\n`;
    if (text.length < 1_000_000) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}

/** Stores and reads a file of `rows` links, the first of them link `from`; what is left is to write it. */
export async function stageLarge(
  { scope }: LargeSite,
  rows: number,
  from = 0,
): Promise<{ id: string; storedMs: number; stagedMs: number }> {
  const began = performance.now();
  const { id } = await createImport(scope, LARGE_SITE);
  const bytes = Buffer.concat([...table(rows, from)]);
  await storeUpload(scope, id, { name: "links.csv", size: bytes.length }, Readable.from([bytes]));
  await query("UPDATE import SET state = 'reading' WHERE id = $1", [id]);
  const stored = performance.now();
  await stageImport(scope, id);
  const staged = performance.now();
  await query(
    "UPDATE import SET state = 'importing', new_links = 0, known_links = 0, candidates = 0, written = 0 WHERE id = $1",
    [id],
  );
  return { id, storedMs: stored - began, stagedMs: staged - stored };
}
