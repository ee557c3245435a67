import { safeJson } from "#lib/db/safe-json";
import type { Sql, Transaction } from "#lib/db/sql";
import type { LinkRow } from "../graph.ts";

const COLUMNS =
  `source_id target_id source_domain_id target_domain_id same_domain presence kind anchor_id anchor_kind rel
  rel_class rel_by place hidden occurrences others context_left context_right known_on dated lost_on loss_reason found_at
  seen_at misses missed_at`.split(/\s+/);

/** What a link that is there already may change in. */
const CHANGING = COLUMNS.slice(COLUMNS.indexOf("presence"));

/**
 * Writes link rows whole: new ones by COPY, changed ones in one statement, whatever their number. Their pages are
 * locked, so that nobody else writes the same ones meanwhile.
 */
export async function writeLinks(
  sql: Transaction,
  workspaceId: number,
  rows: { fresh: readonly LinkRow[]; changed: readonly LinkRow[] },
  anchors: ReadonlyMap<string, number>,
): Promise<void> {
  if (rows.fresh.length > 0) {
    const sorted = rows.fresh.toSorted((a, b) => a.sourceId - b.sourceId || a.targetId - b.targetId);
    const cells = sorted.map((row) => [workspaceId, ...cellsOf(row, anchors)]);
    await sql.copy("link", ["workspace_id", ...COLUMNS], cells);
  }
  await changeLinks(sql, workspaceId, rows.changed, anchors);
}

/** In the order of COLUMNS. */
function cellsOf({ state, ...link }: LinkRow, anchors: ReadonlyMap<string, number>) {
  return [
    link.sourceId,
    link.targetId,
    link.sourceDomainId,
    link.targetDomainId,
    link.sourceDomainId === link.targetDomainId,
    state.presence,
    state.kind,
    state.anchor === null ? null : (anchors.get(state.anchor) ?? null),
    state.anchorKind,
    state.rel,
    state.relClass,
    state.relBy,
    state.place,
    state.hidden,
    state.occurrences,
    state.others.length === 0 ? null : state.others,
    state.contextLeft,
    state.contextRight,
    state.knownOn,
    state.dated,
    state.lostOn,
    state.lossReason,
    state.foundAt,
    state.seenAt,
    state.misses,
    state.missedAt,
  ];
}

/** Types of the columns that are no text. */
const TYPES: Readonly<Record<string, string>> = {
  ...typed("int", "source_id target_id source_domain_id target_domain_id anchor_id"),
  ...typed("smallint", "occurrences misses"),
  ...typed("boolean", "same_domain hidden dated"),
  ...typed("date", "known_on lost_on"),
  ...typed("timestamptz", "found_at seen_at missed_at"),
  presence: '"LinkPresence"',
  kind: '"LinkKind"',
  anchor_kind: '"AnchorKind"',
  rel_class: '"RelClass"',
  rel_by: '"DecidedBy"',
  place: '"LinkPlace"',
  loss_reason: '"LossReason"',
  others: "jsonb",
};

function typed(type: string, columns: string): Record<string, string> {
  return Object.fromEntries(columns.split(" ").map((column) => [column, type]));
}

async function changeLinks(
  sql: Sql,
  workspaceId: number,
  rows: readonly LinkRow[],
  anchors: ReadonlyMap<string, number>,
): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map((row) => {
    const cells = cellsOf(row, anchors);
    return Object.fromEntries(COLUMNS.map((column, at) => [column, cells[at]]));
  });
  await sql.query(
    `UPDATE link l SET ${CHANGING.map((column) => `${column} = r.${column}`).join(", ")}
     FROM jsonb_to_recordset($2::jsonb) AS r(${COLUMNS.map((column) => `${column} ${TYPES[column] ?? "text"}`).join(", ")})
     WHERE l.workspace_id = $1 AND l.source_id = r.source_id AND l.target_id = r.target_id`,
    [workspaceId, safeJson(records)],
  );
}
