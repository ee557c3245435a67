// Whom to write to is looked for on the linking site's own pages (lib/outreach/contacts/read-site). Where an address came
// from is kept beside it.
import { safeJson } from "#lib/db/safe-json";
import { query, transaction } from "#lib/db/sql";
import type { GuestReader } from "#lib/frontier/guest-reader";
import { log } from "#lib/log";
import { readSite, type SiteContacts } from "#lib/outreach/contacts/read-site";
import { suppressedAmong } from "#lib/outreach/contacts/suppressed";
import type { RemovalContact } from "./types.ts";

interface Wanted {
  workspaceId: number;
  id: string;
  domain: string;
  tries: number;
}

/** Requests a turn, one host each. */
const AT_ONCE = 20;
const TRIES_MAX = 3;

/** Looks for the contacts of waiting requests until there are none, or the time is over. Returns how many were read. */
export async function findContacts(
  reader: GuestReader,
  signal: AbortSignal,
  limitMs: number,
): Promise<number> {
  const until = performance.now() + limitMs;
  let read = 0;
  while (!signal.aborted && performance.now() < until) {
    const wanted = await claimRequests();
    if (wanted.length === 0) break;
    const done = await Promise.all(wanted.map((one) => readOne(one, reader, signal)));
    read += done.filter(Boolean).length;
  }
  return read;
}

// One that a worker took and lost is taken again after ten minutes.
const claimRequests = () =>
  query<Wanted>(
    `UPDATE removal_request SET contacts_tried_at = now(), contacts_tries = contacts_tries + 1
     WHERE id IN (
       SELECT id FROM removal_request WHERE contacts_read_at IS NULL
         AND (contacts_tried_at IS NULL OR contacts_tried_at < now() - interval '10 minutes')
       ORDER BY contacts_tried_at NULLS FIRST, at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
     RETURNING workspace_id AS "workspaceId", id, domain, contacts_tries AS tries`,
  );

async function readOne(wanted: Wanted, reader: GuestReader, signal: AbortSignal): Promise<boolean> {
  const { workspaceId, id, domain, tries } = wanted;
  try {
    const site = await readSite(domain, reader, signal);
    const failed = "failure" in site;
    if (failed && (tries < TRIES_MAX || signal.aborted)) return false;
    await writeContacts(workspaceId, id, failed ? [] : toWriteTo(site));
    return true;
  } catch (error) {
    if (!signal.aborted) log.warn("contacts could not be looked for", { workspaceId, domain, error });
    return false;
  }
}

/** Addresses, and pages to write from. */
function toWriteTo({ contacts, contactPages }: SiteContacts): RemovalContact[] {
  const mails = contacts.flatMap(({ channel, value, foundOn }) =>
    channel === "mail" ? [{ kind: "mail" as const, value, foundOn }] : [],
  );
  const pages = [
    ...contactPages,
    ...contacts.flatMap(({ channel, value, foundOn }) =>
      channel === "form" ? [{ url: value, foundOn }] : [],
    ),
  ];
  return [...mails, ...pages.map(({ url, foundOn }) => ({ kind: "page" as const, value: url, foundOn }))];
}

async function writeContacts(
  workspaceId: number,
  id: string,
  found: readonly RemovalContact[],
): Promise<void> {
  await transaction(async (sql) => {
    const [row] = await sql.query<{ id: string }>(
      "UPDATE removal_request SET contacts_read_at = now() WHERE workspace_id = $1 AND id = $2 RETURNING id",
      [workspaceId, id],
    );
    // Taken away meanwhile.
    if (row === undefined) return;
    const addresses = found.flatMap(({ kind, value }) => (kind === "mail" ? [value] : []));
    const barred = new Set((await suppressedAmong(sql, workspaceId, { addresses })).map(({ name }) => name));
    await sql.query(
      `INSERT INTO removal_contact (workspace_id, request_id, kind, value, found_on)
       SELECT $1, $2, kind, value, "foundOn"
       FROM jsonb_to_recordset($3::jsonb) AS r(kind "ContactKind", value text, "foundOn" text)
       ON CONFLICT (workspace_id, request_id, value) DO NOTHING`,
      [workspaceId, id, safeJson(found.filter(({ value }) => !barred.has(value)))],
    );
  });
}
