// What a workspace watches: its sites' domains, and the hosts it counts as domains of their own. Read once
// a batch; everything that turns a URL into a domain or a domain into sites asks here.
import { domainOfHost, hostOf } from "#lib/core/domain";
import { anyConnection, type Sql } from "#lib/db/sql";

export interface Watch {
  /** Hosts split off from their registrable domain. */
  splits: ReadonlySet<string>;
  /** Domain id → the sites it belongs to. */
  sitesOf: ReadonlyMap<number, readonly number[]>;
  /** Site id → its domain ids. */
  domainsOf: ReadonlyMap<number, ReadonlySet<number>>;
  /** Site id → the names of its domains. */
  namesOf: ReadonlyMap<number, ReadonlySet<string>>;
  /** Names of every watched domain, and of those of own sites. */
  watched: ReadonlySet<string>;
  own: ReadonlySet<string>;
  siteSetVersion: number;
  lossRule: { misses: number; hours: number };
  domainOf(url: string): string | null;
}

interface Row {
  site_id: number;
  domain_id: number;
  name: string;
  kind: "own" | "competitor";
}

/** Loads the watch of one workspace. */
export async function loadWatch(sql: Sql, workspaceId: number): Promise<Watch> {
  // The version before what it stands for: a change between the two is then noticed (holdWatch), never taken for read.
  const workspaces = await sql.query<{
    site_set_version: number;
    lost_after_misses: number;
    lost_after_hours: number;
  }>("SELECT site_set_version, lost_after_misses, lost_after_hours FROM workspace WHERE id = $1", [
    workspaceId,
  ]);
  const [rows, splitRows] = await Promise.all([
    sql.query<Row>(
      `SELECT sd.site_id, sd.domain_id, d.name, s.kind FROM site_domain sd
       JOIN domain d ON d.workspace_id = sd.workspace_id AND d.id = sd.domain_id
       JOIN site s ON s.workspace_id = sd.workspace_id AND s.id = sd.site_id
       WHERE sd.workspace_id = $1`,
      [workspaceId],
    ),
    sql.query<{ host: string }>("SELECT host FROM domain_split WHERE workspace_id = $1", [workspaceId]),
  ]);
  const sitesOf = new Map<number, number[]>();
  const domainsOf = new Map<number, Set<number>>();
  const namesOf = new Map<number, Set<string>>();
  for (const row of rows) {
    sitesOf.set(row.domain_id, [...(sitesOf.get(row.domain_id) ?? []), row.site_id]);
    domainsOf.set(row.site_id, (domainsOf.get(row.site_id) ?? new Set()).add(row.domain_id));
    namesOf.set(row.site_id, (namesOf.get(row.site_id) ?? new Set()).add(row.name));
  }
  const splits = new Set(splitRows.map((row) => row.host));
  const workspace = workspaces[0];
  return {
    splits,
    sitesOf,
    domainsOf,
    namesOf,
    watched: new Set(rows.map((row) => row.name)),
    own: new Set(rows.filter((row) => row.kind === "own").map((row) => row.name)),
    siteSetVersion: workspace?.site_set_version ?? 0,
    lossRule: { misses: workspace?.lost_after_misses ?? 2, hours: workspace?.lost_after_hours ?? 6 },
    domainOf: rememberDomains(splits),
  };
}

// A batch names the same hosts over and over; reading the suffix list for each link was a tenth of the worker's time.
function rememberDomains(splits: ReadonlySet<string>): (url: string) => string | null {
  const domains = new Map<string, string>();
  return (url) => {
    const host = hostOf(url);
    if (host === null) return null;
    let domain = domains.get(host);
    if (domain === undefined) {
      domain = domainOfHost(host, splits);
      domains.set(host, domain);
    }
    return domain;
  };
}

/** Whether a link is kept: every one of an own page, else only those that lead to a watched domain. */
export function keeps(watch: Watch, sourceDomain: string, target: string): boolean {
  if (watch.own.has(sourceDomain)) return true;
  const domain = watch.domainOf(target);
  return domain !== null && watch.watched.has(domain);
}

/** The sites into which a link from one domain to another leads from outside their set. */
export function sitesReached(watch: Watch, sourceDomainId: number, targetDomainId: number): number[] {
  const sites = watch.sitesOf.get(targetDomainId) ?? [];
  return sites.filter((site) => !watch.domainsOf.get(site)?.has(sourceDomainId));
}

/** What was read before the transaction no longer holds in it. Nothing was written; withWatch begins anew. */
export class Stale extends Error {}

/**
 * Holds the set of watched domains for the rest of the transaction; whoever changes it waits, and a writer
 * that read an older one begins anew (withWatch).
 */
export async function holdWatch(sql: Sql, workspaceId: number, watch: Watch): Promise<void> {
  const [row] = await sql.query<{ site_set_version: number }>(
    "SELECT site_set_version FROM workspace WHERE id = $1 FOR SHARE",
    [workspaceId],
  );
  if (row?.site_set_version !== watch.siteSetVersion) throw new Stale("the set of watched domains changed");
}

/** Holds off every writer of facts and rollups for the rest of the transaction: none is under way, none begins. */
export async function lockWriters(sql: Sql, workspaceId: number): Promise<void> {
  await sql.query("SELECT 1 FROM workspace WHERE id = $1 FOR NO KEY UPDATE", [workspaceId]);
}

/** A page, a domain or an anchor that was looked up before the transaction went with an import that was undone. */
const FOREIGN_KEY_VIOLATION = "23503";

const isStale = (error: unknown): boolean =>
  error instanceof Stale || (error as { code?: unknown } | null)?.code === FOREIGN_KEY_VIOLATION;

/** Runs `work` with the present watch, and again when what it had read changed under it. */
export async function withWatch<T>(
  workspaceId: number,
  work: (watch: Watch, attempt: number) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(await loadWatch(anyConnection, workspaceId), attempt);
    } catch (error) {
      if (!isStale(error) || attempt === 10) throw error;
    }
  }
}
