import type { z } from "zod";
import { newId } from "#lib/db/new-id";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import { readDomains } from "./ask-lookups.ts";
import type { ContactEdit, ContactRef, NewContact } from "./schema.ts";
import { suppressedAmong, suppressedWords } from "./suppressed.ts";
import { visibleDomain, visibleSites } from "./visible.ts";

/** Adds a contact that a person knows. Throws AppError "invalid", "conflict" (it is there, or must not be written to). */
export async function addContact(
  scope: WriteScope,
  input: z.output<typeof NewContact>,
): Promise<{ id: string }> {
  const { channel, value, name, job, note, foundOn } = input;
  const { names, refused } = await readDomains(scope, [input.domain]);
  const [domain] = names;
  if (domain === undefined) {
    const reason = refused[0]?.reason ?? "This is no domain.";
    throw new AppError("invalid", reason, { fields: { domain: reason } });
  }
  return transaction(async (sql) => {
    const [barred] = await suppressedAmong(sql, scope.workspaceId, { domains: [domain], addresses: [value] });
    if (barred !== undefined) throw new AppError("conflict", `${suppressedWords(barred)} It was not added.`);
    const [added] = await sql.query<{ id: string }>(
      `INSERT INTO contact (id, workspace_id, domain, channel, value, name, job, note, origin, found_on, created_by_id)
       SELECT $2, $1, $3, $4::"Channel", $5, $6, $7, $8, 'hand', $9, $10 WHERE ${visibleDomain("$3::text", "$11")}
       ON CONFLICT (workspace_id, domain, channel, value) DO NOTHING RETURNING id`,
      [
        scope.workspaceId,
        newId(),
        domain,
        channel,
        value,
        name,
        job,
        note,
        foundOn,
        scope.actorId,
        visibleSites(scope),
      ],
    );
    if (added === undefined) throw new AppError("conflict", `${domain} has this contact already.`);
    await audit(sql, scope, "contact.added", domain, { channel });
    return added;
  });
}

/** Changes what is known of somebody; the address itself is another contact. Throws AppError "not_found". */
export async function editContact(
  scope: WriteScope,
  { id, name, job, note }: z.output<typeof ContactEdit>,
): Promise<void> {
  await transaction(async (sql) => {
    const domain = await domainOfContact(sql, scope, id);
    await sql.query("UPDATE contact SET name = $3, job = $4, note = $5 WHERE workspace_id = $1 AND id = $2", [
      scope.workspaceId,
      id,
      name,
      job,
      note,
    ]);
    await audit(sql, scope, "contact.edited", domain);
  });
}

/** Takes a contact away that is of no use; its messages stay. Found on the site again, it comes back. */
export async function dropContact(scope: WriteScope, { id }: z.output<typeof ContactRef>): Promise<void> {
  await transaction(async (sql) => {
    const domain = await domainOfContact(sql, scope, id);
    await sql.query("UPDATE touch SET contact_id = NULL WHERE workspace_id = $1 AND contact_id = $2", [
      scope.workspaceId,
      id,
    ]);
    await sql.query("DELETE FROM contact WHERE workspace_id = $1 AND id = $2", [scope.workspaceId, id]);
    await audit(sql, scope, "contact.dropped", domain);
  });
}

async function domainOfContact(sql: Sql, scope: WriteScope, id: string): Promise<string> {
  const [row] = await sql.query<{ domain: string }>(
    `SELECT c.domain FROM contact c WHERE c.workspace_id = $1 AND c.id = $2 AND ${visibleDomain("c.domain", "$3")} FOR UPDATE`,
    [scope.workspaceId, id, visibleSites(scope)],
  );
  if (row === undefined) throw new AppError("not_found", "This contact is not there.");
  return row.domain;
}
