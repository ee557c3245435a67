import type { Vendor } from "#lib/core/vendors";
import type { Sql } from "#lib/db/sql";
import type { ReportedLink } from "../record-reports.ts";

/** Rows of one file of an import that stands: what is left when another import is undone. */
export interface StandingFile {
  importId: string;
  siteId: number;
  vendor: Vendor;
  /** ISO 8601; when it began to be written, and when that ended. */
  startedAt: string;
  finishedAt: string;
  rows: readonly ReportedLink[];
}

/** Where the rows of imports are kept: lib/imports reads them, this feature tells links by them. */
export interface StandingReports {
  /** Imports whose rows can be told again, and those that are gone: what any other import said stays as it is. */
  known(sql: Sql): Promise<ReadonlySet<string>>;
  /** What standing imports say of these source pages (normalised addresses), in the order in which they came. */
  read(sql: Sql, sources: readonly string[]): Promise<StandingFile[]>;
}

/** The day of an import, on which what it does not date became known. */
export const dayOf = (file: Pick<StandingFile, "startedAt">): string => file.startedAt.slice(0, 10);
