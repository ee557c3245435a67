import type { z } from "zod";
import type { Stage } from "#lib/core/outreach/stages";
import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { allowed } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";
import { suppressedAmong, suppressedWords } from "../contacts/suppressed.ts";
import { applyTouchState } from "./apply-state.ts";
import { requireMayWrite } from "./may-write.ts";
import type { LogTouchesInput } from "./schema.ts";
import { suppressByTouches } from "./suppress-by-touch.ts";
import type { LoggedTouches } from "./types.ts";

type Input = z.output<typeof LogTouchesInput>;

interface Meant {
  id: string;
  domain: string;
  stage: Stage;
}

/**
 * Logs a message of each prospect; nothing is sent. Stage, follow-up and the rest follow from it. What goes out to a domain
 * or address on the suppression list, against a warning that nobody passed over, or before the client has said yes is
 * refused: all of them, so that a half-logged batch leaves nobody wondering.
 * Throws AppError "not_found", "invalid", "conflict".
 */
export async function logTouches(scope: WriteScope, input: Input): Promise<LoggedTouches> {
  const at = momentOf(input.on);
  return transaction(async (sql) => {
    const prospects = await lockProspects(sql, scope, input.prospects);
    const address = await addressOf(sql, scope, input, prospects);
    if (input.kind === "out") {
      await refuseSuppressed(sql, scope.workspaceId, prospects, address);
      await requireMayWrite(sql, scope, prospects, { address, on: at.toISOString().slice(0, 10) });
    }
    await checkTemplate(sql, scope, input.template);
    const batch = prospects.length > 1 ? newId() : null;
    const touches = prospects.map(({ id, domain }) => ({ id: newId(), prospect: id, domain }));
    await sql.query(
      `INSERT INTO touch (id, workspace_id, domain, prospect_id, contact_id, channel, kind, address, subject, body, template_id, at, by_id, batch_id)
       SELECT r.id, $1, r.domain, r.prospect, $3, $4::"Channel", $5::"TouchKind", $6, $7, $8, $9, $10, $11, $12
       FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, prospect uuid, domain text)`,
      [
        scope.workspaceId,
        safeJson(touches),
        input.contact,
        input.channel,
        input.kind,
        address,
        input.subject,
        input.body,
        input.template,
        at,
        scope.actorId,
        batch,
      ],
    );
    const ids = touches.map(({ id }) => id);
    const suppressed = await suppressByTouches(sql, scope, input, touches, address);
    const states = await applyTouchState(
      sql,
      scope.workspaceId,
      prospects.map(({ id }) => id),
      ({ id }) => ids.includes(id),
    );
    // Never an address: the log cannot be erased.
    await audit(sql, scope, "touch.logged", prospects.length === 1 ? (prospects[0]?.domain ?? null) : null, {
      kind: input.kind,
      channel: input.channel,
      count: prospects.length,
    });
    const says = input.kind === "refused" || input.kind === "opt_out";
    return {
      ids,
      suppressed,
      declined: says ? [...states].flatMap(([id, { declined }]) => (declined ? [id] : [])) : [],
    };
  });
}

/** A day stands for its noon, today for now, so that several of a day keep the order in which they were logged. */
function momentOf(on: string): Date {
  const now = new Date();
  const at =
    on.length > 10 ? new Date(on) : on === now.toISOString().slice(0, 10) ? now : new Date(`${on}T12:00:00Z`);
  if (at.getTime() > now.getTime() + 60_000) {
    throw new AppError("invalid", "This day has not come yet. Nothing was logged.", {
      fields: { on: "This day has not come yet." },
    });
  }
  return at;
}

async function lockProspects(sql: Sql, scope: WriteScope, ids: readonly string[]): Promise<Meant[]> {
  const wanted = [...new Set(ids)];
  const rows = await sql.query<Meant>(
    `SELECT id, domain, stage FROM prospect WHERE workspace_id = $1 AND id = ANY($2::uuid[])
       AND ($3::int[] IS NULL OR site_id = ANY($3)) ORDER BY id FOR UPDATE`,
    [scope.workspaceId, wanted, allowed(scope)],
  );
  if (rows.length < wanted.length) {
    throw new AppError("not_found", "One of these prospects is not there any more. Nothing was logged.");
  }
  return rows;
}

/** The address that it went to or came from: as written, else the contact's. */
async function addressOf(
  sql: Sql,
  scope: WriteScope,
  input: Input,
  prospects: readonly Meant[],
): Promise<string | null> {
  if (input.contact === null && input.address === null) return null;
  const [only] = prospects;
  if (only === undefined || prospects.length > 1) {
    throw new AppError("invalid", "A contact belongs to one site: log it for one prospect at a time.");
  }
  if (input.contact === null) return input.address?.toLowerCase() ?? null;
  const [contact] = await sql.query<{ value: string }>(
    "SELECT value FROM contact WHERE workspace_id = $1 AND id = $2 AND domain = $3",
    [scope.workspaceId, input.contact, only.domain],
  );
  if (contact === undefined)
    throw new AppError("not_found", "This contact is not there any more. Nothing was logged.");
  return input.address?.toLowerCase() ?? contact.value;
}

async function refuseSuppressed(
  sql: Sql,
  workspaceId: number,
  prospects: readonly Meant[],
  address: string | null,
): Promise<void> {
  const [first, ...others] = await suppressedAmong(sql, workspaceId, {
    domains: prospects.map(({ domain }) => domain),
    addresses: address === null ? [] : [address],
  });
  if (first === undefined) return;
  const more = others.length > 0 ? ` So are ${others.length} more.` : "";
  throw new AppError("conflict", `${suppressedWords(first)}${more} Nothing was logged.`);
}

async function checkTemplate(sql: Sql, scope: WriteScope, id: string | null): Promise<void> {
  if (id === null) return;
  const [row] = await sql.query("SELECT 1 FROM mail_template WHERE workspace_id = $1 AND id = $2", [
    scope.workspaceId,
    id,
  ]);
  if (row === undefined)
    throw new AppError("not_found", "This template is not there any more. Nothing was logged.");
}
