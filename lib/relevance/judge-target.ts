import { query, type Sql, transaction } from "#lib/db/sql";
import {
  judgeLinks,
  judgeLinksOf,
  type LinkToJudge,
  MAY_SHARE,
  TO_JUDGE,
} from "#lib/links/topics/judge-links";
import { raiseSummaries } from "#lib/links/write/summaries";

/** Links a transaction: none holds its rows for long. */
const CHUNK = 500;

/** Judges every link to a page anew, its topic having changed. Stopped in between it begins again another time. */
export async function judgeLinksTo(workspaceId: number, pageId: number, signal: AbortSignal): Promise<void> {
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const links = await transaction(async (sql) => {
      const chunk = await sql.query<LinkToJudge>(
        `SELECT ${TO_JUDGE} FROM link l JOIN page t ON t.id = l.target_id LEFT JOIN anchor a ON a.id = l.anchor_id
         WHERE l.workspace_id = $1 AND l.source_id > $3
           AND l.target_id IN (SELECT $2::int UNION ALL SELECT id FROM page WHERE workspace_id = $1 AND moved_to_id = $2)
           AND ${MAY_SHARE("(SELECT array_agg(domain_id) FROM site_domain WHERE workspace_id = $1)")}
         ORDER BY l.source_id LIMIT ${CHUNK}`,
        [workspaceId, pageId, after],
      );
      await raiseSitesOf(sql, workspaceId, await judgeLinks(sql, workspaceId, chunk));
      return chunk;
    });
    if (links.length < CHUNK) break;
    // Two links of one page, to two addresses of the target, must not fall apart: it is taken again.
    after = (links.at(-1)?.sourceId ?? 0) - 1;
  }
  await query("UPDATE page_topic SET judge = false WHERE workspace_id = $1 AND page_id = $2 AND judge", [
    workspaceId,
    pageId,
  ]);
}

/**
 * Judges the links of a page that was read because others link to it: it may itself link to another watched site, whose
 * summary tells of its topic and language.
 * @param otherLanguage pages of which the language is another one (writeTopics)
 */
export async function judgeLinksFrom(
  workspaceId: number,
  pageId: number,
  otherLanguage: ReadonlySet<number>,
): Promise<void> {
  await transaction(async (sql) => {
    const watched = await sql.query<{ id: number }>(
      "SELECT DISTINCT domain_id AS id FROM site_domain WHERE workspace_id = $1",
      [workspaceId],
    );
    const watchedIds = watched.map(({ id }) => id);
    const domains = await judgeLinksOf(sql, workspaceId, [pageId], watchedIds, new Map(), otherLanguage);
    await raiseSitesOf(sql, workspaceId, domains);
  });
}

/** What was drawn together of the sites of these domains is stale. */
async function raiseSitesOf(sql: Sql, workspaceId: number, domainIds: ReadonlySet<number>): Promise<void> {
  const sites = await sql.query<{ id: number }>(
    "SELECT DISTINCT site_id AS id FROM site_domain WHERE workspace_id = $1 AND domain_id = ANY($2)",
    [workspaceId, [...domainIds]],
  );
  await raiseSummaries(sql, workspaceId, new Set(sites.map(({ id }) => id)));
}

/** Pages whose topic changed and whose links wait to be judged. */
export function pagesToJudge(limit: number): Promise<{ workspaceId: number; pageId: number }[]> {
  return query(
    `SELECT workspace_id AS "workspaceId", page_id AS "pageId" FROM page_topic WHERE judge ORDER BY 1, 2 LIMIT $1`,
    [limit],
  );
}
