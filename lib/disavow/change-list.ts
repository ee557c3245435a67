import type { z } from "zod";
import { parseDisavow, printDisavow } from "#lib/core/disavow";
import { newId } from "#lib/db/new-id";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";
import { listOf, readDraft } from "./queries.ts";
import type { HeldList, NewVersion, UploadedVersion } from "./schema.ts";

export interface Held {
  domains: number;
  urls: number;
  repaired: { line: number; from: string; to: string; why: string }[];
  rejected: { line: number; text: string; reason: string }[];
}

/**
 * Records what Google holds for a property now, a list or none: the base that everything later is merged into.
 * Repairs are told; lines that cannot be read are listed and kept out, because Google could not read them either.
 */
export async function recordHeldList(scope: WriteScope, input: z.output<typeof HeldList>): Promise<Held> {
  const site = await siteBySlug(scope, input.site);
  const parsed = parseDisavow(input.text ?? "");
  const text = printDisavow(parsed.entries, parsed.header.length > 0 ? parsed.header : null, parsed.trailing);
  const { domains, urls } = parsed.counts;
  await transaction(async (sql) => {
    const [list] = await sql.query<{ id: string }>(
      `INSERT INTO disavow_list (id, workspace_id, site_id, property, google_known_at) VALUES ($1, $2, $3, $4, now())
       ON CONFLICT (workspace_id, site_id, property) DO UPDATE SET google_known_at = now() RETURNING id`,
      [newId(), scope.workspaceId, site.id, input.property],
    );
    await addVersion(sql, scope, (list as { id: string }).id, {
      origin: "google",
      text,
      domains,
      urls,
      note: null,
    });
    await audit(sql, scope, "disavow.held", site.slug, { property: input.property, domains, urls });
  });
  return { domains, urls, repaired: parsed.repaired, rejected: parsed.rejected };
}

/**
 * Keeps the draft as the next version, to be downloaded and uploaded.
 * Throws AppError "conflict": nobody said what Google holds, or the draft is another than the one that was seen.
 */
export async function createVersion(
  scope: WriteScope,
  input: z.output<typeof NewVersion>,
): Promise<{ id: string; number: number }> {
  const site = await siteBySlug(scope, input.site);
  const list = await listOf(scope, site.id);
  if (list === null || list.googleKnownAt === null) {
    throw new AppError("conflict", "Say first what Google holds: an upload replaces it.");
  }
  const draft = await readDraft(scope, input.site, new Date().toISOString().slice(0, 10), input.leaveOut);
  if (draft.number !== input.number) {
    throw new AppError(
      "conflict",
      "Somebody made a version meanwhile. Read the new draft; nothing was written.",
    );
  }
  if (draft.problems[0] !== undefined)
    throw new AppError("invalid", `Google would refuse this file. ${draft.problems[0]}`);
  return transaction(async (sql) => {
    const version = await addVersion(sql, scope, list.id, {
      origin: "fairlead",
      text: draft.text,
      domains: draft.domains,
      urls: draft.urls,
      note: input.note || null,
    });
    await audit(sql, scope, "disavow.version", site.slug, {
      number: version.number,
      added: draft.added.length,
    });
    return version;
  });
}

async function addVersion(
  sql: Sql,
  scope: WriteScope,
  listId: string,
  version: {
    origin: "google" | "fairlead";
    text: string;
    domains: number;
    urls: number;
    note: string | null;
  },
): Promise<{ id: string; number: number }> {
  await sql.query("SELECT 1 FROM disavow_list WHERE workspace_id = $1 AND id = $2 FOR UPDATE", [
    scope.workspaceId,
    listId,
  ]);
  const [row] = await sql.query<{ id: string; number: number }>(
    `INSERT INTO disavow_version (id, workspace_id, list_id, number, origin, text, domains, urls, note, created_by_id)
     VALUES ($1, $2, $3, (SELECT coalesce(max(number), 0) + 1 FROM disavow_version WHERE list_id = $3), $4::"DisavowOrigin",
       $5, $6, $7, $8, $9) RETURNING id, number`,
    [
      newId(),
      scope.workspaceId,
      listId,
      version.origin,
      version.text,
      version.domains,
      version.urls,
      version.note,
      scope.actorId,
    ],
  );
  return row as { id: string; number: number };
}

/** A person says that a version was uploaded to Search Console, or takes that back. Throws AppError "not_found". */
export async function markUploaded(
  scope: WriteScope,
  input: z.output<typeof UploadedVersion>,
): Promise<void> {
  const site = await siteBySlug(scope, input.site);
  await transaction(async (sql) => {
    const [row] = await sql.query<{ number: number }>(
      `UPDATE disavow_version v SET uploaded_at = CASE WHEN $4 THEN now() END FROM disavow_list l
       WHERE l.workspace_id = v.workspace_id AND l.id = v.list_id AND v.workspace_id = $1 AND l.site_id = $2 AND v.id = $3
       RETURNING v.number`,
      [scope.workspaceId, site.id, input.id, input.uploaded],
    );
    if (!row) throw new AppError("not_found", "This version is not there.");
    await audit(sql, scope, input.uploaded ? "disavow.uploaded" : "disavow.not_uploaded", site.slug, {
      number: row.number,
    });
  });
}
