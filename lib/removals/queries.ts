import { type RemovalStatus, type RemovalStepKind, removalStanding } from "#lib/core/removal/status";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { type SiteKeys, siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import { removalTerms } from "./terms.ts";
import type { RemovalDetail, RemovalLine, RemovalPage } from "./types.ts";

/** Requests on one page. */
export const SHOWN = 50;
const LINKS_TOLD = 20;

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

export interface RemovalView {
  status: RemovalStatus | null;
  /** In the name. */
  q: string;
  /** Rows passed over. */
  from: number;
}

/** The requests of a site, those that need somebody first. Whether links are gone is read from what looks saw. */
export async function listRemovals(
  scope: Scope,
  slug: string,
  today: string,
  { status, q, from }: RemovalView,
): Promise<RemovalPage> {
  const site = await siteKeys(scope, slug);
  const all = await readLines(scope, site, today, null);
  const counts = {
    new: 0,
    asked: 0,
    reminded: 0,
    answered: 0,
    removed: 0,
    refused: 0,
    no_answer: 0,
  } satisfies Record<RemovalStatus, number>;
  for (const line of all) counts[line.status]++;
  const words = q.toLowerCase();
  const matching = all
    .filter((line) => (status === null || line.status === status) && line.name.includes(words))
    .sort(
      (a, b) =>
        Number(b.isDue) - Number(a.isDue) ||
        compare(a.dueOn ?? "9999", b.dueOn ?? "9999") ||
        b.live - a.live ||
        compare(a.name, b.name),
    );
  return {
    lines: matching.slice(from, from + SHOWN),
    counts,
    total: all.length,
    due: all.filter((line) => line.isDue).length,
    matching: matching.length,
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** One request with its log, contacts, and the first of its links. Throws AppError "not_found". */
export async function readRemoval(
  scope: Scope,
  slug: string,
  today: string,
  id: string,
): Promise<RemovalDetail> {
  const site = await siteKeys(scope, slug);
  const [line] = await readLines(scope, site, today, id);
  if (line === undefined) throw new AppError("not_found", "This request is not there.");
  const [steps, found, links] = await Promise.all([
    query<Omit<RemovalDetail["steps"][number], "at"> & { at: Date }>(
      `SELECT s.id, s.kind, s.note, u.name AS by, s.at FROM removal_step s LEFT JOIN app_user u ON u.id = s.by_id
       WHERE s.workspace_id = $1 AND s.request_id = $2 ORDER BY s.at, s.id LIMIT 200`,
      [scope.workspaceId, id],
    ),
    scope.may.has("contacts")
      ? query<RemovalDetail["found"][number]>(
          `SELECT kind, value, found_on AS "foundOn" FROM removal_contact
           WHERE workspace_id = $1 AND request_id = $2 ORDER BY kind, found_at, value LIMIT 50`,
          [scope.workspaceId, id],
        )
      : [],
    query<RemovalDetail["links"][number]>(
      `SELECT sp.url AS source, tp.url AS target FROM removal_request r ${LINKS_OF}
       JOIN page tp ON tp.workspace_id = l.workspace_id AND tp.id = l.target_id
       WHERE r.workspace_id = $1 AND r.id = $3 AND l.live ORDER BY l.known_on DESC, l.source_id, l.target_id LIMIT ${LINKS_TOLD}`,
      [scope.workspaceId, site.domainIds, id],
    ),
  ]);
  return { ...line, steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })), found, links };
}

/** The links into the site ($2: its domains) that a request is about. */
const LINKS_OF = `JOIN domain d ON d.workspace_id = r.workspace_id AND d.name = r.domain
  JOIN link l ON l.workspace_id = r.workspace_id AND l.source_domain_id = d.id AND l.target_domain_id = ANY($2::int[])
    AND NOT l.source_domain_id = ANY($2::int[])
  JOIN page sp ON sp.workspace_id = l.workspace_id AND sp.id = l.source_id AND (r.url_key IS NULL OR sp.url_key = r.url_key)`;

async function readLines(
  scope: Scope,
  site: SiteKeys,
  today: string,
  id: string | null,
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
       WHERE r.workspace_id = $1 AND r.site_id = $3 AND ($4::uuid IS NULL OR r.id = $4) GROUP BY r.id) k ON k.id = r.id
     WHERE r.workspace_id = $1 AND r.site_id = $3 AND ($4::uuid IS NULL OR r.id = $4)`,
    [scope.workspaceId, site.domainIds, site.id, id],
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
