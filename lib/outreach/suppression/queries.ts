import type { SuppressionCause } from "#lib/core/outreach/approach";
import { Params } from "#lib/db/params";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { batchesOf, type ExportTable } from "#lib/export/table";
import { cappedCount, keysetPage, likeOf, type PagePlace } from "#lib/profile/keyset-page";
import type { Scope } from "#lib/scope/scope";
import type { SuppressionFilter } from "./list-view.ts";
import { SUPPRESSION_CAUSES, type SuppressionLine, type SuppressionPage } from "./types.ts";

const FROM = "suppression s LEFT JOIN app_user u ON u.id = s.by_id";

/** One page of the do-not-contact list, newest first. Addresses are shown to who may read contacts. */
export async function listSuppressions(
  scope: Scope,
  filter: SuppressionFilter,
  page: PagePlace,
): Promise<SuppressionPage> {
  const params = new Params();
  const where = whereOf(params, scope, filter);
  const found = await keysetPage<Omit<SuppressionLine, "at"> & { at: Date }>(
    {
      params,
      columns: "s.id, s.kind, s.value, s.cause, s.note, u.name AS by, s.at",
      from: FROM,
      where,
      sort: { sql: "s.at", type: "timestamptz", kind: "time" },
      dir: "desc",
      key: [{ sql: "s.id", type: "uuid" }],
    },
    page,
  );
  return { ...found, lines: found.lines.map((line) => ({ ...line, at: line.at.toISOString() })) };
}

/** How many entries a filter keeps, up to 10,000. */
export async function countSuppressions(scope: Scope, filter: SuppressionFilter) {
  const params = new Params();
  const where = whereOf(params, scope, filter);
  return cappedCount(params, FROM, where);
}

/** How many entries stand under each cause. */
export async function suppressionCauses(scope: Scope): Promise<Record<SuppressionCause, number>> {
  const rows = await query<{ cause: SuppressionCause; count: number }>(
    "SELECT cause, count(*)::int AS count FROM suppression WHERE workspace_id = $1 GROUP BY 1",
    [scope.workspaceId],
  );
  const counts = new Map(rows.map(({ cause, count }) => [cause, count]));
  return Object.fromEntries(SUPPRESSION_CAUSES.map((cause) => [cause, counts.get(cause) ?? 0])) as Record<
    SuppressionCause,
    number
  >;
}

/** The list as a table to save; it can be brought in again as it is. */
export function exportSuppressions(scope: Scope, filter: SuppressionFilter): ExportTable {
  return {
    name: "do-not-contact",
    columns: COLUMNS.map(([name]) => name),
    rows: batchesOf(COLUMNS, (cursor) => listSuppressions(scope, filter, { cursor, limit: 1_000 })),
  };
}

const COLUMNS = [
  ["Domain or address", (line: SuppressionLine) => line.value],
  ["Kind", (line: SuppressionLine) => line.kind.replaceAll("_", " ")],
  ["Cause", (line: SuppressionLine) => line.cause.replaceAll("_", " ")],
  ["Note", (line: SuppressionLine) => line.note],
  ["By", (line: SuppressionLine) => line.by],
  ["Since", (line: SuppressionLine) => line.at.slice(0, 10)],
] as const;

function whereOf(params: Params, scope: Scope, { q, cause, kind }: SuppressionFilter): string {
  if (!scope.may.has("contacts"))
    throw new AppError("forbidden", "Whom not to write to is told to who may read contacts.");
  const parts = [`s.workspace_id = ${params.add(scope.workspaceId)}`];
  if (cause.length > 0) parts.push(`s.cause = ANY(${params.add(cause)}::"SuppressionCause"[])`);
  if (kind.length > 0) parts.push(`s.kind = ANY(${params.add(kind)}::"SuppressionKind"[])`);
  if (q !== "") {
    const like = params.add(likeOf(q));
    parts.push(`(s.value ILIKE ${like} OR s.note ILIKE ${like})`);
  }
  return parts.join(" AND ");
}
