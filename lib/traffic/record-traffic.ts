// Visits enter here from files: figures of pages and of the hosts that sent them, each as the last file says.
import { type Sql, transaction } from "#lib/db/sql";
import { internDomains, internPages } from "#lib/links/intern";
import { holdWatch, withWatch } from "#lib/links/watch";
import type { WriteScope } from "#lib/scope/scope";
import { type PageAddresses, pageAddresses } from "./page-addresses.ts";
import {
  type HostFigures,
  type PageFiguresRow,
  writeHostTraffic,
  writePageTraffic,
} from "./write-traffic.ts";

/** One row of a file: figures of a page (an address, or a path of the site), or of a host that sent visits. */
export interface ReportedTraffic {
  page: string | null;
  host: string | null;
  clicks: number | null;
  impressions: number | null;
  sessions: number | null;
  position: number | null;
}

export interface TrafficChunk {
  siteId: number;
  importId: string;
  period: { from: string; to: string } | null;
  rows: readonly ReportedTraffic[];
}

/**
 * Records one chunk of visits in one transaction; what an earlier file said of the same pages and hosts goes.
 * @param also runs in the same transaction: the import's progress and resume point
 */
export async function recordTraffic(
  scope: WriteScope,
  chunk: TrafficChunk,
  also: (sql: Sql) => Promise<void> = async () => {},
): Promise<void> {
  const { workspaceId } = scope;
  await withWatch(workspaceId, async (watch) => {
    const addresses = await pageAddresses(workspaceId, chunk.siteId, chunk.rows);
    const pages = await internPages(workspaceId, addresses.values(), watch.domainOf);
    const hosts = chunk.rows.flatMap(({ host }) => host ?? []);
    const names = new Map(hosts.map((host) => [host, watch.domainOf(`https://${host}/`) ?? host]));
    const domains = await internDomains(workspaceId, names.values());
    await transaction(async (sql) => {
      await holdWatch(sql, workspaceId, watch);
      const pageRows = pageFigures(chunk.rows, addresses, (url) => pages.get(url)?.id);
      await writePageTraffic(sql, workspaceId, chunk, pageRows);
      const hostRows = hostFigures(chunk.rows, (host) => domains.get(names.get(host) ?? ""));
      await writeHostTraffic(sql, workspaceId, chunk, hostRows);
      await also(sql);
    });
  });
}

/** The figures of pages, one row a page and source; two addresses of one page are added up. */
export function pageFigures(
  rows: readonly ReportedTraffic[],
  addresses: PageAddresses,
  idOf: (url: string) => number | undefined,
): PageFiguresRow[] {
  const figures = new Map<string, PageFiguresRow>();
  for (const { page, clicks, impressions, sessions, position } of rows) {
    const url = page === null ? undefined : addresses.get(page);
    const pageId = url === undefined ? undefined : idOf(url);
    if (pageId === undefined) continue;
    const source = clicks === null && impressions === null ? "analytics" : "search_console";
    const key = `${pageId} ${source}`;
    const other = figures.get(key);
    figures.set(key, {
      pageId,
      source,
      clicks: sum(other?.clicks, clicks),
      impressions: sum(other?.impressions, impressions),
      sessions: sum(other?.sessions, sessions),
      position: other?.position ?? position,
    });
  }
  return [...figures.values()];
}

/** The sessions of each host. */
export function hostFigures(
  rows: readonly ReportedTraffic[],
  domainIdOf: (host: string) => number | undefined,
): HostFigures[] {
  const figures = new Map<string, HostFigures>();
  for (const { host, sessions, clicks } of rows) {
    const domainId = host === null ? undefined : domainIdOf(host);
    const count = sessions ?? clicks;
    if (host === null || domainId === undefined || count === null) continue;
    figures.set(host, { host, domainId, sessions: (figures.get(host)?.sessions ?? 0) + count });
  }
  return [...figures.values()];
}

function sum(a: number | null | undefined, b: number | null): number | null {
  return a === null || a === undefined || b === null ? (a ?? b) : a + b;
}
