// Whom nobody of a workspace may write to: asked before anything is added or written.
import { createHash } from "node:crypto";
import { domainOfHost } from "#lib/core/domain";
import type { Sql } from "#lib/db/sql";

/** SHA-256 of an address in lower case: all that stays of somebody who was erased. */
export const addressHash = (address: string): string =>
  createHash("sha256").update(address.toLowerCase()).digest("hex");

/** A pattern of Postgres that finds an address in a text, and not another one that ends or begins with it. */
export const addressPattern = (address: string): string =>
  `(?<![a-z0-9._%+-])${address.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!-?[a-z0-9]|\\.[a-z0-9])`;

export type SuppressionCause = "do_not_contact" | "opt_out" | "bounced" | "erased";

export interface Suppressed {
  /** The domain or the address that was asked for. */
  name: string;
  kind: "domain" | "address";
  cause: SuppressionCause;
}

/**
 * Of domains and addresses (of any channel) those on the workspace's list; a mail address also by its domain.
 */
export async function suppressedAmong(
  sql: Sql,
  workspaceId: number,
  names: { domains?: readonly string[]; addresses?: readonly string[] },
): Promise<Suppressed[]> {
  const addresses = [...new Set((names.addresses ?? []).map((address) => address.toLowerCase()))];
  const asked = [
    ...(names.domains ?? []).map((name) => ({ name, kind: "domain", as: "domain", value: name })),
    ...addresses.flatMap((name) => [
      { name, kind: "address", as: "address", value: name },
      { name, kind: "address", as: "address_hash", value: addressHash(name) },
      ...(name.includes("@")
        ? [
            {
              name,
              kind: "address",
              as: "domain",
              value: domainOfHost(name.slice(name.lastIndexOf("@") + 1)),
            },
          ]
        : []),
    ]),
  ];
  if (asked.length === 0) return [];
  return sql.query<Suppressed>(
    `SELECT DISTINCT ON (a.name, a.kind) a.name, a.kind, s.cause
     FROM jsonb_to_recordset($2::jsonb) AS a(name text, kind text, "as" "SuppressionKind", value text)
     JOIN suppression s ON s.workspace_id = $1 AND s.kind = a."as" AND s.value = a.value
     ORDER BY a.name, a.kind, s.at`,
    [workspaceId, JSON.stringify(asked)],
  );
}

/** Why somebody is not written to, in a sentence. */
export function suppressedWords({ name, kind, cause }: Suppressed): string {
  switch (cause) {
    case "do_not_contact":
      return `${name} is on the do-not-contact list.`;
    case "opt_out":
      return `${name} asked not to be written to again.`;
    case "bounced":
      return `Mail to ${name} came back: write to another ${kind}.`;
    case "erased":
      return `${name} was erased on request and may not be written to.`;
    default:
      return cause satisfies never;
  }
}
