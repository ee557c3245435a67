import { query, type Sql } from "#lib/db/sql";

/**
 * The ids of hosts by name (registrable domains); missing ones are made. Looked up first, because
 * ON CONFLICT DO NOTHING burns an id a row; made in sorted order, so that two fills cannot deadlock.
 */
export async function ensureHosts(names: ReadonlySet<string>): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const find = async (wanted: string[]) => {
    const rows = await query<{ id: number; name: string }>(
      "select id, name from host where name = any($1::text[])",
      [wanted],
    );
    for (const row of rows) ids.set(row.name, row.id);
    return wanted.filter((name) => !ids.has(name));
  };
  const missing = (await find([...names])).sort();
  if (missing.length > 0) {
    await query("insert into host (name) select unnest($1::text[]) on conflict (name) do nothing", [missing]);
    await find(missing);
  }
  return ids;
}

/**
 * Tells hosts that visits of a workspace are queued there. Part of the transaction that queues them: it locks
 * the hosts until the commit, so that no claim can meanwhile find nothing and put a host to sleep.
 */
export async function wakeHosts(
  sql: Sql,
  hosts: readonly { hostId: number; workspaceId: number }[],
): Promise<void> {
  if (hosts.length === 0) return;
  await sql.query(
    `with woken as (
       select host_id, min(workspace_id) as workspace_id
         from unnest($1::int[], $2::int[]) as w (host_id, workspace_id) group by host_id
     ), locked as (
       select id from host where id in (select host_id from woken) order by id for update
     )
     update host h
        set next_workspace_id = case when h.next_at is null then w.workspace_id else h.next_workspace_id end,
            next_at = coalesce(h.next_at, greatest(h.free_at, now()))
       from woken w join locked l on l.id = w.host_id
      where h.id = w.host_id`,
    [hosts.map((host) => host.hostId), hosts.map((host) => host.workspaceId)],
  );
}
