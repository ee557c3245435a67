import { canonicalElsewhere } from "#lib/core/diff/page-events";
import { EXTRACTOR_VERSION } from "#lib/core/extract";
import { isOpen } from "#lib/core/link-state";
import { type Look, redirectedAway } from "#lib/core/look";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import { type Graph, linksOf, type PageRow } from "../graph.ts";
import { isComplete } from "../prepare-look.ts";

/** RFC 9110 §15.4.5 */
const NOT_MODIFIED = 304;

export interface PageLook {
  page: PageRow;
  look: Look;
  digest: Buffer | null;
}

/**
 * Writes what one look each says of the pages. A look that was not complete leaves title, directives and digest
 * alone, but a digest is dropped after a conclusive miss of the page, so that its return is read anew. What another
 * page, where a redirect ended, says of itself is not this page's title or directives.
 */
export async function writePages(
  sql: Sql,
  workspaceId: number,
  graph: Graph,
  looks: readonly PageLook[],
  siteSetVersion: number,
): Promise<void> {
  // Two looks at one page in a batch (two runs, two addresses) are written one after the other.
  const seen = new Map<number, number>();
  const rounds: PageLook[][] = [];
  for (const one of looks) {
    const round = seen.get(one.page.id) ?? 0;
    seen.set(one.page.id, round + 1);
    rounds[round] ??= [];
    rounds[round].push(one);
  }
  for (const round of rounds) await writeRound(sql, workspaceId, graph, round, siteSetVersion);
}

async function writeRound(
  sql: Sql,
  workspaceId: number,
  graph: Graph,
  looks: readonly PageLook[],
  siteSetVersion: number,
): Promise<void> {
  const records = looks.map(({ page, look, digest }) => ({
    id: page.id,
    moved_to_id: page.movedToId,
    access: look.access,
    reason: look.reason,
    http_status: look.httpStatus,
    at: look.at,
    complete: isComplete(look),
    own: isComplete(look) && !redirectedAway(look),
    in_full: isComplete(look) && look.httpStatus !== NOT_MODIFIED,
    // Of the address itself: what another one answers is not asked for here.
    etag: look.hops.length === 0 ? look.etag : null,
    last_modified: look.hops.length === 0 ? look.lastModified : null,
    digest: digest?.toString("hex") ?? null,
    title: look.title?.slice(0, 500) ?? null,
    noindex: look.robots.noindex,
    nofollow: look.robots.nofollow,
    robots_by: look.robots.by,
    canonical: look.canonical,
    canonical_elsewhere: canonicalElsewhere(look),
    out_external: look.outlinks.external,
    out_domains: look.outlinks.domains,
    open_links: openLinks(graph, page.id),
  }));
  await sql.query(
    `UPDATE page p SET
       access = r.access, reason = r.reason, http_status = r.http_status, moved_to_id = r.moved_to_id,
       last_fetched_at = greatest(p.last_fetched_at, r.at),
       links_key = CASE WHEN r.digest IS NULL THEN NULL ELSE decode(r.digest, 'hex') END,
       open_links = coalesce(r.open_links, p.open_links),
       last_read_at = CASE WHEN r.complete THEN greatest(p.last_read_at, r.at) ELSE p.last_read_at END,
       read_site_set = CASE WHEN r.complete THEN $3 ELSE p.read_site_set END,
       body_read_at = CASE WHEN r.in_full THEN r.at ELSE p.body_read_at END,
       extractor = CASE WHEN r.in_full THEN $4 ELSE p.extractor END,
       etag = CASE WHEN r.in_full THEN r.etag ELSE p.etag END,
       last_modified = CASE WHEN r.in_full THEN r.last_modified ELSE p.last_modified END,
       title = CASE WHEN r.own THEN r.title ELSE p.title END,
       noindex = CASE WHEN r.own THEN r.noindex ELSE p.noindex END,
       nofollow = CASE WHEN r.own THEN r.nofollow ELSE p.nofollow END,
       robots_by = CASE WHEN r.own THEN r.robots_by ELSE p.robots_by END,
       canonical = CASE WHEN r.own THEN r.canonical ELSE p.canonical END,
       canonical_elsewhere = CASE WHEN r.own THEN r.canonical_elsewhere ELSE p.canonical_elsewhere END,
       out_external = CASE WHEN r.own THEN r.out_external ELSE p.out_external END,
       out_domains = CASE WHEN r.own THEN r.out_domains ELSE p.out_domains END
     FROM jsonb_to_recordset($2::jsonb) AS r(id int, moved_to_id int, access "PageAccess", reason text, http_status smallint,
       at timestamptz, complete boolean, own boolean, in_full boolean, etag text, last_modified text, digest text, title text, noindex boolean, nofollow boolean, robots_by "DecidedBy",
       canonical text, canonical_elsewhere boolean, out_external int, out_domains int, open_links int)
     WHERE p.workspace_id = $1 AND p.id = r.id`,
    [workspaceId, safeJson(records), siteSetVersion, EXTRACTOR_VERSION],
  );
}

/** Aliases of a page that is an alias itself now: they lead where it leads. Pages that are none any more move nobody. */
export async function followMoves(sql: Sql, workspaceId: number, pages: readonly PageRow[]): Promise<void> {
  const moved = pages.filter(({ movedToId }) => movedToId !== null);
  if (moved.length === 0) return;
  await sql.query(
    `UPDATE page p SET moved_to_id = m.to_id FROM unnest($2::int[], $3::int[]) AS m(id, to_id)
     WHERE p.workspace_id = $1 AND p.moved_to_id = m.id AND p.id <> m.to_id`,
    [workspaceId, moved.map((page) => page.id), moved.map((page) => page.movedToId)],
  );
}

/** Null when the page's links were not loaded: nothing about them changed. */
function openLinks(graph: Graph, pageId: number): number | null {
  if (!graph.links.has(pageId)) return null;
  return [...linksOf(graph, pageId).values()].filter((row) => isOpen(row.state)).length;
}

/**
 * Pages that no look is written of: those that became another address of a page, those that got or gave links, those
 * whose open questions changed by a report.
 */
export async function writeOpenLinks(
  sql: Sql,
  workspaceId: number,
  graph: Graph,
  pages: readonly PageRow[],
): Promise<void> {
  if (pages.length === 0) return;
  await sql.query(
    `UPDATE page p SET open_links = r.open_links, moved_to_id = r.moved_to_id, links_key = CASE WHEN r.keeps_key THEN p.links_key END
     FROM unnest($2::int[], $3::int[], $4::int[], $5::bool[]) AS r(id, open_links, moved_to_id, keeps_key)
     WHERE p.workspace_id = $1 AND p.id = r.id AND (p.open_links, p.moved_to_id, p.links_key IS NOT NULL)
       IS DISTINCT FROM (r.open_links, r.moved_to_id, r.keeps_key)`,
    [
      workspaceId,
      pages.map(({ id }) => id),
      pages.map(({ id }) => openLinks(graph, id) ?? 0),
      pages.map(({ movedToId }) => movedToId),
      pages.map(({ linksKey }) => linksKey !== null),
    ],
  );
}
