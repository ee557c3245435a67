/**
 * Entries that a team should not make: its own hosts, endings that many sites share, and what it has whitelisted.
 * New ones are refused; imported ones stay, flagged, until a person removes them.
 */
import { isPublicSuffix } from "../domain.ts";
import { parseHttpUrl } from "../url.ts";
import { type DisavowEntry, hostOfEntry, parentIn, selfAndParents } from "./entry.ts";
import { readEntry, readPlainDomain } from "./read-line.ts";

export interface Objection {
  code: "own" | "public_suffix" | "whitelisted";
  message: string;
}

export interface DisavowContext {
  /** Domains and hosts of the site, past names included; lower case, punycode. */
  own: Iterable<string>;
  /** Domains, hosts or URLs that the team has whitelisted. */
  whitelisted: Iterable<string>;
}

/** Prepares the judging of many entries. The function gives null for an entry that nothing speaks against. */
export function createObjector(context: DisavowContext): (entry: DisavowEntry) => Objection | null {
  const own = reach(context.own);
  const whitelisted = reach(context.whitelisted);
  return (entry) => {
    const { value } = entry;
    if (own.touches(entry))
      return { code: "own", message: `${value} belongs to this site: disavowing it would hurt only you.` };
    if (entry.kind === "domain" && isPublicSuffix(value)) {
      return {
        code: "public_suffix",
        message: `${value} is an ending that many sites share. Disavow the one site under it.`,
      };
    }
    if (whitelisted.touches(entry)) {
      return { code: "whitelisted", message: `${value} is whitelisted. Take it off the whitelist first.` };
    }
    return null;
  };
}

/** Reads one entry that a person adds now. `repaired`: what was changed in it, or null. */
export function readNewEntry(
  text: string,
  object: (entry: DisavowEntry) => Objection | null,
): { entry: DisavowEntry; repaired: string | null } | { refused: string } {
  const read = readPlainDomain(text) ?? readEntry(text.trim().replace(/^domain\s*[:=]\s*/i, "domain:"));
  if (!read.ok) return { refused: read.reason };
  const entry: DisavowEntry = { kind: read.kind, value: read.value, comments: [] };
  const objection = object(entry);
  return objection ? { refused: objection.message } : { entry, repaired: read.whys.join("; ") || null };
}

function reach(values: Iterable<string>): { touches(entry: DisavowEntry): boolean } {
  const hosts = new Set<string>();
  const parents = new Set<string>();
  const pages = new Set<string>();
  for (const value of values) {
    const page = value.includes("://") ? parseHttpUrl(value) : null;
    if (page) pages.add(page.href);
    else hosts.add(value);
    for (const parent of selfAndParents(page ? page.hostname : value)) parents.add(parent);
  }
  return {
    touches(entry) {
      // A domain line reaches down to every host and page below it; both kinds lie inside the hosts above them.
      if (entry.kind === "domain" ? parents.has(entry.value) : pages.has(entry.value)) return true;
      return parentIn(hostOfEntry(entry), hosts) !== null;
    },
  };
}
