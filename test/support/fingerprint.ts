import { query } from "#lib/db/sql";

/** Tables that any request may write: when a session was last used, that somebody tried. */
const notCounted = ["session", "login_attempt", "worker_beat"];

async function tables(): Promise<{ name: string; hasWorkspace: boolean }[]> {
  return query(
    `select c.relname as name,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id') as "hasWorkspace"
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> all($1) order by 1`,
    [notCounted],
  );
}

/**
 * A digest of every row in the database, or of one workspace's: equal before and after means that nothing was
 * written. Rows by table, so that a failing test names the table.
 */
export async function fingerprint(workspaceId?: number): Promise<Record<string, string>> {
  const wanted = (await tables()).filter(({ hasWorkspace }) => workspaceId === undefined || hasWorkspace);
  const parts = wanted.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as digest
         from "${name}" t ${workspaceId === undefined ? "" : `where workspace_id = ${workspaceId}`}`,
  );
  if (workspaceId !== undefined) {
    parts.push(
      `select 'workspace', hashtextextended(t::text, 0)::text from workspace t where id = ${workspaceId}`,
    );
  }
  const rows = await query<{ name: string; digest: string }>(parts.join(" union all "));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
