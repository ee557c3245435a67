// Requests with where each stands, for the pages of removals and for what is done about a manual action.
import { type RemovalStatus, type RemovalStepKind, removalStanding } from "#lib/core/removal/status";
import { query } from "#lib/db/sql";
import type { SiteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import { removalTerms } from "./terms.ts";
import type { RemovalLine } from "./types.ts";

interface Row {
  id: string;
  name: string;
  domain: string;
  isPage: boolean;
  reason: string;
  at: Date;
  by: string | null;
  live: number;
  gone: number;
  contacts: number;
  looking: boolean;
  steps: { kind: RemovalStepKind; on: string }[] | null;
}

/** Those of one status, with a word in their name. */
export function matchingLines(
  lines: readonly RemovalLine[],
  { status, q }: { status: RemovalStatus | null; q: string },
): RemovalLine[] {
  const words = q.toLowerCase();
  return lines.filter((line) => (status === null || line.status === status) && line.name.includes(words));
}

/** The links into the site ($2: its domains) that a request is about. */
export const LINKS_OF = `JOIN domain d ON d.workspace_id = r.workspace_id AND d.name = r.domain
  JOIN link l ON l.workspace_id = r.workspace_id AND l.source_domain_id = d.id AND l.target_domain_id = ANY($2::int[])
    AND NOT l.source_domain_id = ANY($2::int[])
  JOIN page sp ON sp.workspace_id = l.workspace_id AND sp.id = l.source_id AND (r.url_key IS NULL OR sp.url_key = r.url_key)`;

/** The requests of a site, in no order: one, or those about some domains, or all. */
export async function readLines(
  scope: Scope,
  site: SiteKeys,
  today: string,
  { id = null, domains = null }: { id?: string | null; domains?: readonly string[] | null } = {},
): Promise<RemovalLine[]> {
  const terms = await removalTerms(scope);
  const rows = await query<Row>(
    `SELECT r.id, r.name, r.domain, r.url_key IS NOT NULL AS "isPage", r.reason, r.at, u.name AS by,
       coalesce(k.live, 0) AS live, coalesce(k.gone, 0) AS gone, r.contacts_read_at IS NULL AS looking,
       (SELECT count(*)::int FROM removal_contact c WHERE c.workspace_id = r.workspace_id AND c.request_id = r.id) AS contacts,
       (SELECT jsonb_agg(jsonb_build_object('kind', s.kind, 'on', (s.at AT TIME ZONE 'UTC')::date) ORDER BY s.at, s.id)
        FROM removal_step s WHERE s.workspace_id = r.workspace_id AND s.request_id = r.id) AS steps
     FROM removal_request r LEFT JOIN app_user u ON u.id = r.by_id
     LEFT JOIN (
       SELECT r.id, count(*) FILTER (WHERE l.live)::int AS live,
         count(*) FILTER (WHERE l.presence = 'lost' AND l.loss_reason <> 'reported')::int AS gone
       FROM removal_request r ${LINKS_OF}
       WHERE r.workspace_id = $1 AND r.site_id = $3 AND ($4::uuid IS NULL OR r.id = $4) AND ($5::text[] IS NULL OR r.domain = ANY($5)) GROUP BY r.id) k ON k.id = r.id
     WHERE r.workspace_id = $1 AND r.site_id = $3 AND ($4::uuid IS NULL OR r.id = $4)
       AND ($5::text[] IS NULL OR r.domain = ANY($5))`,
    [scope.workspaceId, site.domainIds, site.id, id, domains],
  );
  return rows.map(({ steps, gone, at, ...row }) => {
    const done = steps ?? [];
    const standing = removalStanding({ steps: done, live: row.live, gone }, terms, today);
    const mail = done.findLast(({ kind }) => kind === "asked" || kind === "reminded");
    return {
      ...row,
      ...standing,
      at: at.toISOString(),
      isDue: standing.dueOn !== null && standing.dueOn <= today,
      lastMailOn: mail?.on ?? null,
    };
  });
}
