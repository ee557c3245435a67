// Who may not be written to. A domain covers the hosts below it and every address there; an address is found as it is
// written, in lower case, and by its hash, which is all that is kept of somebody who was erased.
import { selfAndParents } from "#lib/core/disavow/entry";
import type { ListEntry, SuppressionCause } from "#lib/core/outreach/approach";
import type { Sql } from "#lib/db/sql";
import { hashAddress, plainAddress } from "./hash-address.ts";
import type { SuppressionKind } from "./types.ts";

/** A site, somebody of it, or an address alone. */
export interface Subject {
  domain?: string | null;
  address?: string | null;
}

interface Row {
  kind: SuppressionKind;
  value: string;
  cause: SuppressionCause;
  on: string;
}

/**
 * The entries of the workspace's do-not-contact list that cover each of the subjects, in their order. One question,
 * however many there are.
 */
export async function findSuppressions(
  sql: Sql,
  workspaceId: number,
  subjects: readonly Subject[],
): Promise<ListEntry[][]> {
  const wanted = subjects.map(keysOf);
  const rows = await sql.query<Row>(
    `SELECT s.kind, s.value, s.cause, (s.at AT TIME ZONE 'UTC')::date::text AS on FROM suppression s
     JOIN unnest($2::text[], $3::text[]) AS k(kind, value) ON s.kind = k.kind::"SuppressionKind" AND s.value = k.value
     WHERE s.workspace_id = $1`,
    [workspaceId, ...columnsOf([...new Set(wanted.flat())])],
  );
  const entries = new Map(rows.map((row) => [`${row.kind} ${row.value}`, row]));
  return wanted.map((keys, at) =>
    keys.flatMap((key) => {
      const row = entries.get(key);
      if (row === undefined) return [];
      const { kind, value, cause, on } = row;
      // What is told of an erased address is the one that was asked about.
      const named = kind === "address_hash" ? plainAddress(subjects[at]?.address ?? "") : value;
      return [
        { about: kind === "domain" ? "domain" : "address", value: named, cause, on } satisfies ListEntry,
      ];
    }),
  );
}

/** What stands in the way of writing to one site or address; null: nothing does. */
export async function isSuppressed(
  sql: Sql,
  workspaceId: number,
  subject: Subject,
): Promise<ListEntry | null> {
  const [found = []] = await findSuppressions(sql, workspaceId, [subject]);
  return found[0] ?? null;
}

/** "kind value", the nearest first. */
function keysOf({ domain, address }: Subject): string[] {
  const keys: string[] = [];
  const plain = address ? plainAddress(address) : null;
  if (plain !== null) keys.push(`address ${plain}`, `address_hash ${hashAddress(plain)}`);
  const hosts = [domain?.toLowerCase(), plain?.slice(plain.lastIndexOf("@") + 1)].filter(
    (host) => host !== undefined && host !== "",
  );
  for (const host of new Set(hosts.flatMap((host) => [...selfAndParents(host ?? "")])))
    keys.push(`domain ${host}`);
  return keys;
}

function columnsOf(keys: readonly string[]): [kinds: string[], values: string[]] {
  const cuts = keys.map((key) => key.indexOf(" "));
  return [
    keys.map((key, at) => key.slice(0, cuts[at])),
    keys.map((key, at) => key.slice((cuts[at] ?? 0) + 1)),
  ];
}
