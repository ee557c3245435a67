import { Readable } from "node:stream";
import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { requestReading } from "./change-import.ts";
import { storeUpload } from "./store-upload.ts";

/** Begins an import of a site: files are uploaded into it, then read, then imported. Throws AppError "not_found". */
export async function createImport(scope: WriteScope, slug: string): Promise<{ id: string }> {
  const site = await siteBySlug(scope, slug);
  const id = newId();
  await query("INSERT INTO import (id, workspace_id, site_id, created_by_id) VALUES ($1, $2, $3, $4)", [
    id,
    scope.workspaceId,
    site.id,
    scope.actorId,
  ]);
  return { id };
}

/** An import of what a person pasted, read at once. */
export async function importPastedText(
  scope: WriteScope,
  slug: string,
  text: string,
): Promise<{ id: string }> {
  const { id } = await createImport(scope, slug);
  const bytes = Buffer.from(text.toWellFormed().replaceAll("\0", ""));
  await storeUpload(scope, id, { name: "Pasted list.txt", size: bytes.length }, Readable.from([bytes]));
  await requestReading(scope, id);
  return { id };
}
