import { anyConnection, one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { ExportColumns, ExportTable } from "#lib/export/table";
import { batchesOf } from "#lib/export/table";
import type { Scope } from "#lib/scope/scope";
import { allowed } from "#lib/sites/find-site";
import { TOUCH, TOUCH_JOINS, touchView } from "../touches/queries.ts";
import type { TouchView } from "../touches/types.ts";
import type { ContactFilter, ContactListView } from "./contact-view.ts";
import { suppressedAmong, suppressedWords } from "./suppressed.ts";
import type { ContactDetail, ContactPageView, ContactsView, ContactView, LookupView } from "./types.ts";
import { visibleDomain, visibleSites } from "./visible.ts";

/** Contacts on one page. */
export const SHOWN = 100;
const EXPORT_BATCH = 1_000;

interface Row extends Omit<ContactView, "foundAt" | "writtenAt" | "suppressed"> {
  foundAt: Date;
  writtenAt: Date | null;
}

const CONTACT = `c.id, c.domain, c.channel, c.value, c.name, c.job, c.note, c.origin, c.found_on AS "foundOn", c.found_at AS "foundAt",
  (SELECT max(t.at) FROM touch t WHERE t.workspace_id = $1 AND t.contact_id = c.id AND t.kind = 'out') AS "writtenAt"`;

/** $2 … $7 of every list: what is searched, and who may see it. */
const MATCHES = `c.workspace_id = $1
  AND ($2 = '' OR position(lower($2) in lower(concat_ws(' ', c.value, c.name, c.job, c.domain))) > 0)
  AND ($3 = '' OR c.domain = $3) AND ($4::"Channel" IS NULL OR c.channel = $4) AND ($5::"ContactOrigin" IS NULL OR c.origin = $5)
  AND ($6::boolean IS NULL OR $6 = EXISTS (SELECT 1 FROM touch t WHERE t.workspace_id = $1 AND t.contact_id = c.id AND t.kind = 'out'))
  AND ${visibleDomain("c.domain", "$7")}`;

const given = (scope: Scope, { q, domain, channel, origin, written }: ContactFilter) => [
  scope.workspaceId,
  q,
  domain,
  channel,
  origin,
  written,
  visibleSites(scope),
];

function mayRead(scope: Scope): void {
  if (!scope.may.has("contacts")) throw new AppError("forbidden", "You may not see contacts.");
}

/** The contacts of the workspace, newest first. Throws AppError "forbidden". */
export async function listContacts(scope: Scope, view: ContactListView): Promise<ContactPageView> {
  mayRead(scope);
  const values = given(scope, view);
  const [rows, counts] = await Promise.all([
    query<Row>(
      `SELECT ${CONTACT} FROM contact c WHERE ${MATCHES} ORDER BY c.found_at DESC, c.id DESC LIMIT ${SHOWN} OFFSET $8`,
      [...values, view.from],
    ),
    one<{ matching: number; total: number; waiting: number }>(
      `SELECT (SELECT count(*)::int FROM contact c WHERE ${MATCHES}) AS matching,
         (SELECT count(*)::int FROM contact c WHERE c.workspace_id = $1 AND ${visibleDomain("c.domain", "$7")}) AS total,
         (SELECT count(*)::int FROM contact_lookup l WHERE l.workspace_id = $1 AND l.read_at IS NULL
            AND ${visibleDomain("l.domain", "$7")}) AS waiting`,
      values,
    ),
  ]);
  const { matching = 0, total = 0, waiting = 0 } = counts ?? {};
  return { lines: await withStops(scope, rows), matching, total, waiting };
}

async function withStops(scope: Scope, rows: readonly Row[]): Promise<ContactView[]> {
  const barred = await suppressedAmong(anyConnection, scope.workspaceId, {
    domains: [...new Set(rows.map(({ domain }) => domain))],
    addresses: rows.map(({ value }) => value),
  });
  const stops = new Map(barred.map((stop) => [`${stop.kind} ${stop.name}`, suppressedWords(stop)]));
  return rows.map(({ foundAt, writtenAt, ...row }) => ({
    ...row,
    foundAt: foundAt.toISOString(),
    writtenAt: writtenAt?.toISOString() ?? null,
    suppressed: stops.get(`address ${row.value.toLowerCase()}`) ?? stops.get(`domain ${row.domain}`) ?? null,
  }));
}

/** One contact with its messages. Throws AppError "not_found", "forbidden". */
export async function readContactDetail(scope: Scope, id: string): Promise<ContactDetail> {
  mayRead(scope);
  const rows = await query<Row>(
    `SELECT ${CONTACT} FROM contact c WHERE c.workspace_id = $1 AND c.id = $2 AND ${visibleDomain("c.domain", "$3")}`,
    [scope.workspaceId, id, visibleSites(scope)],
  );
  const [contact] = await withStops(scope, rows);
  if (contact === undefined) throw new AppError("not_found", "This contact is not there.");
  const [others, touches, lookup, prospects] = await Promise.all([
    query<ContactDetail["others"][number]>(
      `SELECT id, channel, value, name FROM contact WHERE workspace_id = $1 AND domain = $2 AND id <> $3
       ORDER BY channel, value LIMIT 50`,
      [scope.workspaceId, contact.domain, id],
    ),
    scope.may.has("messages")
      ? query<Omit<TouchView, "at"> & { at: Date; prospectId: string | null }>(
          `SELECT ${TOUCH}, t.prospect_id AS "prospectId" FROM touch t ${TOUCH_JOINS}
           LEFT JOIN prospect p ON p.workspace_id = t.workspace_id AND p.id = t.prospect_id
           WHERE t.workspace_id = $1 AND (t.contact_id = $3 OR (t.contact_id IS NULL AND t.address = $4 AND t.domain = $5))
             AND ($6::int[] IS NULL OR p.site_id = ANY($6)) ORDER BY t.at DESC, t.id DESC LIMIT 200`,
          [scope.workspaceId, true, id, contact.value, contact.domain, allowed(scope)],
        )
      : null,
    readLookup(scope, contact.domain),
    query<ContactDetail["prospects"][number]>(
      `SELECT p.id, k.name AS campaign, p.stage FROM prospect p
       JOIN campaign k ON k.workspace_id = p.workspace_id AND k.id = p.campaign_id
       WHERE p.workspace_id = $1 AND p.domain = $2 AND ($3::int[] IS NULL OR p.site_id = ANY($3))
       ORDER BY k.closed_at IS NOT NULL, p.stage_at DESC, p.id LIMIT 20`,
      [scope.workspaceId, contact.domain, allowed(scope)],
    ),
  ]);
  return {
    ...contact,
    prospects,
    others,
    touches: touches?.map(({ prospectId, ...row }) => ({ ...touchView(row), prospectId })) ?? null,
    lookup,
  };
}

async function readLookup(scope: Scope, domain: string): Promise<LookupView> {
  const row = await one<{ readAt: Date | null; pagesRead: number; failure: string | null }>(
    `SELECT read_at AS "readAt", pages_read AS "pagesRead", failure FROM contact_lookup WHERE workspace_id = $1 AND domain = $2`,
    [scope.workspaceId, domain],
  );
  if (row === null) return { state: "never", readAt: null, pagesRead: 0, failure: null };
  const { readAt, pagesRead, failure } = row;
  return {
    state: readAt === null ? "waiting" : "read",
    readAt: readAt?.toISOString() ?? null,
    pagesRead,
    failure,
  };
}

/** The contacts of a prospect's site. Throws AppError "not_found", "forbidden". */
export async function readContactsOf(scope: Scope, prospectId: string): Promise<ContactsView> {
  mayRead(scope);
  const prospect = await one<{ domain: string }>(
    `SELECT domain FROM prospect WHERE workspace_id = $1 AND id = $2 AND ($3::int[] IS NULL OR site_id = ANY($3))`,
    [scope.workspaceId, prospectId, allowed(scope)],
  );
  if (prospect === null) throw new AppError("not_found", "This prospect is not there.");
  const { domain } = prospect;
  const [rows, lookup, barred] = await Promise.all([
    query<Row>(
      `SELECT ${CONTACT} FROM contact c WHERE c.workspace_id = $1 AND c.domain = $2
       ORDER BY c.channel, c.name IS NULL, c.found_at, c.id LIMIT ${SHOWN}`,
      [scope.workspaceId, domain],
    ),
    readLookup(scope, domain),
    suppressedAmong(anyConnection, scope.workspaceId, { domains: [domain] }),
  ]);
  const [stop] = barred;
  return {
    domain,
    contacts: await withStops(scope, rows),
    lookup,
    suppressed: stop === undefined ? null : suppressedWords(stop),
  };
}

const COLUMNS: ExportColumns<ContactView> = [
  ["Domain", ({ domain }) => domain],
  ["Channel", ({ channel }) => channel],
  ["Address", ({ value }) => value],
  ["Name", ({ name }) => name],
  ["Job", ({ job }) => job],
  ["Origin", ({ origin }) => origin],
  ["Found on", ({ foundOn }) => foundOn],
  ["Found at", ({ foundAt }) => foundAt],
  ["Written to", ({ writtenAt }) => writtenAt],
  ["Not to be written to", ({ suppressed }) => suppressed],
  ["Note", ({ note }) => note],
];

/** The whole filtered list as a table to save. Throws AppError "forbidden". */
export function exportContacts(scope: Scope, filter: ContactFilter): ExportTable {
  mayRead(scope);
  const read = async (after: string | null) => {
    const rows = await query<Row>(
      `SELECT ${CONTACT} FROM contact c WHERE ${MATCHES} AND ($8::uuid IS NULL OR c.id > $8) ORDER BY c.id LIMIT ${EXPORT_BATCH}`,
      [...given(scope, filter), after],
    );
    return {
      lines: await withStops(scope, rows),
      next: rows.length < EXPORT_BATCH ? null : (rows.at(-1)?.id ?? null),
    };
  };
  return { name: "contacts", columns: COLUMNS.map(([name]) => name), rows: batchesOf(COLUMNS, read) };
}
