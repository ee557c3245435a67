// Files of past contacts become messages without a prospect, so that "never pitch twice" holds on the first day; whoever
// asked to be left alone goes to the do-not-contact list.

import type { SuppressionCause } from "#lib/core/outreach/approach";
import type { Outcome } from "#lib/core/outreach/read-outcome";
import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import { anyConnection, type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { loadWatch } from "#lib/links/watch";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import type { NewSuppression } from "../suppression/types.ts";
import { writeSuppressions } from "../suppression/write-suppressions.ts";
import { type PastChoices, type ReadPast, readPast, shownOf } from "./read-past.ts";
import type { PastImported, PastReading, PastRow } from "./types.ts";

interface Given extends PastChoices {
  text: string;
  /** YYYY-MM-DD */
  today: string;
}

async function read(scope: WriteScope, { text, today, ...choices }: Given): Promise<ReadPast> {
  return readPast(text, await loadWatch(anyConnection, scope.workspaceId), choices, today);
}

/** How a file would be read; nothing is written. Throws AppError "invalid", "too_large". */
export async function readPastFile(scope: WriteScope, given: Given): Promise<PastReading> {
  return shownOf(await read(scope, given));
}

/** Every message that an outcome stands for: we wrote, and what came of it. */
const TOUCHES: Record<Outcome, readonly string[]> = {
  contacted: ["out"],
  replied: ["out", "reply"],
  refused: ["out", "refused"],
  opt_out: ["out", "opt_out"],
  do_not_contact: ["out"],
  bounced: ["out", "bounce"],
};

/** Whom an outcome puts on the do-not-contact list; a plain refusal warns, and no more. */
const SUPPRESSED: Partial<Record<Outcome, SuppressionCause>> = {
  opt_out: "opt_out",
  do_not_contact: "do_not_contact",
  bounced: "bounced",
};

/**
 * Brings a file of past contacts in. Rows that an earlier file brought are passed over, so that the same file twice
 * changes nothing.
 * Throws AppError "invalid" when somebody has yet to say what an outcome means, or the file cannot be read; "too_large".
 */
export async function importPast(scope: WriteScope, given: Given): Promise<PastImported> {
  const { rows, rejected, outcomes } = await read(scope, given);
  const unknown = outcomes.find(({ outcome }) => outcome === null);
  if (unknown) throw new AppError("invalid", `Say first what “${unknown.text}” means. Nothing was kept.`);
  const batch = newId();
  return transaction(async (sql) => {
    const touched = await writeTouches(sql, scope, batch, rows);
    const suppressed = await writeSuppressions(sql, scope, suppressionsOf(rows), batch);
    const isNew = touched.length > 0 || suppressed > 0;
    if (isNew)
      await audit(sql, scope, "past_contacts.imported", batch, { contacts: touched.length, suppressed });
    const dated = rows.filter(({ on }) => on !== null).length;
    return {
      batch: isNew ? batch : null,
      contacts: touched.length,
      known: dated - touched.length,
      suppressed,
      rejected,
    };
  });
}

/** @returns the lines that brought a message of ours which was not known */
async function writeTouches(
  sql: Sql,
  scope: WriteScope,
  batch: string,
  rows: readonly PastRow[],
): Promise<number[]> {
  const touches = rows.flatMap(({ on, outcome, ...row }) =>
    on === null
      ? []
      : TOUCHES[outcome].map((kind, at) => ({
          id: newId(),
          ...row,
          kind,
          // Noon, so that it is that day in most places; the answer comes after the question.
          at: `${on}T12:0${at}:00Z`,
          channel: row.address === null ? "other" : "mail",
        })),
  );
  const written = await sql.query<{ line: number; kind: string }>(
    `WITH given AS (
       SELECT DISTINCT ON (r.domain, r.kind, r.at, coalesce(r.address, '')) r.* FROM jsonb_to_recordset($2::jsonb)
         AS r(id uuid, line int, domain text, address text, kind text, at timestamptz, channel text, subject text, note text)
       ORDER BY r.domain, r.kind, r.at, coalesce(r.address, ''), r.line),
     added AS (
       INSERT INTO touch (id, workspace_id, domain, channel, kind, address, subject, body, at, batch_id)
       SELECT g.id, $1, g.domain, g.channel::"Channel", g.kind::"TouchKind", g.address, g.subject, g.note, g.at, $3 FROM given g
       WHERE NOT EXISTS (SELECT 1 FROM touch t WHERE t.workspace_id = $1 AND t.domain = g.domain AND t.at = g.at
         AND t.kind = g.kind::"TouchKind" AND t.address IS NOT DISTINCT FROM g.address AND t.prospect_id IS NULL)
       RETURNING id, kind)
     SELECT g.line, g.kind FROM added a JOIN given g ON g.id = a.id`,
    [scope.workspaceId, safeJson(touches), batch],
  );
  return written.filter(({ kind }) => kind === "out").map(({ line }) => line);
}

function suppressionsOf(rows: readonly PastRow[]): NewSuppression[] {
  return rows.flatMap(({ outcome, address, domain, namesSite, note }) => {
    const cause = SUPPRESSED[outcome];
    if (cause === undefined) return [];
    // "Do not contact" is said of a site where the row names one; an opt-out is its writer's own.
    const isSite = cause === "do_not_contact" ? namesSite : address === null;
    if (isSite && cause === "bounced") return [];
    const entry =
      isSite || address === null
        ? { kind: "domain" as const, value: domain }
        : { kind: "address" as const, value: address };
    return [{ ...entry, cause, note: note?.slice(0, 500) ?? "From a file of past contacts" }];
  });
}

/** Takes a file of past contacts back, with what it put on the do-not-contact list. Throws AppError "not_found". */
export async function undoPast(
  scope: WriteScope,
  batch: string,
): Promise<{ contacts: number; suppressed: number }> {
  return transaction(async (sql) => {
    const keys = [scope.workspaceId, batch];
    const touches = await sql.query<{ kind: string }>(
      "DELETE FROM touch WHERE workspace_id = $1 AND batch_id = $2 AND prospect_id IS NULL RETURNING kind",
      keys,
    );
    const entries = await sql.query(
      "DELETE FROM suppression WHERE workspace_id = $1 AND batch_id = $2 RETURNING id",
      keys,
    );
    if (touches.length + entries.length === 0) {
      throw new AppError("not_found", "This file's contacts are not there any more. Nothing was changed.");
    }
    const contacts = touches.filter(({ kind }) => kind === "out").length;
    await audit(sql, scope, "past_contacts.undone", batch, { contacts, suppressed: entries.length });
    return { contacts, suppressed: entries.length };
  });
}
