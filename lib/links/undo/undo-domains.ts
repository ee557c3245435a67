// Reported domains of an import that is undone: they are as the other imports report them, or gone.
import { type Sql, transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { domainRows, type ReportedDomain } from "../record-domains.ts";
import { holdWatch, withWatch } from "../watch.ts";
import { writeDomainSightings } from "../write/domain-sightings.ts";
import { deleteOrphanDomains } from "../write/orphans.ts";
import { dayOf, type StandingFile } from "./standing.ts";

/** What one file of an import that stands says of domains. */
export type StandingDomains = Omit<StandingFile, "rows"> & { rows: readonly ReportedDomain[] };

export interface UndoneDomains {
  siteId: number;
  importId: string;
  rows: readonly ReportedDomain[];
}

/** Where the rows of imports are kept. */
export interface DomainReports {
  /** Imports whose rows can be told again, and those that are gone. */
  known(sql: Sql): Promise<ReadonlySet<string>>;
  /** What standing imports of the site say of these registrable domains, in the order in which they came. */
  read(sql: Sql, domains: readonly string[]): Promise<StandingDomains[]>;
}

/**
 * Undoes one chunk of reported domains in one transaction. Done twice it changes nothing more.
 * @param domains the registrable domains of the rows
 * @param also runs in the same transaction: the undo's progress and resume point
 */
export async function undoDomains(
  scope: WriteScope,
  { siteId, importId, rows }: UndoneDomains,
  domains: readonly string[],
  reports: DomainReports,
  also: (sql: Sql, result: { domains: number }) => Promise<void> = async () => {},
): Promise<{ domains: number }> {
  const { workspaceId } = scope;
  return withWatch(workspaceId, (watch) =>
    transaction(async (sql) => {
      await holdWatch(sql, workspaceId, watch);
      const names = [...domainRows({ rows, today: "9999-12-31" }, watch).keys()];
      const ids = await sql.query<{ id: number; name: string }>(
        "SELECT id, name FROM domain WHERE workspace_id = $1 AND name = ANY($2)",
        [workspaceId, names],
      );
      const known = [...(await reports.known(sql)), importId];
      const keys = [workspaceId, siteId, ids.map(({ id }) => id), known];
      await sql.query(
        `UPDATE domain_sighting SET last_import_id = import_id WHERE workspace_id = $1 AND site_id = $2 AND domain_id = ANY($3)
           AND last_import_id = $5 AND import_id <> ALL($4::uuid[])`,
        [...keys, importId],
      );
      const taken = await sql.query<{ id: number; vendor: string }>(
        `DELETE FROM domain_sighting WHERE workspace_id = $1 AND site_id = $2 AND domain_id = ANY($3)
           AND import_id = ANY($4::uuid[]) RETURNING domain_id AS id, vendor`,
        keys,
      );
      const free = new Set(taken.map(({ id, vendor }) => `${id} ${vendor}`));
      const left = new Set<number>();
      for (const file of await reports.read(sql, domains)) {
        const said = domainRows({ rows: file.rows, today: dayOf(file) }, watch);
        const own = ids.flatMap(({ id, name }) => {
          const row = said.get(name);
          // A report that could not be told again stands: it was not taken.
          return row === undefined || !free.has(`${id} ${file.vendor}`) ? [] : [{ ...row, domainId: id }];
        });
        for (const { domainId } of own) left.add(domainId);
        await writeDomainSightings(sql, workspaceId, file, own);
      }
      const gone = [...new Set(taken.map(({ id }) => id))].filter((id) => !left.has(id));
      await deleteOrphanDomains(sql, workspaceId, gone);
      const result = { domains: gone.length };
      await also(sql, result);
      return result;
    }),
  );
}
