import { query } from "#lib/db/sql";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import type { OpinionCounts, OpinionKind, OpinionLine, OpinionPage } from "./types.ts";

/** Opinions on one page. */
const SHOWN = 50;

/** Which opinions are shown. `after` or `before`: a key that an earlier page gave; one that is none is passed over. */
export interface OpinionView {
  kind: OpinionKind;
  /** In the domain, the address or the reason. */
  q?: string;
  after?: string | null;
  before?: string | null;
}

/** Decisions on domains and pages of a site, newest first, with the live backlinks each covers. */
export async function listOpinions(scope: Scope, slug: string, view: OpinionView): Promise<OpinionPage> {
  const site = await siteKeys(scope, slug);
  const before = readKey(view.before);
  const from = before ?? readKey(view.after);
  const words = (view.q ?? "").replaceAll("\0", "").slice(0, 200);
  const rows = await query<Omit<OpinionLine, "at"> & { at: Date }>(
    `SELECT o.id, o.kind, o.domain, o.url, o.reason, u.name AS by, o.at,
       CASE WHEN o.domain IS NOT NULL THEN (
         SELECT r.live FROM referring_domain r JOIN domain d ON d.id = r.domain_id
         WHERE r.workspace_id = o.workspace_id AND r.site_id = o.site_id AND d.name = o.domain)
       ELSE (
         SELECT count(*)::int FROM link l JOIN page p ON p.id = l.source_id
         WHERE l.workspace_id = o.workspace_id AND p.workspace_id = o.workspace_id AND p.url_key = o.url_key AND l.live
           AND l.target_domain_id = ANY($3::int[]) AND NOT l.source_domain_id = ANY($3::int[]))
       END AS links
     FROM opinion o LEFT JOIN app_user u ON u.id = o.by_id
     WHERE o.workspace_id = $1 AND o.site_id = $2 AND o.kind = $4::"OpinionKind"
       AND ($5 = '' OR o.domain ILIKE $6 OR o.url ILIKE $6 OR o.reason ILIKE $6)
       AND ($7::timestamptz IS NULL OR (o.at, o.id) ${before ? ">" : "<"} ($7::timestamptz, $8::uuid))
     ORDER BY o.at ${before ? "ASC" : "DESC"}, o.id ${before ? "ASC" : "DESC"} LIMIT ${SHOWN + 1}`,
    [
      scope.workspaceId,
      site.id,
      site.domainIds,
      view.kind,
      words,
      `%${words.replaceAll(/[\\%_]/g, "\\$&")}%`,
      from?.at ?? null,
      from?.id ?? null,
    ],
  );
  const more = rows.length > SHOWN;
  const shown = rows.slice(0, SHOWN);
  if (before) shown.reverse();
  const lines = shown.map((row) => ({ ...row, links: row.links ?? 0, at: row.at.toISOString() }));
  const [first, last] = [lines[0], lines.at(-1)];
  return {
    lines,
    next: last && (before !== null || more) ? keyOf(last) : null,
    previous: first && (before === null ? from !== null : more) ? keyOf(first) : null,
  };
}

const keyOf = (line: OpinionLine) => `${line.at}_${line.id}`;

function readKey(key: string | null | undefined): { at: string; id: string } | null {
  const read =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
      key ?? "",
    );
  const at = read?.[1];
  const id = read?.[2];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : null;
}

/** How many decisions of each kind a site has, on domains and on pages. */
export async function countOpinions(scope: Scope, slug: string): Promise<OpinionCounts> {
  const site = await siteKeys(scope, slug);
  const rows = await query<{ kind: OpinionKind; domains: number; pages: number }>(
    `SELECT kind, count(domain)::int AS domains, count(url_key)::int AS pages
     FROM opinion WHERE workspace_id = $1 AND site_id = $2 GROUP BY 1`,
    [scope.workspaceId, site.id],
  );
  const counts = {
    toxic: { domains: 0, pages: 0 },
    whitelisted: { domains: 0, pages: 0 },
    partner: { domains: 0, pages: 0 },
  };
  for (const { kind, domains, pages } of rows) counts[kind] = { domains, pages };
  return counts;
}
