import type { z } from "zod";
import { parseDisavow } from "#lib/core/disavow";
import { decodeDisavow } from "#lib/core/disavow/decode";
import { hostOf } from "#lib/core/domain";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import type { Site } from "#lib/sites/types";
import { audit } from "#lib/workspaces/audit";
import { addVersion } from "./add-version.ts";
import { listsOf, readDraft } from "./queries.ts";
import type { NewVersion, UploadedVersion } from "./schema.ts";
import type { Held } from "./types.ts";

/**
 * Records what Google holds for a property now: the base that everything later is merged into. It is kept as it
 * was given, decoded; repairs are made when the next version is drawn up, and told there.
 * @param list text or bytes of the file in any encoding; null: Google holds none
 * Throws AppError "not_found", "invalid" (not a property of this site; no line is an entry).
 */
export async function recordHeldList(
  scope: WriteScope,
  input: { site: string; property: string; list: string | Uint8Array | null },
): Promise<Held> {
  const site = await siteBySlug(scope, input.site);
  requireOwnProperty(site, input.property);
  // PostgreSQL refuses NUL in text, and it is no part of any entry.
  const text = input.list === null ? "" : decodeDisavow(input.list).text.replaceAll("\0", "").toWellFormed();
  const { counts, repaired, rejected } = parseDisavow(text);
  if (input.list !== null && counts.domains + counts.urls === 0) throw noEntry(rejected[0]);
  return transaction(async (sql) => {
    const [list] = await sql.query<{ id: string }>(
      `INSERT INTO disavow_list (id, workspace_id, site_id, property, google_known_at) VALUES ($1, $2, $3, $4, now())
       ON CONFLICT (workspace_id, site_id, property) DO UPDATE SET google_known_at = now() RETURNING id`,
      [newId(), scope.workspaceId, site.id, input.property],
    );
    const { domains, urls } = counts;
    const { number } = await addVersion(sql, scope, list?.id ?? "", {
      origin: "google",
      text,
      domains,
      urls,
      note: null,
    });
    await audit(sql, scope, "disavow.held", site.slug, { property: input.property, number, domains, urls });
    return { number, domains, urls, repaired: repaired.length, rejected: rejected.length };
  });
}

function requireOwnProperty(site: Site, property: string): void {
  const host = hostOf(property) ?? "";
  if (site.domains.some((domain) => host === domain || host.endsWith(`.${domain}`))) return;
  const message = `${host} does not belong to this site. Nothing was kept.`;
  throw new AppError("invalid", message, {
    fields: { property: `${host} does not belong to this site (${site.domains.join(", ")}).` },
  });
}

function noEntry(first: { line: number; reason: string } | undefined): AppError {
  const why = first
    ? `Line ${first.line}: ${first.reason}`
    : "The file is empty. If the property has no list, say so instead.";
  return new AppError("invalid", `No line of this is an entry of a disavow list; nothing was kept. ${why}`);
}

/**
 * Keeps the draft as the next version, to be downloaded and uploaded.
 * Throws AppError "conflict": nobody said what Google holds, or the draft is another than the one that was seen;
 * "invalid": Google would refuse the file, or it holds nothing.
 */
export async function createVersion(
  scope: WriteScope,
  input: z.output<typeof NewVersion>,
): Promise<{ id: string; number: number }> {
  const site = await siteBySlug(scope, input.site);
  const list = (await listsOf(scope, site.id)).find(({ property }) => property === input.property);
  if (list === undefined || list.googleKnownAt === null) {
    throw new AppError("conflict", "Say first what Google holds: an upload replaces it.");
  }
  const draft = await readDraft(scope, input.site, new Date().toISOString().slice(0, 10), input);
  if (draft.number !== input.number || draft.fingerprint !== input.fingerprint) throw changedMeanwhile();
  if (draft.problems[0] !== undefined)
    throw new AppError("invalid", `Google would refuse this file. ${draft.problems[0]}`);
  if (draft.domains + draft.urls === 0) {
    throw new AppError(
      "invalid",
      "The file would hold no entry. To end a list, press “Cancel disavowals” in Search Console; nothing was written.",
    );
  }
  return transaction(async (sql) => {
    const version = await addVersion(sql, scope, list.id, {
      origin: "fairlead",
      text: draft.text,
      domains: draft.domains,
      urls: draft.urls,
      note: input.note || null,
    });
    // Of two people at once the second is late: their draft is not based on the version just made.
    if (version.number !== input.number) throw changedMeanwhile();
    await audit(sql, scope, "disavow.version", site.slug, {
      property: list.property,
      number: version.number,
      added: draft.added.length,
      removed: draft.removed.length,
    });
    return version;
  });
}

function changedMeanwhile(): AppError {
  return new AppError(
    "conflict",
    "The list or the marks changed meanwhile. Read the new draft; nothing was written.",
  );
}

/**
 * A person says on which day a version of ours was uploaded to Search Console, or takes that back.
 * Throws AppError "not_found", "invalid" (a day to come).
 */
export async function markUploaded(
  scope: WriteScope,
  input: z.output<typeof UploadedVersion>,
): Promise<void> {
  const site = await siteBySlug(scope, input.site);
  // Somewhere it is tomorrow already.
  const latest = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
  if (input.on !== null && input.on > latest) {
    throw new AppError("invalid", "This day is still to come.", {
      fields: { on: "This day is still to come." },
    });
  }
  await transaction(async (sql) => {
    const [row] = await sql.query<{ number: number; property: string }>(
      `UPDATE disavow_version v SET uploaded_at = $4::date::timestamp AT TIME ZONE 'UTC' FROM disavow_list l
       WHERE l.workspace_id = v.workspace_id AND l.id = v.list_id AND v.workspace_id = $1 AND l.site_id = $2 AND v.id = $3
         AND v.origin = 'fairlead' RETURNING v.number, l.property`,
      [scope.workspaceId, site.id, input.id, input.on],
    );
    if (!row) throw new AppError("not_found", "This version is not there.");
    await audit(sql, scope, input.on === null ? "disavow.not_uploaded" : "disavow.uploaded", site.slug, {
      ...row,
      on: input.on,
    });
  });
}
