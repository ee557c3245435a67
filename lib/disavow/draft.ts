// The next version of a list, made from facts alone: what the last version says, and what is marked toxic.
import { createHash } from "node:crypto";
import { mergeDisavow, parseDisavow, printHeader, printTidy } from "#lib/core/disavow";
import { diffDisavow } from "#lib/core/disavow/diff";
import { type DisavowEntry, printEntry } from "#lib/core/disavow/entry";
import { checkDisavowLimits, sizeOfDisavow } from "#lib/core/disavow/limits";
import { createObjector, type Objection, readNewEntry } from "#lib/core/disavow/objections";
import { tidyDisavow } from "#lib/core/disavow/tidy";
import { type ReferringCount, warnOfEntries } from "#lib/core/disavow/warnings";
import type { DisavowDraft, DraftView, RefusedLine } from "./types.ts";

export interface DraftFacts {
  /** Text of the last version, as it was given or as we printed it; null: none yet. */
  last: string | null;
  number: number;
  project: string;
  property: string;
  /** YYYY-MM-DD */
  date: string;
  toxic: readonly { domain: string | null; url: string | null; reason: string; on: string }[];
  own: readonly string[];
  whitelisted: readonly string[];
  leaveOut?: DraftView["leaveOut"];
  /** The site's referring domains; empty: nothing is said of reach. */
  referring: readonly ReferringCount[];
  /** Large sites, as the team lists them. */
  wellKnown: readonly string[];
}

/** Draws up the next version. Nothing that Google holds is left out unless a person said so. */
export function draftDisavow(facts: DraftFacts): DisavowDraft {
  const parsed = parseDisavow(facts.last ?? "");
  const object = createObjector({ own: facts.own, whitelisted: facts.whitelisted });
  const named = new Set(facts.leaveOut === "flagged" ? [] : facts.leaveOut);
  const flagged: DisavowDraft["flagged"] = [];
  const held: DisavowEntry[] = [];
  for (const entry of parsed.entries) {
    const objection = object(entry);
    const leftOut =
      (named.size > 0 && named.has(printEntry(entry))) ||
      (facts.leaveOut === "flagged" && objection !== null);
    if (objection !== null)
      flagged.push({ line: printEntry(entry), reason: flagWords(entry, objection.code), leftOut });
    if (!leftOut) held.push(entry);
  }

  const { fresh, refused } = readToxic(facts.toxic, object);
  const merged = mergeDisavow(held, fresh);
  const entries = tidyDisavow(merged.entries);
  const { project, property, date, number } = facts;
  const body = printTidy(entries, parsed.trailing);
  const text = printHeader({ project, property, date, version: number }) + body;
  const difference = diffDisavow(parsed.entries, entries);
  const domains = entries.filter((entry) => entry.kind === "domain").length;
  const size = sizeOfDisavow(text);
  const thought = warnOfEntries(entries, { wellKnown: facts.wellKnown, referring: facts.referring });
  return {
    number,
    fingerprint: createHash("sha256").update(body).digest("hex").slice(0, 32),
    text,
    domains,
    urls: entries.length - domains,
    ...size,
    added: difference.added.map(({ entry }) => printEntry(entry)),
    removed: difference.removed.map(({ entry, coveredBy }) => ({ line: printEntry(entry), coveredBy })),
    kept: difference.kept,
    already: merged.already.length,
    refused,
    flagged,
    problems: checkDisavowLimits(size),
    cautions: thought.warnings,
    reach: thought.reach,
    repaired: parsed.repaired,
    rejected: parsed.rejected,
    warnings: parsed.warnings,
  };
}

/** Of a line that Google holds already: why one should look at it. */
function flagWords({ value }: DisavowEntry, code: Objection["code"]): string {
  switch (code) {
    case "own":
      return `${value} belongs to this site: the line hurts only you.`;
    case "public_suffix":
      return `${value} is an ending that many sites share: the line disavows every one of them.`;
    case "whitelisted":
      return `Your team whitelisted ${value}, or something that it covers or lies in.`;
    default:
      return code satisfies never;
  }
}

function readToxic(
  toxic: DraftFacts["toxic"],
  object: ReturnType<typeof createObjector>,
): { fresh: DisavowEntry[]; refused: RefusedLine[] } {
  const refused: RefusedLine[] = [];
  const fresh: DisavowEntry[] = [];
  for (const { domain, url, reason, on } of toxic) {
    const line = domain === null ? (url ?? "") : `domain:${domain}`;
    const read = readNewEntry(line, object);
    if ("refused" in read) refused.push({ line, reason: read.refused });
    else fresh.push({ ...read.entry, comments: [`${reason} (${on})`] });
  }
  return { fresh, refused };
}
