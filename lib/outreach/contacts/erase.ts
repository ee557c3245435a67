import type { z } from "zod";
import { newId } from "#lib/db/new-id";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import { NOTE_PLACES } from "./note-places.ts";
import type { EraseInput } from "./schema.ts";
import { addressHash, addressPattern } from "./suppressed.ts";
import type { Erased } from "./types.ts";

/**
 * Erases a person by an address (GDPR Art. 17): the contact, what was written to and from it, wherever else it is named.
 * That a message was exchanged stays, without address and words. A hash of the address goes on the suppression list, so
 * that it is never added again. Throws AppError "forbidden" for who sees some sites only.
 */
export async function eraseContact(scope: WriteScope, input: z.output<typeof EraseInput>): Promise<Erased> {
  if (scope.sites !== "all") {
    throw new AppError(
      "forbidden",
      "You see some sites only: ask somebody who sees all of them to erase a person.",
    );
  }
  const address = input.address.toLowerCase();
  return transaction(async (sql) => {
    const ws = scope.workspaceId;
    const pattern = addressPattern(address);
    const count = (text: string) => changed(sql, text, [ws, address]);
    await sql.query(
      "SELECT 1 FROM contact WHERE workspace_id = $1 AND lower(value) = $2 ORDER BY id FOR UPDATE",
      [ws, address],
    );
    const touches = await changed(
      sql,
      `UPDATE touch SET contact_id = NULL, address = NULL, subject = NULL, body = NULL
       WHERE workspace_id = $1 AND (lower(address) = $2 OR concat_ws(' ', subject, body) ~* $3
         OR contact_id IN (SELECT id FROM contact WHERE workspace_id = $1 AND lower(value) = $2)) RETURNING 1`,
      [ws, address, pattern],
    );
    const contacts = await count(
      "DELETE FROM contact WHERE workspace_id = $1 AND lower(value) = $2 RETURNING 1",
    );
    const placements = await changed(
      sql,
      "UPDATE placement SET contact = NULL WHERE workspace_id = $1 AND contact ~* $2 RETURNING 1",
      [ws, pattern],
    );
    await sql.query("UPDATE agreed_terms SET contact = NULL WHERE workspace_id = $1 AND contact ~* $2", [
      ws,
      pattern,
    ]);
    // What was taken away and could still be brought back.
    await sql.query("DELETE FROM removal_batch WHERE workspace_id = $1 AND taken IS NOT NULL", [ws]);
    const removals = await count(
      "DELETE FROM removal_contact WHERE workspace_id = $1 AND lower(value) = $2 RETURNING 1",
    );
    let notes = 0;
    for (const [table, column] of NOTE_PLACES) {
      notes += await changed(
        sql,
        `UPDATE ${table} SET ${column} = regexp_replace(${column}, $2, '(erased)', 'gi')
         WHERE workspace_id = $1 AND ${column} ~* $2 RETURNING 1`,
        [ws, pattern],
      );
    }
    await sql.query("DELETE FROM suppression WHERE workspace_id = $1 AND kind = 'address' AND value = $2", [
      ws,
      address,
    ]);
    await sql.query(
      `INSERT INTO suppression (id, workspace_id, kind, value, cause, by_id) VALUES ($2, $1, 'address_hash', $3, 'erased', $4)
       ON CONFLICT (workspace_id, kind, value) DO NOTHING`,
      [ws, newId(), addressHash(address), scope.actorId],
    );
    const erased = { contacts, touches, notes, placements, removals };
    await audit(sql, scope, "contact.erased", null, erased);
    return erased;
  });
}

async function changed(sql: Sql, text: string, values: readonly unknown[]): Promise<number> {
  return (await sql.query(text, values)).length;
}
