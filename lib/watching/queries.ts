import { triesAgain } from "#lib/core/schedule/due";
import { intervalOf } from "#lib/core/schedule/interval";
import { anyConnection, one, query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { readPages } from "./page-facts.ts";
import { readSchedules } from "./site-claims.ts";
import type { NextLooks, PageScheduleLine, PageWatch, TagScheduleLine, WatchSettings } from "./types.ts";

/** Pages with a schedule of their own that are shown. */
const PAGES_SHOWN = 50;

/** When the pages of a site are looked at, and how many pages each schedule is about. Throws AppError "not_found". */
export async function watchSettings(scope: Scope, slug: string): Promise<WatchSettings> {
  const site = await siteBySlug(scope, slug);
  const keys = [scope.workspaceId, site.id];
  const [schedules, tags, pages, freeTags, counts] = await Promise.all([
    readSchedules(anyConnection, scope.workspaceId),
    query<TagScheduleLine>(
      `SELECT s.id, s.tag, s.every_hours AS "everyHours", s.adaptive,
         (SELECT count(DISTINCT p.source_id)::int FROM placement p WHERE p.workspace_id = s.workspace_id AND p.site_id = s.site_id
            AND p.archived_at IS NULL AND lower(s.tag) IN (SELECT lower(t.tag) FROM unnest(p.tags) AS t(tag))) AS pages
       FROM schedule s WHERE s.workspace_id = $1 AND s.site_id = $2 AND s.kind = 'tag' ORDER BY s.tag`,
      keys,
    ),
    query<PageScheduleLine & { total: number }>(
      `SELECT s.id, p.id AS "pageId", p.url, s.every_hours AS "everyHours", count(*) OVER ()::int AS total
       FROM schedule s JOIN page p ON p.workspace_id = s.workspace_id AND p.id = s.page_id
       WHERE s.workspace_id = $1 AND s.site_id = $2 AND s.kind = 'page' ORDER BY p.url LIMIT ${PAGES_SHOWN}`,
      keys,
    ),
    query<{ tag: string }>(
      `SELECT DISTINCT t.tag FROM placement p CROSS JOIN LATERAL unnest(p.tags) AS t(tag)
       WHERE p.workspace_id = $1 AND p.site_id = $2 AND p.archived_at IS NULL AND NOT EXISTS (
         SELECT 1 FROM schedule s WHERE s.workspace_id = $1 AND s.site_id = $2 AND s.kind = 'tag' AND lower(s.tag) = lower(t.tag))
       ORDER BY 1 LIMIT 100`,
      keys,
    ),
    countPages(scope.workspaceId, site.id),
  ]);
  const { agreed, backlinks } = schedules.sites.get(site.id) as Pick<WatchSettings, "agreed" | "backlinks">;
  return {
    agreed,
    backlinks,
    tags,
    pages: pages.map(({ total: _total, ...page }) => page),
    pagesTotal: pages[0]?.total ?? 0,
    freeTags: freeTags.map((row) => row.tag),
    ...counts,
  };
}

/** Above so many links their pages are not counted: it would take seconds, and the cost is about the same. */
const COUNTED_MAX = 100_000;

type Counts = Pick<WatchSettings, "agreedPages" | "backlinkPages" | "backlinksCounted" | "domains">;

async function countPages(workspaceId: number, siteId: number): Promise<Counts> {
  const keys = [workspaceId, siteId];
  const sums = await one<{ agreedPages: number; links: number; domains: number }>(
    `WITH agreed AS (${AGREED})
     SELECT (SELECT count(DISTINCT id)::int FROM agreed) AS "agreedPages",
       (SELECT coalesce(sum(live), 0)::int FROM referring_domain WHERE workspace_id = $1 AND site_id = $2) AS links,
       (SELECT count(*)::int FROM (
          SELECT domain_id FROM referring_domain WHERE workspace_id = $1 AND site_id = $2 AND live > 0
          UNION SELECT domain_id FROM agreed) d) AS domains`,
    keys,
  );
  const { agreedPages = 0, links = 0, domains = 0 } = sums ?? {};
  if (links > COUNTED_MAX) return { agreedPages, backlinkPages: links, backlinksCounted: false, domains };
  const row = await one<{ pages: number }>(
    `WITH own AS (SELECT domain_id FROM site_domain WHERE workspace_id = $1 AND site_id = $2)
     SELECT count(DISTINCT l.source_id)::int AS pages FROM link l
     WHERE l.workspace_id = $1 AND l.target_domain_id IN (SELECT domain_id FROM own) AND l.live
       AND l.source_domain_id NOT IN (SELECT domain_id FROM own) AND l.source_id NOT IN (SELECT id FROM (${AGREED}) agreed)`,
    keys,
  );
  return { agreedPages, backlinkPages: row?.pages ?? 0, backlinksCounted: true, domains };
}

const AGREED = `SELECT coalesce(p.moved_to_id, p.id) AS id, p.domain_id FROM placement pl
  JOIN page p ON p.workspace_id = pl.workspace_id AND p.id = pl.source_id
  WHERE pl.workspace_id = $1 AND pl.site_id = $2 AND pl.archived_at IS NULL`;

/** When one page is looked at by itself. Null when it is none that the Scope may see. */
export async function pageWatch(scope: Scope, slug: string, pageId: number): Promise<PageWatch | null> {
  const site = await siteBySlug(scope, slug);
  const now = new Date();
  const [[page], [row]] = await Promise.all([
    readPages(anyConnection, scope.workspaceId, [pageId], now),
    query<{ why: string; siteId: number }>(
      `SELECT w.why, w.site_id AS "siteId" FROM page p
       JOIN page_watch w ON w.workspace_id = p.workspace_id AND w.page_id = coalesce(p.moved_to_id, p.id)
       WHERE p.workspace_id = $1 AND p.id = $2`,
      [scope.workspaceId, pageId],
    ),
  ]);
  if (page === undefined) return null;
  const { row: watch, facts, own } = page;
  const theirs = scope.sites !== "all" && row !== undefined && !scope.sites.includes(row.siteId);
  const shown = theirs ? null : watch;
  const holding = shown === null ? null : { ...shown, own };
  return {
    pageId: page.pageId,
    everyHours: holding?.everyHours ?? null,
    own: own && (await hasOwn(scope, site.id, page.pageId)),
    now: holding === null ? null : intervalOf(holding, facts, now.getTime()),
    nextAt: shown?.dueAt ? new Date(shown.dueAt).toISOString() : null,
    triedAgain: shown !== null && row?.why !== "miss" && row?.why !== "reported_lost" && triesAgain(facts),
    settlesMiss: shown !== null && row?.why === "miss",
    doubted: shown !== null && row?.why === "reported_lost",
    awaited: facts.awaited.length > 0,
  };
}

async function hasOwn(scope: Scope, siteId: number, pageId: number): Promise<boolean> {
  const row = await one(
    `SELECT 1 FROM schedule s JOIN page p ON p.workspace_id = s.workspace_id AND p.id = s.page_id
     WHERE s.workspace_id = $1 AND s.site_id = $2 AND s.kind = 'page' AND coalesce(p.moved_to_id, p.id) = $3`,
    [scope.workspaceId, siteId, pageId],
  );
  return row !== null;
}

/** The looks of a site that come by themselves. @param limit counted no further */
export async function nextLooks(scope: Scope, slug: string, limit: number): Promise<NextLooks> {
  const site = await siteBySlug(scope, slug);
  const row = await one<{ pages: number; nextAt: Date | null }>(
    `SELECT (SELECT min(due_at) FROM page_watch WHERE workspace_id = $1 AND site_id = $2) AS "nextAt",
       (SELECT count(*)::int FROM (
          SELECT 1 FROM page_watch WHERE workspace_id = $1 AND site_id = $2 AND due_at <= now() + interval '24 hours'
          LIMIT $3) due) AS pages`,
    [scope.workspaceId, site.id, limit + 1],
  );
  return { pages: row?.pages ?? 0, nextAt: row?.nextAt?.toISOString() ?? null };
}
