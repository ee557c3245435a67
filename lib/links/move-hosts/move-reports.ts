// What was reported of whole domains and of hosts, after the pages: visits go with their host, reports of a name that is
// no domain any more to the domain that it belongs to.
import { query, transaction } from "#lib/db/sql";
import { internDomains } from "../intern.ts";
import { lockWriters, type Watch } from "../watch.ts";
import { deleteOrphanDomains } from "../write/orphans.ts";

const CHUNK = 20_000;

/** Moves reports and visits of every name that belongs to another domain now. Done twice it changes nothing more. */
export async function moveReports(workspaceId: number, watch: Watch, signal: AbortSignal): Promise<void> {
  await moveTraffic(workspaceId, watch);
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const names = await query<{ id: number; name: string }>(
      `SELECT id, name FROM domain WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT ${CHUNK}`,
      [workspaceId, after],
    );
    const last = names.at(-1);
    if (last === undefined) return;
    after = last.id;
    for (const { id, name } of names) {
      const wanted = watch.domainOf(`https://${name}/`);
      if (wanted !== null && wanted !== name) await mergeReports(workspaceId, id, wanted);
    }
  }
}

async function moveTraffic(workspaceId: number, watch: Watch): Promise<void> {
  const rows = await query<{ host: string; name: string; id: number }>(
    `SELECT DISTINCT t.host, d.name, d.id FROM host_traffic t
     JOIN domain d ON d.workspace_id = t.workspace_id AND d.id = t.domain_id WHERE t.workspace_id = $1`,
    [workspaceId],
  );
  const stray = rows.flatMap(({ host, name, id }) => {
    const wanted = watch.domainOf(`https://${host}/`) ?? host;
    return wanted === name ? [] : [{ host, wanted, id }];
  });
  if (stray.length === 0) return;
  const ids = await internDomains(
    workspaceId,
    stray.map(({ wanted }) => wanted),
  );
  await transaction(async (sql) => {
    await lockWriters(sql, workspaceId);
    await sql.query(
      `UPDATE host_traffic t SET domain_id = m.domain FROM unnest($2::text[], $3::int[]) AS m(host, domain)
       WHERE t.workspace_id = $1 AND t.host = m.host`,
      [workspaceId, stray.map(({ host }) => host), stray.map(({ wanted }) => ids.get(wanted))],
    );
    await deleteOrphanDomains(
      sql,
      workspaceId,
      stray.map(({ id }) => id),
    );
  });
}

/** Reports of a name that is no domain any more are reports of the whole, as those of several hosts are (record-domains.ts). */
async function mergeReports(workspaceId: number, from: number, wanted: string): Promise<void> {
  const to = (await internDomains(workspaceId, [wanted])).get(wanted);
  await transaction(async (sql) => {
    await lockWriters(sql, workspaceId);
    await sql.query(
      `WITH gone AS (DELETE FROM domain_sighting WHERE workspace_id = $1 AND domain_id = $2 RETURNING *)
       INSERT INTO domain_sighting AS s (workspace_id, site_id, domain_id, vendor, first_seen_on, last_seen_on, lost_on, links,
         metrics, import_id, last_import_id)
       SELECT workspace_id, site_id, $3, vendor, first_seen_on, last_seen_on, lost_on, links, metrics, import_id, last_import_id FROM gone
       ON CONFLICT (workspace_id, site_id, domain_id, vendor) DO UPDATE SET
         first_seen_on = least(s.first_seen_on, excluded.first_seen_on),
         last_seen_on = greatest(s.last_seen_on, excluded.last_seen_on),
         lost_on = CASE WHEN s.lost_on IS NULL OR excluded.lost_on IS NULL THEN NULL ELSE greatest(s.lost_on, excluded.lost_on) END,
         links = coalesce(s.links + excluded.links, s.links, excluded.links),
         metrics = coalesce(s.metrics, excluded.metrics)`,
      [workspaceId, from, to],
    );
    await deleteOrphanDomains(sql, workspaceId, [from, to as number]);
  });
}
