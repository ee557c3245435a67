// The do-not-contact list, as people change it. Opt-outs are taken off by admins alone: somebody asked for it, and only
// their own word, or a slip of the pen, undoes that; an editor who is in the way of a mail should not be the judge.
// Whoever was erased stays on it for good: nobody can tell whom a hash stands for, so nobody can say that it is wrong.
import { newId } from "#lib/db/new-id";
import { anyConnection, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { loadWatch } from "#lib/links/watch";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import { tableOf } from "../read-text-table.ts";
import { hashAddress } from "./hash-address.ts";
import { namesOf, readEntries } from "./read-entries.ts";
import type { SuppressInput } from "./schema.ts";
import type { Suppressed, SuppressionLine } from "./types.ts";
import { writeSuppressions } from "./write-suppressions.ts";

/** A list with more is kept elsewhere first. */
const ENTRIES_MAX = 200_000;

/** Adds domains and addresses. What cannot be read is refused, each with its reason; the rest is added. */
export function suppress(scope: WriteScope, { names, cause, note }: SuppressInput): Promise<Suppressed> {
  return add(
    scope,
    names.map((name) => ({ name, cause, note })),
  );
}

/** The same from a file's text: one name a line, or a table with a column of them. */
export function suppressFile(
  scope: WriteScope,
  text: string,
  { cause, note }: Omit<SuppressInput, "names">,
): Promise<Suppressed> {
  return add(scope, namesOf(tableOf(text), cause, note));
}

async function add(scope: WriteScope, given: Parameters<typeof readEntries>[0]): Promise<Suppressed> {
  if (given.length > ENTRIES_MAX) {
    throw new AppError("too_large", "That is more than 200,000 entries. Part the file; nothing was added.");
  }
  const { own, splits } = await loadWatch(anyConnection, scope.workspaceId);
  const { entries, refused } = readEntries(given, own, splits);
  if (entries.length === 0) return { batch: null, added: 0, known: 0, refused };
  const batch = newId();
  return transaction(async (sql) => {
    const added = await writeSuppressions(sql, scope, entries, batch);
    await audit(sql, scope, "suppression.added", null, { count: added });
    return { batch: added > 0 ? batch : null, added, known: entries.length - added, refused };
  });
}

/** Takes an adding back. Throws AppError "not_found". */
export async function undoSuppress(scope: WriteScope, batch: string): Promise<{ count: number }> {
  return transaction(async (sql) => {
    const gone = await sql.query(
      "DELETE FROM suppression WHERE workspace_id = $1 AND batch_id = $2 RETURNING id",
      [scope.workspaceId, batch],
    );
    if (gone.length === 0)
      throw new AppError("not_found", "These entries are not there any more. Nothing was changed.");
    await audit(sql, scope, "suppression.undone", null, { count: gone.length });
    return { count: gone.length };
  });
}

/**
 * Takes one entry off the list, with a reason. Throws AppError "not_found"; "forbidden" for an opt-out, unless an admin
 * asks; "conflict" for somebody who was erased.
 */
export async function liftSuppression(
  scope: WriteScope,
  { id, reason }: { id: string; reason: string },
): Promise<Pick<SuppressionLine, "value" | "cause" | "note">> {
  return transaction(async (sql) => {
    const [entry] = await sql.query<Pick<SuppressionLine, "kind" | "value" | "cause" | "note">>(
      "SELECT kind, value, cause, note FROM suppression WHERE workspace_id = $1 AND id = $2 FOR UPDATE",
      [scope.workspaceId, id],
    );
    if (entry === undefined) throw new AppError("not_found", "This entry is not there any more.");
    const refusal = whyNotLifted(entry.cause, scope.role);
    if (refusal !== null) throw new AppError(entry.cause === "erased" ? "conflict" : "forbidden", refusal);
    await sql.query("DELETE FROM suppression WHERE workspace_id = $1 AND id = $2", [scope.workspaceId, id]);
    // The log is kept for good: of a person it holds no more than would be kept of somebody erased.
    const subject = entry.kind === "address" ? hashAddress(entry.value) : entry.value;
    await audit(sql, scope, "suppression.lifted", subject, { cause: entry.cause, reason });
    return { value: entry.value, cause: entry.cause, note: entry.note };
  });
}

/** Why somebody may not take an entry off, in a sentence; null: they may. */
export function whyNotLifted(cause: SuppressionLine["cause"], role: WriteScope["role"]): string | null {
  if (cause === "erased") return "This person asked to be forgotten. The entry stays.";
  if (cause === "opt_out" && role !== "admin" && role !== "owner") {
    return "Somebody asked not to be written to. Only an admin can take that off the list.";
  }
  return null;
}
