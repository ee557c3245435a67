// Pages that lie under another domain than the one they belong to.
import { query } from "#lib/db/sql";
import type { Watch } from "../watch.ts";

/** A page and the domain that it belongs to. */
export interface StrayPage {
  id: number;
  domainId: number;
  wanted: string;
}

/** Pages that are read at once. */
const CHUNK = 20_000;

/** What one stretch of pages holds. */
export interface Stretch {
  stray: StrayPage[];
  /** Pages that were looked through. */
  looked: number;
  /** The last of them; null: there are no more. */
  last: number | null;
}

/** Looks through the next pages after one, in the order of their ids. */
export async function nextStretch(workspaceId: number, after: number, watch: Watch): Promise<Stretch> {
  const rows = await query<{ id: number; url: string; domainId: number; name: string }>(
    `SELECT p.id, p.url, p.domain_id AS "domainId", d.name FROM (
       SELECT id, url, domain_id FROM page WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT ${CHUNK}) p
     JOIN domain d ON d.workspace_id = $1 AND d.id = p.domain_id ORDER BY p.id`,
    [workspaceId, after],
  );
  const stray = rows.flatMap(({ id, url, domainId, name }) => {
    const wanted = watch.domainOf(url);
    return wanted === null || wanted === name ? [] : [{ id, domainId, wanted }];
  });
  return { stray, looked: rows.length, last: rows.at(-1)?.id ?? null };
}
