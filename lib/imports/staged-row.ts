import { normaliseUrl } from "#lib/core/url";
import type { Accepted, RowOf } from "./row-types.ts";

/** What is kept beside a row, by which it is found: its pages as keys, or what else it is about. */
export interface StagedKeys {
  sourceUrl?: string | null;
  targetUrl?: string | null;
  /** A registrable domain, a path, or an address. */
  subject?: string;
}

/** SQL: what staged row r is about. The index of an import's rows is made of it (undo/standing-rows.ts). */
export const SUBJECT = "coalesce(r.data->>'sourceUrl', r.data->>'subject')";

/** An accepted row as it is staged. */
export function stagedRow({ kind, row }: Accepted): Accepted["row"] & StagedKeys {
  switch (kind) {
    case "backlinks":
    case "placements": {
      const { source, target } = row;
      return {
        ...row,
        sourceUrl: normaliseUrl(source),
        targetUrl: target === null ? null : normaliseUrl(target),
      };
    }
    case "domains":
      return { ...row, subject: row.domain };
    case "traffic":
      return { ...row, subject: subjectOf(row) };
    default:
      return kind satisfies never;
  }
}

/** Of visits: the page as it is written, or the host that sent them. */
export function subjectOf({ page, host }: Pick<RowOf["traffic"], "page" | "host">): string {
  return page ?? host ?? "";
}
