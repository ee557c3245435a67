import { newId } from "#lib/db/new-id";
import type { Sql } from "#lib/db/sql";

/** Fields whose changes are told in the history of a prospect, as the note of an event `edited`. */
export const EDITED = [
  "followUpOn",
  "dueOn",
  "pageUrl",
  "targetUrl",
  "anchor",
  "note",
  "fit",
  /** Of a rejection that was taken back. */
  "rejectReason",
] as const;
export type EditedField = (typeof EDITED)[number];

export interface ProspectChange {
  prospectId: string;
  kind: "owner" | "edited";
  from: string | null;
  to: string | null;
  field: EditedField | null;
}

/** Writes what a person changed into the history of prospects; those of one batch are undone together. */
export async function writeEvents(
  sql: Sql,
  who: { workspaceId: number; actorId: string | null },
  batch: string,
  changes: readonly ProspectChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await sql.query(
    `INSERT INTO prospect_event (id, workspace_id, prospect_id, kind, "from", "to", note, by_id, batch_id)
     SELECT e.id, $1, e.prospect, e.kind::"ProspectEventKind", e.was, e.now_is, e.field, $2, $3
     FROM unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[]) AS e(id, prospect, kind, was, now_is, field)`,
    [
      who.workspaceId,
      who.actorId,
      batch,
      changes.map(() => newId()),
      changes.map(({ prospectId }) => prospectId),
      changes.map(({ kind }) => kind),
      changes.map(({ from }) => from),
      changes.map(({ to }) => to),
      changes.map(({ field }) => field),
    ],
  );
}
