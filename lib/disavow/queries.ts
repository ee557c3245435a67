import type { ReferringCount } from "#lib/core/disavow/warnings";
import { one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import type { Site } from "#lib/sites/types";
import type { OpinionKind } from "#lib/toxic/types";
import { readWeights } from "#lib/toxic/weights/read-weights";
import { draftDisavow } from "./draft.ts";
import { movedList } from "./moved.ts";
import type { DisavowDraft, DisavowState, DisavowVersionLine, DraftView } from "./types.ts";

const SHOWN = 50;

/** The list of one property of a site: what Google holds, the versions, and the next one as it would be. */
export async function disavowState(
  scope: Scope,
  slug: string,
  today: string,
  view: DraftView = {},
): Promise<DisavowState> {
  const site = await siteBySlug(scope, slug);
  const lists = await listsOf(scope, site.id);
  const list = chosen(lists, view.property);
  const [versions, draft] = await Promise.all([
    list === null ? [] : listVersions(scope, list.id),
    draftOf(scope, site, list, today, view),
  ]);
  return {
    property: list?.property ?? defaultProperty(site),
    properties: lists.map(({ property }) => property),
    googleKnownAt: list?.googleKnownAt?.toISOString() ?? null,
    versions,
    draft,
    moved: movedList(site.domains, lists),
  };
}

/** The next version of a property's list. */
export async function readDraft(
  scope: Scope,
  slug: string,
  today: string,
  view: DraftView = {},
): Promise<DisavowDraft> {
  const site = await siteBySlug(scope, slug);
  return draftOf(scope, site, chosen(await listsOf(scope, site.id), view.property), today, view);
}

async function draftOf(
  scope: Scope,
  site: Site,
  list: ListRow | null,
  today: string,
  { leaveOut }: DraftView,
): Promise<DisavowDraft> {
  const [last, opinions, referring, { weights }] = await Promise.all([
    list === null
      ? null
      : one<{ number: number; text: string }>(
          "SELECT number, text FROM disavow_version WHERE workspace_id = $1 AND list_id = $2 ORDER BY number DESC LIMIT 1",
          [scope.workspaceId, list.id],
        ),
    query<{
      kind: OpinionKind;
      domain: string | null;
      url: string | null;
      reason: string;
      on: string;
    }>(
      `SELECT kind, domain, url, reason, (at AT TIME ZONE 'UTC')::date AS on FROM opinion
       WHERE workspace_id = $1 AND site_id = $2 ORDER BY at, id`,
      [scope.workspaceId, site.id],
    ),
    query<ReferringCount>(
      `SELECT d.name AS domain, r.follow FROM referring_domain r JOIN domain d ON d.workspace_id = r.workspace_id AND d.id = r.domain_id
       WHERE r.workspace_id = $1 AND r.site_id = $2 AND r.follow > 0`,
      [scope.workspaceId, site.id],
    ),
    readWeights(scope.workspaceId),
  ]);
  return draftDisavow({
    last: last?.text ?? null,
    number: (last?.number ?? 0) + 1,
    project: site.name,
    property: list?.property ?? defaultProperty(site),
    date: today,
    toxic: opinions.filter((opinion) => opinion.kind === "toxic"),
    own: site.domains,
    whitelisted: opinions.flatMap((opinion) =>
      opinion.kind !== "toxic" ? [opinion.domain ?? opinion.url ?? ""] : [],
    ),
    leaveOut,
    referring,
    wellKnown: weights.lists.wellKnown,
  });
}

const defaultProperty = (site: Site) => `https://${site.domains[0] ?? site.slug}/`;

export interface ListRow {
  id: string;
  property: string;
  googleKnownAt: Date | null;
  /** Of its newest version. */
  entries: number;
}

/** The lists of a site, one a property, the one last spoken of first. */
export async function listsOf(scope: Scope, siteId: number): Promise<ListRow[]> {
  return query<ListRow>(
    `SELECT id, property, google_known_at AS "googleKnownAt", coalesce((
       SELECT v.domains + v.urls FROM disavow_version v WHERE v.workspace_id = l.workspace_id AND v.list_id = l.id
       ORDER BY v.number DESC LIMIT 1), 0) AS entries FROM disavow_list l
     WHERE workspace_id = $1 AND site_id = $2 AND ($3::int[] IS NULL OR site_id = ANY($3))
     ORDER BY google_known_at DESC NULLS LAST, created_at DESC LIMIT 100`,
    [scope.workspaceId, siteId, scope.sites === "all" ? null : scope.sites],
  );
}

function chosen(lists: readonly ListRow[], property: string | undefined): ListRow | null {
  return lists.find((list) => list.property === property) ?? lists[0] ?? null;
}

async function listVersions(scope: Scope, listId: string): Promise<DisavowVersionLine[]> {
  const rows = await query<Omit<DisavowVersionLine, "createdAt"> & { createdAt: Date }>(
    `SELECT v.id, v.number, v.origin, v.domains, v.urls, v.note, u.name AS by, v.created_at AS "createdAt",
       (v.uploaded_at AT TIME ZONE 'UTC')::date AS "uploadedOn"
     FROM disavow_version v LEFT JOIN app_user u ON u.id = v.created_by_id
     WHERE v.workspace_id = $1 AND v.list_id = $2 ORDER BY v.number DESC LIMIT ${SHOWN}`,
    [scope.workspaceId, listId],
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
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
