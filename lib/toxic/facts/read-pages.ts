import { MOST_PAGES, type PageFacts } from "#lib/core/toxic/facts";
import { query } from "#lib/db/sql";
import type { AuditedSite } from "./site-keys.ts";

export interface PagesOfDomain {
  pages: number;
  readPages: number;
  noindexPages: number;
  /** Live links that we saw hidden. */
  hiddenLinks: number;
  sample: PageFacts[];
}

interface Row {
  domainId: number;
  url: string;
  title: string | null;
  seenOn: string | null;
  read: boolean;
  reason: string | null;
  noindex: boolean;
  outDomains: number | null;
  language: string | null;
  relevance: PageFacts["relevance"];
  hidden: boolean;
  anchors: string[] | null;
  pages: number;
  readPages: number;
  noindexPages: number;
  hiddenLinks: number;
  marked: boolean;
  template: string | null;
  outgoing: number[] | null;
  uncommonDomains: number;
  spamLinks: number;
  badDomains: number;
  spamSample: string[] | null;
  parked: boolean;
}

/** Anchors of one page that are read. */
const PAGE_ANCHORS = 20;

/** Counts of the pages with a live link, by domain, and those of them that were looked at last. */
export async function readPages(
  { workspaceId, domainIds: targets }: AuditedSite,
  domainIds: readonly number[],
): Promise<Map<number, PagesOfDomain>> {
  const rows = await query<Row>(
    `WITH linking AS (
       SELECT source_domain_id, source_id, count(*) FILTER (WHERE seen AND hidden) AS hidden_links, min(relevance) AS relevance
       FROM (SELECT source_domain_id, source_id, hidden, relevance, presence IN ('found', 'missed') AS seen FROM link
             WHERE workspace_id = $1 AND source_domain_id = ANY($2) AND target_domain_id = ANY($3) AND live) l
       GROUP BY 1, 2),
     counted AS (
       SELECT g.*, p.url, p.title, p.access, p.reason, p.noindex, p.out_domains, p.last_fetched_at, p.last_read_at,
         count(*) OVER domain AS pages, count(p.last_read_at) OVER domain AS read_pages,
         count(*) FILTER (WHERE p.last_read_at IS NOT NULL AND p.noindex) OVER domain AS noindex_pages,
         sum(g.hidden_links) OVER domain AS all_hidden,
         row_number() OVER (PARTITION BY g.source_domain_id, g.hidden_links > 0 ORDER BY p.last_read_at DESC NULLS LAST, g.source_id) AS turn
       FROM linking g JOIN page p ON p.id = g.source_id WINDOW domain AS (PARTITION BY g.source_domain_id)),
     ranked AS (
       SELECT *, row_number() OVER (PARTITION BY source_domain_id ORDER BY hidden_links > 0 AND turn = 1 DESC,
         last_read_at DESC NULLS LAST, last_fetched_at DESC NULLS LAST, source_id) AS place FROM counted)
     SELECT r.source_domain_id AS "domainId", r.url, r.title,
       to_char(coalesce(r.last_read_at, r.last_fetched_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "seenOn",
       r.access = 'ok' AS read, r.reason, r.noindex, r.out_domains AS "outDomains", t.language, r.relevance,
       r.hidden_links > 0 AS hidden, w.anchors, r.pages::int, r.read_pages::int AS "readPages",
       r.noindex_pages::int AS "noindexPages", r.all_hidden::int AS "hiddenLinks", m.page_id IS NOT NULL AS marked,
       encode(m.template, 'hex') AS template, m.outgoing, m.uncommon_domains AS "uncommonDomains", m.spam_links AS "spamLinks",
       m.bad_domains AS "badDomains", m.spam_sample AS "spamSample", m.parked
     FROM ranked r
     LEFT JOIN page_topic t ON t.workspace_id = $1 AND t.page_id = r.source_id
     LEFT JOIN page_mark m ON m.workspace_id = $1 AND m.page_id = r.source_id
     LEFT JOIN LATERAL (SELECT array_agg(text) AS anchors FROM (
       SELECT DISTINCT a.text FROM link l JOIN anchor a ON a.id = l.anchor_id
       WHERE l.workspace_id = $1 AND l.source_id = r.source_id AND l.target_domain_id = ANY($3) AND l.live
       ORDER BY 1 LIMIT ${PAGE_ANCHORS}) x) w ON r.last_fetched_at IS NOT NULL
     WHERE r.place <= ${MOST_PAGES} ORDER BY r.source_domain_id, r.place`,
    [workspaceId, domainIds, targets],
  );
  const byDomain = new Map<number, PagesOfDomain>();
  for (const row of rows) {
    const { pages, readPages: read, noindexPages, hiddenLinks } = row;
    const own = byDomain.get(row.domainId) ?? {
      pages,
      readPages: read,
      noindexPages,
      hiddenLinks,
      sample: [],
    };
    byDomain.set(row.domainId, own);
    const page = pageOf(row);
    if (page !== null) own.sample.push(page);
  }
  return byDomain;
}

/** Null: nobody has looked at it. */
function pageOf(row: Row): PageFacts | null {
  if (row.seenOn === null) return null;
  const { url, title, seenOn, read, reason, noindex, outDomains, language, relevance, hidden } = row;
  return {
    url,
    title,
    seenOn,
    read,
    reason,
    noindex,
    outDomains,
    language,
    relevance,
    anchors: row.anchors ?? [],
    hidden,
    marks: row.marked
      ? {
          template: row.template,
          outgoing: row.outgoing,
          uncommonDomains: row.uncommonDomains,
          spamLinks: row.spamLinks,
          badDomains: row.badDomains,
          spamSample: row.spamSample ?? [],
          parked: row.parked,
        }
      : null,
  };
}
