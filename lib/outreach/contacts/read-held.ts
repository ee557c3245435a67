import { anyConnection, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import { NOTE_PLACES } from "./note-places.ts";
import { addressPattern, suppressedAmong } from "./suppressed.ts";

/**
 * All that the workspace holds on a person, by an address, for whoever asks for it (GDPR Art. 15). Throws AppError
 * "forbidden" for who may not read all of it.
 */
export async function readHeld(scope: Scope, written: string): Promise<Record<string, unknown>> {
  if (!scope.may.has("contacts") || !scope.may.has("messages") || scope.sites !== "all") {
    throw new AppError("forbidden", "You may not read all that is held on a person.");
  }
  const address = written.trim().toLowerCase();
  const values = [scope.workspaceId, address];
  const pattern = addressPattern(address);
  const [contacts, messages, placements, removals, notes, suppressed] = await Promise.all([
    query(
      `SELECT domain, channel, value, name, job, note, origin, found_on AS "foundOn", found_at AS "foundAt" FROM contact
       WHERE workspace_id = $1 AND lower(value) = $2 ORDER BY found_at`,
      values,
    ),
    query(
      `SELECT t.domain, t.kind, t.channel, t.address, t.subject, t.body, t.at FROM touch t
       WHERE t.workspace_id = $1 AND (lower(t.address) = $2 OR concat_ws(' ', t.subject, t.body) ~* $3
         OR t.contact_id IN (SELECT id FROM contact WHERE workspace_id = $1 AND lower(value) = $2)) ORDER BY t.at`,
      [...values, pattern],
    ),
    query(
      `SELECT s.url AS page, p.contact FROM placement p JOIN page s ON s.workspace_id = p.workspace_id AND s.id = p.source_id
       WHERE p.workspace_id = $1 AND p.contact ~* $2 ORDER BY s.url`,
      [scope.workspaceId, pattern],
    ),
    query(
      `SELECT r.name AS request, c.value, c.found_on AS "foundOn" FROM removal_contact c
       JOIN removal_request r ON r.workspace_id = c.workspace_id AND r.id = c.request_id
       WHERE c.workspace_id = $1 AND lower(c.value) = $2 ORDER BY r.name`,
      values,
    ),
    query(
      NOTE_PLACES.map(
        ([table, column]) =>
          `SELECT '${table}' AS place, ${column} AS text FROM ${table} WHERE workspace_id = $1 AND ${column} ~* $2`,
      ).join(" UNION ALL "),
      [scope.workspaceId, pattern],
    ),
    suppressedAmong(anyConnection, scope.workspaceId, { addresses: [address] }),
  ]);
  return {
    address,
    contacts,
    messages,
    placements,
    removals,
    notes,
    suppressed: suppressed.map(({ cause }) => cause),
  };
}
