// A page that its server calls unchanged (304) says what it said: its look is filled in from what was recorded when it
// was read, so that everything after it (promises, counters, history) goes the one way that every look goes.
import type { AnchorKind, ExtractedLink, LinkKind, Placement } from "#lib/core/link-types";
import { isNotModified, type Look } from "#lib/core/look";
import type { SeenLink } from "#lib/core/seen-links";
import { anyConnection, type Sql } from "#lib/db/sql";
import type { Prepared } from "./apply-look.ts";

interface PageMemory {
  id: number;
  linksKey: Buffer;
  title: string | null;
  noindex: boolean;
  nofollow: boolean;
  robotsBy: Look["robots"]["by"];
  canonical: string | null;
  outExternal: number | null;
  outDomains: number | null;
}

interface LinkMemory extends Omit<SeenLink, "others"> {
  sourceId: number;
  others: { anchor: string; anchorKind: AnchorKind; rel: string }[];
}

/**
 * The looks of a batch, those that found nothing changed filled in. A page that is no longer known whole (it was
 * missed, moved or read by others meanwhile) keeps its bare look, which proves nothing.
 */
export async function recallPages(workspaceId: number, prepared: readonly Prepared[]): Promise<Prepared[]> {
  const ids = prepared.filter(({ look }) => isNotModified(look)).map(({ pageId }) => pageId);
  if (ids.length === 0) return [...prepared];
  const [pages, links] = await Promise.all([
    rememberedPages(anyConnection, workspaceId, ids),
    rememberedLinks(anyConnection, workspaceId, ids),
  ]);
  return prepared.map((one) => {
    const page = isNotModified(one.look) ? pages.get(one.pageId) : undefined;
    return page === undefined ? one : recall(one, page, links.get(one.pageId) ?? []);
  });
}

async function rememberedPages(
  sql: Sql,
  workspaceId: number,
  ids: readonly number[],
): Promise<Map<number, PageMemory>> {
  const rows = await sql.query<PageMemory>(
    `SELECT id, links_key AS "linksKey", title, noindex, nofollow, robots_by AS "robotsBy", canonical,
            out_external AS "outExternal", out_domains AS "outDomains"
     FROM page WHERE workspace_id = $1 AND id = ANY($2) AND links_key IS NOT NULL AND open_links = 0 AND moved_to_id IS NULL`,
    [workspaceId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function rememberedLinks(
  sql: Sql,
  workspaceId: number,
  ids: readonly number[],
): Promise<Map<number, LinkMemory[]>> {
  const rows = await sql.query<LinkMemory>(
    `SELECT l.source_id AS "sourceId", t.url AS target, l.kind, coalesce(a.text, '') AS anchor, l.anchor_kind AS "anchorKind",
            l.rel, l.rel_class AS "relClass", l.rel_by AS "relBy", l.place, l.hidden, l.occurrences,
            coalesce(l.others, '[]') AS others, coalesce(l.context_left, '') AS "contextLeft",
            coalesce(l.context_right, '') AS "contextRight"
     FROM link l JOIN page t ON t.id = l.target_id LEFT JOIN anchor a ON a.id = l.anchor_id
     WHERE l.workspace_id = $1 AND l.source_id = ANY($2) AND l.presence = 'found' ORDER BY l.source_id, l.target_id`,
    [workspaceId, ids],
  );
  return Map.groupBy(rows, (row) => row.sourceId);
}

function recall(one: Prepared, page: PageMemory, links: readonly LinkMemory[]): Prepared {
  const { robotsBy: by } = page;
  const look: Look = {
    ...one.look,
    access: "ok",
    reason: null,
    title: page.title,
    canonical: page.canonical,
    robots: {
      noindex: page.noindex,
      nofollow: page.nofollow,
      by,
      noindexBy: page.noindex ? by : "none",
      nofollowBy: page.nofollow ? by : "none",
      unavailableAfter: null,
      raw: [],
    },
    outlinks: { external: page.outExternal ?? 0, domains: page.outDomains ?? 0 },
    links: links.flatMap(extracted),
  };
  return {
    ...one,
    look,
    seen: new Map(links.map(({ sourceId: _source, ...link }) => [link.target, link])),
    digest: page.linksKey,
  };
}

/** Every occurrence that was kept, the strongest first, as it stood on the page. */
function extracted(link: LinkMemory): ExtractedLink[] {
  const { target, kind, place, hidden, contextLeft, contextRight } = link;
  const occurrence = (words: { anchor: string; anchorKind: AnchorKind; rel: string }): ExtractedLink => ({
    href: target,
    url: target,
    kind: kind as LinkKind,
    anchor: words.anchor,
    anchorKind: words.anchorKind,
    rel: words.rel === "" ? [] : words.rel.split(" "),
    placement: place as Placement,
    hidden,
    context: { left: contextLeft, right: contextRight },
  });
  return [occurrence(link), ...link.others.map(occurrence)];
}
