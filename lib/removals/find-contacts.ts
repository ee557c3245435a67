// Whom to write to is looked for on the linking site's own pages: politely, in turns at its host like any other request,
// and where its robots.txt allows. Where an address came from is kept beside it.
import { domainOf } from "#lib/core/domain";
import { contactPages, type FoundContact, isContactPage, mailContacts } from "#lib/core/removal/contacts";
import { safeJson } from "#lib/db/safe-json";
import { query, transaction } from "#lib/db/sql";
import { postponeHost } from "#lib/frontier/guest";
import type { GuestReader } from "#lib/frontier/guest-reader";
import { createGuestTurn } from "#lib/frontier/host-turn";
import { longestRetryAfterMs } from "#lib/frontier/settings";
import { log } from "#lib/log";

interface Wanted {
  workspaceId: number;
  id: string;
  domain: string;
  tries: number;
}

/** Requests a turn, one host each. */
const AT_ONCE = 20;
/** Beside the home page. */
const PAGES_MAX = 4;
const TRIES_MAX = 3;
/** All pages of one request, waiting for turns included, in milliseconds. */
const requestMs = 120_000;

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
    const found = await contactsOf(domain, reader, signal);
    if (found === null && (tries < TRIES_MAX || signal.aborted)) return false;
    await writeContacts(workspaceId, id, found ?? []);
    return true;
  } catch (error) {
    if (!signal.aborted) log.warn("contacts could not be looked for", { workspaceId, domain, error });
    return false;
  }
}

type Found = FoundContact & { foundOn: string };

/** Null: no page of the site could be read now. */
async function contactsOf(domain: string, reader: GuestReader, signal: AbortSignal): Promise<Found[] | null> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(requestMs)]);
  const home =
    (await readPage(`https://${domain}/`, reader, limit)) ??
    (await readPage(`http://${domain}/`, reader, limit));
  if (home === null) return null;
  const found = new Map<string, Found>();
  const keep = (contacts: readonly FoundContact[], foundOn: string) => {
    for (const contact of contacts)
      if (!found.has(contact.value)) found.set(contact.value, { ...contact, foundOn });
  };
  keep(mailContacts(home.links), home.url);
  for (const url of contactPages(home.links, home.url, PAGES_MAX)) {
    if (limit.aborted) break;
    const page = await readPage(url, reader, limit);
    if (page === null) continue;
    keep(mailContacts(page.links), page.url);
    if (isContactPage(page.url)) keep([{ kind: "page", value: page.url }], home.url);
  }
  return [...found.values()];
}

async function readPage(
  url: string,
  { looker, robots, gates, hostDelayMs }: GuestReader,
  signal: AbortSignal,
) {
  const turn = createGuestTurn({ gates, hostDelayMs, signal });
  const { look, page } = await looker.read(url, {
    signal,
    robots: robots.lookupFor(turn, signal),
    beforeHop: turn.beforeHop,
    keepAllLinks: true,
  });
  await turn.end();
  const domain = domainOf(look.finalUrl);
  if (look.retryAfterMs !== null && domain !== null) {
    await postponeHost(domain, Math.min(look.retryAfterMs, longestRetryAfterMs));
  }
  // Who is found at another domain is another site's contact.
  const isOwn = domain !== null && domain === domainOf(url);
  return look.access === "ok" && page !== null && isOwn ? { url: look.finalUrl, links: page.links } : null;
}

async function writeContacts(workspaceId: number, id: string, found: readonly Found[]): Promise<void> {
  await transaction(async (sql) => {
    const [row] = await sql.query<{ id: string }>(
      "UPDATE removal_request SET contacts_read_at = now() WHERE workspace_id = $1 AND id = $2 RETURNING id",
      [workspaceId, id],
    );
    // Taken away meanwhile.
    if (row === undefined) return;
    await sql.query(
      `INSERT INTO removal_contact (workspace_id, request_id, kind, value, found_on)
       SELECT $1, $2, kind, value, "foundOn"
       FROM jsonb_to_recordset($3::jsonb) AS r(kind "ContactKind", value text, "foundOn" text)
       ON CONFLICT (workspace_id, request_id, value) DO NOTHING`,
      [workspaceId, id, safeJson(found)],
    );
  });
}
