// Whom a person wants left alone: names typed or pasted one a line, or a table with a header, such as the list that
// we export ourselves.

import { cleanText } from "#lib/core/clean-text";
import { readContact } from "#lib/core/contact";
import { unguardCell } from "#lib/core/csv";
import { isPublicSuffix } from "#lib/core/domain";
import type { SuppressionCause } from "#lib/core/outreach/approach";
import { foldName } from "#lib/imports/formats/format";
import { readNames } from "#lib/toxic/read-names";
import type { TextTable } from "../read-text-table.ts";
import { plainAddress } from "./hash-address.ts";
import type { NewSuppression, Refused } from "./types.ts";

const HASH = /^[0-9a-f]{64}$/;
const NOTE_MAX = 500;

interface Given {
  name: string;
  cause: SuppressionCause;
  note: string | null;
}

/**
 * Reads names: an address, a domain, or the hash of an erased address.
 * @param own the domains of the workspace's own sites
 * @param splits hosts that the workspace counts as domains of their own
 */
export function readEntries(
  given: readonly Given[],
  own: ReadonlySet<string>,
  splits: ReadonlySet<string>,
): { entries: NewSuppression[]; refused: Refused[] } {
  const entries = new Map<string, NewSuppression>();
  const refused: Refused[] = [];
  for (const { name, cause, note } of given) {
    const read = readEntry(name, own, splits);
    if ("reason" in read) refused.push({ name: name.slice(0, 200), reason: read.reason });
    else
      entries.set(`${read.kind} ${read.value}`, {
        ...read,
        cause: read.kind === "address_hash" ? "erased" : cause,
        note,
      });
  }
  return { entries: [...entries.values()], refused };
}

function readEntry(
  written: string,
  own: ReadonlySet<string>,
  splits: ReadonlySet<string>,
): Pick<NewSuppression, "kind" | "value"> | { reason: string } {
  const name = written.trim().replace(/^mailto:/i, "");
  if (HASH.test(name.toLowerCase())) return { kind: "address_hash", value: name.toLowerCase() };
  if (name.includes("@") && !/^https?:/i.test(name)) {
    const { address } = readContact(name);
    return address === null
      ? { reason: "This is no single mail address. Write it as name@example.com." }
      : { kind: "address", value: plainAddress(address) };
  }
  const { things, refused } = readNames([name], "domain", splits);
  const domain = things[0]?.domain;
  if (!domain) return { reason: refused[0]?.reason ?? "This is no domain. Write it as example.com." };
  if (isPublicSuffix(domain))
    return { reason: `${domain} is an ending that many sites share. Write the one site under it.` };
  if (own.has(domain)) return { reason: `${domain} is your own site.` };
  return { kind: "domain", value: domain };
}

const COLUMNS = {
  name: [
    "domain",
    "address",
    "email",
    "mail",
    "emailaddress",
    "mailaddress",
    "domainoraddress",
    "value",
    "website",
    "site",
  ],
  cause: ["cause", "reason", "type", "status"],
  note: ["note", "notes", "comment", "comments"],
} as const;

const CAUSES: Record<string, SuppressionCause> = {
  optout: "opt_out",
  optedout: "opt_out",
  unsubscribed: "opt_out",
  unsubscribe: "opt_out",
  bounced: "bounced",
  bounce: "bounced",
  hardbounce: "bounced",
  erased: "erased",
  donotcontact: "do_not_contact",
};

/** The names of a pasted list or a file. A table's own column of causes wins over `cause`. */
export function namesOf({ records }: TextTable, cause: SuppressionCause, note: string | null): Given[] {
  const header = records[0]?.cells.map(foldName) ?? [];
  const at = (names: readonly string[]) => header.findIndex((name) => names.includes(name));
  const nameAt = at(COLUMNS.name);
  if (nameAt < 0) {
    return records
      .flatMap(({ cells }) => cells.flatMap((cell) => unguardCell(cell).split(/[\s,;]+(?=\S)/)))
      .map((name) => name.trim())
      .filter((name) => name !== "")
      .map((name) => ({ name, cause, note }));
  }
  const [causeAt, noteAt] = [at(COLUMNS.cause), at(COLUMNS.note)];
  return records.slice(1).flatMap(({ cells }) => {
    const name = unguardCell(cells[nameAt] ?? "").trim();
    if (name === "") return [];
    const own = cleanText(unguardCell(cells[noteAt] ?? ""), NOTE_MAX);
    return [{ name, cause: CAUSES[foldName(cells[causeAt] ?? "")] ?? cause, note: own === "" ? note : own }];
  });
}
