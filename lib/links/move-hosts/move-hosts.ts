// Pages go to the domains that they belong to, after a host was split off or put back or the list of public suffixes
// changed: a chunk of pages in a transaction, with its rollups and its progress (docs/decisions/0024).
import { anyConnection, one, query, type Sql, transaction } from "#lib/db/sql";
import { log } from "#lib/log";
import { internDomains } from "../intern.ts";
import { loadWatch, lockWriters, Stale, type Watch, withWatch } from "../watch.ts";
import { raiseSummaries } from "../write/summaries.ts";
import { movePages } from "./move-pages.ts";
import { moveReports } from "./move-reports.ts";
import { nextStretch, type StrayPage } from "./stray-pages.ts";

/** Pages and links of one transaction, about half a second. A page with more links goes alone. */
const ROWS = 2_000;

interface Place {
  startedAt: Date;
  afterPage: number;
}

/**
 * Does what is left of a workspace's move.
 * @param rows most pages and links a transaction
 */
export async function moveHosts(workspaceId: number, signal: AbortSignal, rows = ROWS): Promise<void> {
  await keepSiteDomains(workspaceId);
  for (;;) {
    signal.throwIfAborted();
    const more = await withWatch(workspaceId, (watch) => moveStretch(workspaceId, watch, rows, signal));
    if (!more) return;
  }
}

/** Moves the stray pages of the next stretch; after the last one the rest. @returns whether there may be more */
async function moveStretch(
  workspaceId: number,
  watch: Watch,
  rows: number,
  signal: AbortSignal,
): Promise<boolean> {
  const place = await one<Place>(
    `SELECT started_at AS "startedAt", after_page AS "afterPage" FROM host_move WHERE workspace_id = $1 AND finished_at IS NULL`,
    [workspaceId],
  );
  if (place === null) return false;
  const { stray, looked, last } = await nextStretch(workspaceId, place.afterPage, watch);
  if (last === null) {
    await finish(workspaceId, place, watch, signal);
    return true;
  }
  const ids = await internDomains(
    workspaceId,
    stray.map(({ wanted }) => wanted),
  );
  for (const part of await parts(workspaceId, stray, rows)) {
    signal.throwIfAborted();
    await transaction(async (sql) => {
      await holdMove(sql, workspaceId, watch, place);
      const to = new Map(part.map(({ id, wanted }) => [id, ids.get(wanted) as number]));
      const sites = await movePages(sql, workspaceId, to, watch);
      await sql.query("UPDATE host_move SET moved = moved + $2 WHERE workspace_id = $1", [
        workspaceId,
        part.length,
      ]);
      await raiseSummaries(sql, workspaceId, sites);
    });
  }
  await query(
    "UPDATE host_move SET after_page = $3, looked = looked + $4 WHERE workspace_id = $1 AND started_at = $2",
    [workspaceId, place.startedAt, last, looked],
  );
  return true;
}

/** No writer is under way, and neither the splits nor the move are others than they were. */
async function holdMove(sql: Sql, workspaceId: number, watch: Watch, place: Place): Promise<void> {
  await lockWriters(sql, workspaceId);
  const [same] = await sql.query(
    `SELECT 1 FROM workspace w JOIN host_move m ON m.workspace_id = w.id
     WHERE w.id = $1 AND w.site_set_version = $2 AND m.started_at = $3 AND m.finished_at IS NULL`,
    [workspaceId, watch.siteSetVersion, place.startedAt],
  );
  if (same === undefined) throw new Stale("the splits changed");
}

/** Pages in transactions of so many rows. */
async function parts(workspaceId: number, stray: readonly StrayPage[], most: number): Promise<StrayPage[][]> {
  if (stray.length === 0) return [];
  const rows = await query<{ id: number; links: number }>(
    `SELECT k.id, ((SELECT count(*) FROM link WHERE workspace_id = $1 AND source_id = k.id)
       + (SELECT count(*) FROM link WHERE workspace_id = $1 AND target_id = k.id))::int AS links FROM unnest($2::int[]) AS k(id)`,
    [workspaceId, stray.map(({ id }) => id)],
  );
  const linksOf = new Map(rows.map(({ id, links }) => [id, links]));
  const made: StrayPage[][] = [];
  let sum = Number.POSITIVE_INFINITY;
  for (const page of stray) {
    // A page without links is a row to move all the same.
    const links = (linksOf.get(page.id) ?? 0) + 1;
    if (sum + links > most) {
      made.push([]);
      sum = 0;
    }
    made.at(-1)?.push(page);
    sum += links;
  }
  return made;
}

async function finish(
  workspaceId: number,
  { startedAt }: Place,
  watch: Watch,
  signal: AbortSignal,
): Promise<void> {
  await moveReports(workspaceId, watch, signal);
  const [done] = await query<{ moved: number }>(
    "UPDATE host_move SET finished_at = now() WHERE workspace_id = $1 AND started_at = $2 RETURNING moved",
    [workspaceId, startedAt],
  );
  if (done !== undefined) log.info("hosts were moved", { workspace: workspaceId, pages: done.moved });
}

/**
 * A domain that a site names stays one, whatever the list of public suffixes says now: it is split off. Else a site
 * would lose its pages to a domain that nobody chose.
 */
export async function keepSiteDomains(workspaceId: number): Promise<void> {
  const { domainOf, namesOf } = await loadWatch(anyConnection, workspaceId);
  const names = new Set([...namesOf.values()].flatMap((own) => [...own]));
  const lost = [...names].filter((name) => domainOf(`https://${name}/`) !== name);
  if (lost.length === 0) return;
  await transaction(async (sql) => {
    await sql.query("UPDATE workspace SET site_set_version = site_set_version + 1 WHERE id = $1", [
      workspaceId,
    ]);
    await sql.query(
      "INSERT INTO domain_split (workspace_id, host) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING",
      [workspaceId, lost],
    );
  });
}
