// Visits of an import that is undone: the figures are those of the last file that stands, or gone.
import { type Sql, transaction } from "#lib/db/sql";
import { hashKey } from "#lib/links/hash-key";
import { withWatch } from "#lib/links/watch";
import { deleteOrphanDomains, deleteOrphanPages } from "#lib/links/write/orphans";
import type { WriteScope } from "#lib/scope/scope";
import { pageAddresses } from "./page-addresses.ts";
import { hostFigures, pageFigures, type ReportedTraffic, type TrafficChunk } from "./record-traffic.ts";
import { writeHostTraffic, writePageTraffic } from "./write-traffic.ts";

/**
 * Undoes one chunk of visits in one transaction. Done twice it changes nothing more.
 * @param standing what the standing imports of the site say of these pages and hosts, in the order in which they came
 * @param also runs in the same transaction: the undo's progress and resume point
 */
export async function undoTraffic(
  scope: WriteScope,
  undone: { siteId: number; importId: string; rows: readonly ReportedTraffic[] },
  standing: (sql: Sql) => Promise<readonly TrafficChunk[]>,
  also: (sql: Sql, result: { traffic: number }) => Promise<void> = async () => {},
): Promise<{ traffic: number }> {
  const { workspaceId } = scope;
  const { siteId, importId, rows } = undone;
  return withWatch(workspaceId, () =>
    transaction(async (sql) => {
      const pages = await sql.query<{ id: number }>(
        `DELETE FROM page_traffic t USING page p WHERE t.workspace_id = $1 AND t.site_id = $2 AND t.import_id = $3
           AND p.id = t.page_id AND p.url_key = ANY($4) RETURNING p.id`,
        [workspaceId, siteId, importId, (await urlsOf(sql, workspaceId, siteId, rows)).map(hashKey)],
      );
      const hosts = await sql.query<{ host: string; domainId: number }>(
        `DELETE FROM host_traffic WHERE workspace_id = $1 AND site_id = $2 AND import_id = $3 AND host = ANY($4)
         RETURNING host, domain_id AS "domainId"`,
        [workspaceId, siteId, importId, rows.flatMap(({ host }) => host ?? [])],
      );
      const ids = await pageIds(sql, workspaceId, pages);
      const domainOf = new Map(hosts.map(({ host, domainId }) => [host, domainId]));
      for (const chunk of await standing(sql)) {
        const addresses = await pageAddresses(workspaceId, siteId, chunk.rows, sql);
        await writePageTraffic(
          sql,
          workspaceId,
          chunk,
          pageFigures(chunk.rows, addresses, (url) => ids.get(url)),
        );
        await writeHostTraffic(
          sql,
          workspaceId,
          chunk,
          hostFigures(chunk.rows, (host) => domainOf.get(host)),
        );
      }
      await deleteOrphanPages(
        sql,
        workspaceId,
        pages.map(({ id }) => id),
      );
      await deleteOrphanDomains(sql, workspaceId, [...domainOf.values()]);
      const result = { traffic: pages.length + hosts.length };
      await also(sql, result);
      return result;
    }),
  );
}

async function urlsOf(
  sql: Sql,
  workspaceId: number,
  siteId: number,
  rows: readonly ReportedTraffic[],
): Promise<string[]> {
  return [...(await pageAddresses(workspaceId, siteId, rows, sql)).values()];
}

/** Only pages whose figures were taken are written again: those of a later file stand. */
async function pageIds(
  sql: Sql,
  workspaceId: number,
  pages: readonly { id: number }[],
): Promise<Map<string, number>> {
  const rows = await sql.query<{ id: number; url: string }>(
    "SELECT id, url FROM page WHERE workspace_id = $1 AND id = ANY($2)",
    [workspaceId, pages.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, url }) => [url, id]));
}
