import { one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { draftDisavow } from "./draft.ts";
import type { DisavowDraft, DisavowState, DisavowVersionLine } from "./types.ts";

const SHOWN = 50;

/** The list of a site's property: what Google holds, the versions, and the next one as it would be. */
export async function disavowState(scope: Scope, slug: string, today: string): Promise<DisavowState> {
  const site = await siteBySlug(scope, slug);
  const list = await listOf(scope, site.id);
  const versions = list === null ? [] : await listVersions(scope, list.id);
  return {
    property: list?.property ?? `https://${site.domains[0] ?? site.slug}/`,
    googleKnownAt: list?.googleKnownAt?.toISOString() ?? null,
    versions,
    draft: await readDraft(scope, slug, today),
  };
}

/** The next version. `leaveOut`: lines of the present list that a person removes. */
export async function readDraft(
  scope: Scope,
  slug: string,
  today: string,
  leaveOut: readonly string[] = [],
): Promise<DisavowDraft> {
  const site = await siteBySlug(scope, slug);
  const list = await listOf(scope, site.id);
  const [last, opinions] = await Promise.all([
    list === null
      ? null
      : one<{ number: number; text: string }>(
          "SELECT number, text FROM disavow_version WHERE workspace_id = $1 AND list_id = $2 ORDER BY number DESC LIMIT 1",
          [scope.workspaceId, list.id],
        ),
    query<{
      kind: "toxic" | "whitelisted";
      domain: string | null;
      url: string | null;
      reason: string;
      on: string;
    }>(
      `SELECT kind, domain, url, reason, (at AT TIME ZONE 'UTC')::date AS on FROM opinion
       WHERE workspace_id = $1 AND site_id = $2 ORDER BY at, id`,
      [scope.workspaceId, site.id],
    ),
  ]);
  return draftDisavow({
    last: last?.text ?? null,
    number: (last?.number ?? 0) + 1,
    project: site.name,
    property: list?.property ?? `https://${site.domains[0] ?? site.slug}/`,
    date: today,
    toxic: opinions.filter((opinion) => opinion.kind === "toxic"),
    own: site.domains,
    whitelisted: opinions.flatMap((opinion) =>
      opinion.kind === "whitelisted" ? [opinion.domain ?? (opinion.url as string)] : [],
    ),
    leaveOut,
  });
}

export interface ListRow {
  id: string;
  property: string;
  googleKnownAt: Date | null;
}

/** The site's list; one property a site for now, the newest. */
export async function listOf(scope: Scope, siteId: number): Promise<ListRow | null> {
  return one<ListRow>(
    `SELECT id, property, google_known_at AS "googleKnownAt" FROM disavow_list WHERE workspace_id = $1 AND site_id = $2
     ORDER BY google_known_at DESC NULLS LAST, created_at DESC LIMIT 1`,
    [scope.workspaceId, siteId],
  );
}

async function listVersions(scope: Scope, listId: string): Promise<DisavowVersionLine[]> {
  const rows = await query<
    Omit<DisavowVersionLine, "createdAt" | "uploadedAt"> & { createdAt: Date; uploadedAt: Date | null }
  >(
    `SELECT v.id, v.number, v.origin, v.domains, v.urls, v.note, u.name AS by, v.created_at AS "createdAt",
       v.uploaded_at AS "uploadedAt"
     FROM disavow_version v LEFT JOIN app_user u ON u.id = v.created_by_id
     WHERE v.workspace_id = $1 AND v.list_id = $2 ORDER BY v.number DESC LIMIT ${SHOWN}`,
    [scope.workspaceId, listId],
  );
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    uploadedAt: row.uploadedAt?.toISOString() ?? null,
  }));
}

/** The text of one version, for its file. Throws AppError "not_found". */
export async function versionFile(
  scope: Scope,
  slug: string,
  id: string,
): Promise<{ name: string; text: string }> {
  const site = await siteBySlug(scope, slug);
  const row = await one<{ number: number; text: string }>(
    `SELECT v.number, v.text FROM disavow_version v JOIN disavow_list l ON l.workspace_id = v.workspace_id AND l.id = v.list_id
     WHERE v.workspace_id = $1 AND l.site_id = $2 AND v.id = $3`,
    [scope.workspaceId, site.id, id],
  );
  if (!row) throw new AppError("not_found", "This version is not there.");
  return { name: `disavow-${site.slug}-v${row.number}.txt`, text: row.text };
}
