// The contacts of sites that somebody asked for: read on the sites' own pages, written with the page that proves each.

import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import { query, transaction } from "#lib/db/sql";
import type { GuestReader } from "#lib/frontier/guest-reader";
import { log } from "#lib/log";
import { readSite, type SiteContacts } from "./read-site.ts";
import { suppressedAmong } from "./suppressed.ts";

interface Wanted {
  workspaceId: number;
  domain: string;
  tries: number;
}

/** Sites a turn, one host each. */
const AT_ONCE = 20;
const TRIES_MAX = 3;

/** Looks for contacts until no site waits, or the time is over. Returns how many sites were read. */
export async function findSiteContacts(
  reader: GuestReader,
  signal: AbortSignal,
  limitMs: number,
): Promise<number> {
  const until = performance.now() + limitMs;
  let read = 0;
  while (!signal.aborted && performance.now() < until) {
    const wanted = await claimLookups();
    if (wanted.length === 0) break;
    const done = await Promise.all(wanted.map((one) => readOne(one, reader, signal)));
    read += done.filter(Boolean).length;
  }
  return read;
}

// One that a worker took and lost, and one that could not be read, is taken again after ten minutes.
const claimLookups = () =>
  query<Wanted>(
    `UPDATE contact_lookup l SET tried_at = now(), tries = tries + 1
     WHERE (l.workspace_id, l.domain) IN (
       SELECT workspace_id, domain FROM contact_lookup WHERE read_at IS NULL
         AND (tried_at IS NULL OR tried_at < now() - interval '10 minutes')
       ORDER BY tried_at NULLS FIRST, asked_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
     RETURNING l.workspace_id AS "workspaceId", l.domain, l.tries`,
  );

async function readOne(wanted: Wanted, reader: GuestReader, signal: AbortSignal): Promise<boolean> {
  const { workspaceId, domain, tries } = wanted;
  try {
    const site = await readSite(domain, reader, signal);
    if (!("failure" in site)) {
      await writeFound(wanted, site);
      return true;
    }
    const gaveUp = tries >= TRIES_MAX && !signal.aborted;
    await query(
      `UPDATE contact_lookup SET failure = $3, read_at = CASE WHEN $4::boolean THEN now() END
       WHERE workspace_id = $1 AND domain = $2`,
      [workspaceId, domain, site.failure, gaveUp],
    );
    return gaveUp;
  } catch (error) {
    if (!signal.aborted) log.warn("contacts could not be looked for", { workspaceId, domain, error });
    return false;
  }
}

async function writeFound({ workspaceId, domain }: Wanted, site: SiteContacts): Promise<void> {
  await transaction(async (sql) => {
    const addresses = site.contacts.map(({ value }) => value);
    const barred = new Set(
      (await suppressedAmong(sql, workspaceId, { domains: [domain], addresses })).map(({ name }) => name),
    );
    const kept = barred.has(domain)
      ? []
      : site.contacts.filter(({ value }) => !barred.has(value.toLowerCase()));
    const hidden =
      kept.length === 0 && site.hides
        ? "The site hides its addresses from robots; they are not decoded."
        : null;
    const [lookup] = await sql.query(
      `UPDATE contact_lookup SET read_at = now(), pages_read = $3, failure = $4 WHERE workspace_id = $1 AND domain = $2
       RETURNING 1`,
      [workspaceId, domain, site.pagesRead, hidden],
    );
    // Taken away meanwhile.
    if (lookup === undefined) return;
    // What a person wrote about somebody stays.
    await sql.query(
      `INSERT INTO contact AS k (id, workspace_id, domain, channel, value, name, job, origin, found_on)
       SELECT id, $1, $2, channel, value, name, job, 'page', "foundOn" FROM jsonb_to_recordset($3::jsonb)
         AS r(id uuid, channel "Channel", value text, name text, job text, "foundOn" text) ORDER BY channel, value
       ON CONFLICT (workspace_id, domain, channel, value) DO UPDATE SET name = coalesce(k.name, excluded.name),
         job = coalesce(k.job, excluded.job), found_on = coalesce(k.found_on, excluded.found_on)
       WHERE (k.name IS NULL AND excluded.name IS NOT NULL) OR (k.job IS NULL AND excluded.job IS NOT NULL)
         OR k.found_on IS NULL`,
      [workspaceId, domain, safeJson(kept.map((contact) => ({ id: newId(), ...contact })))],
    );
  });
}
