// Domains that somebody says link to a site, without a page to look at: kept as reported, with the vendor's own counts.
// They are no links and no referring domains; they say where to look.
import { believableDay } from "#lib/core/report-dates";
import type { Vendor } from "#lib/core/vendors";
import { type Sql, transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { internDomains } from "./intern.ts";
import { holdWatch, type Watch, withWatch } from "./watch.ts";
import { type DomainSightingRow, writeDomainSightings } from "./write/domain-sightings.ts";

/** One domain as a file reports it. */
export interface ReportedDomain {
  /** A host; the domain that it belongs to is reported. */
  host: string;
  links: number | null;
  firstSeen: string | null;
  lastSeen: string | null;
  lostOn: string | null;
  metrics: Record<string, number>;
}

export interface DomainChunk {
  siteId: number;
  importId: string;
  vendor: Vendor;
  /** YYYY-MM-DD: the day of the import. */
  today: string;
  rows: readonly ReportedDomain[];
}

/** Domains that nobody had reported for the site before, and those that somebody had. */
export interface DomainsRecorded {
  newDomains: number;
  knownDomains: number;
}

/**
 * Records one chunk of reported domains in one transaction. A vendor's later file has the last word on its own figures.
 * @param also runs in the same transaction: the import's progress and resume point
 */
export async function recordDomains(
  scope: WriteScope,
  chunk: DomainChunk,
  also: (sql: Sql, result: DomainsRecorded) => Promise<void> = async () => {},
): Promise<DomainsRecorded> {
  const { workspaceId } = scope;
  return withWatch(workspaceId, async (watch) => {
    const rows = domainRows(chunk, watch);
    const ids = await internDomains(workspaceId, rows.keys());
    return transaction(async (sql) => {
      await holdWatch(sql, workspaceId, watch);
      const records = [...rows].map(([name, row]) => ({ ...row, domainId: ids.get(name) as number }));
      const known = await sql.query<{ id: number }>(
        "SELECT DISTINCT domain_id AS id FROM domain_sighting WHERE workspace_id = $1 AND site_id = $2 AND domain_id = ANY($3)",
        [workspaceId, chunk.siteId, records.map((row) => row.domainId)],
      );
      await writeDomainSightings(sql, workspaceId, chunk, records);
      const result = { newDomains: records.length - known.length, knownDomains: known.length };
      await also(sql, result);
      return result;
    });
  });
}

/** The rows by domain: several hosts of one are one report, their links together. */
export function domainRows(
  { rows, today }: Pick<DomainChunk, "rows" | "today">,
  watch: Watch,
): Map<string, Omit<DomainSightingRow, "domainId">> {
  const domains = new Map<string, Omit<DomainSightingRow, "domainId">>();
  for (const { host, links, metrics, ...days } of rows) {
    const name = watch.domainOf(`https://${host}/`);
    if (name === null) continue;
    const row = {
      links,
      firstSeenOn: believableDay(days.firstSeen, today),
      lastSeenOn: believableDay(days.lastSeen, today),
      lostOn: believableDay(days.lostOn, today),
      metrics: Object.keys(metrics).length === 0 ? null : metrics,
    };
    const other = domains.get(name);
    domains.set(name, other === undefined ? row : together(other, row));
  }
  return domains;
}

type Row = Omit<DomainSightingRow, "domainId">;

function together(a: Row, b: Row): Row {
  const days = (one: string | null, other: string | null) =>
    [one, other].filter((day) => day !== null).sort();
  return {
    links: a.links === null || b.links === null ? (a.links ?? b.links) : a.links + b.links,
    firstSeenOn: days(a.firstSeenOn, b.firstSeenOn)[0] ?? null,
    lastSeenOn: days(a.lastSeenOn, b.lastSeenOn).at(-1) ?? null,
    // Lost is what no host of it links any more.
    lostOn: a.lostOn === null || b.lostOn === null ? null : (days(a.lostOn, b.lostOn).at(-1) ?? null),
    metrics: a.metrics ?? b.metrics,
  };
}
