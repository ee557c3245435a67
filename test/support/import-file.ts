// An import of a site as people make it: a file uploaded, read and written, without a worker.
import { Readable } from "node:stream";
import { query } from "#lib/db/sql";
import { createImport } from "#lib/imports/create-import";
import { stageImport } from "#lib/imports/stage-import";
import { storeUpload } from "#lib/imports/store-upload";
import { writeImport } from "#lib/imports/write-import";
import type { TestWorkspace } from "./workspace.ts";

/** Uploads one file into a new import and reads it, up to its preview. */
export async function readFile(
  team: TestWorkspace,
  site: string,
  text: string | Buffer,
  name = "links.csv",
): Promise<string> {
  const { id } = await createImport(team.scope, site);
  const bytes = Buffer.from(text);
  await storeUpload(team.scope, id, { name, size: bytes.length }, Readable.from([bytes]));
  await query("UPDATE import SET state = 'reading' WHERE id = $1", [id]);
  await stageImport(team.scope, id);
  return id;
}

/** Writes an import that has been read. */
export async function writeRead(team: TestWorkspace, id: string, signal?: AbortSignal): Promise<void> {
  await query(
    `UPDATE import SET state = 'importing', started_at = clock_timestamp(), new_links = 0, known_links = 0, candidates = 0,
       new_domains = 0, known_domains = 0
     WHERE id = $1`,
    [id],
  );
  await writeImport(team.scope, id, signal);
}

/** Imports one file. */
export async function importFile(
  team: TestWorkspace,
  site: string,
  text: string | Buffer,
  name?: string,
): Promise<string> {
  const id = await readFile(team, site, text, name);
  await writeRead(team, id);
  return id;
}
