// The next version of a list, made from facts alone: what the last version says, and what is marked toxic.
import { diffDisavow, mergeDisavow, parseDisavow, printDisavow } from "#lib/core/disavow";
import { type DisavowEntry, printEntry } from "#lib/core/disavow/entry";
import { checkDisavowLimits, sizeOfDisavow } from "#lib/core/disavow/limits";
import { createObjector } from "#lib/core/disavow/objections";
import { tidyDisavow } from "#lib/core/disavow/tidy";
import type { DisavowDraft } from "./types.ts";

export interface DraftFacts {
  /** Text of the last version; null: none yet. */
  last: string | null;
  number: number;
  project: string;
  property: string;
  /** YYYY-MM-DD */
  date: string;
  toxic: readonly { domain: string | null; url: string | null; reason: string; on: string }[];
  own: readonly string[];
  whitelisted: readonly string[];
  /** Lines of the last version that a person leaves out. */
  leaveOut?: readonly string[];
}

/** Draws up the next version. Nothing that Google holds is left out unless a person said so. */
export function draftDisavow(facts: DraftFacts): DisavowDraft {
  const parsed = parseDisavow(facts.last ?? "");
  const out = new Set(facts.leaveOut ?? []);
  const held = parsed.entries.filter((entry) => !out.has(printEntry(entry)));
  const object = createObjector({ own: facts.own, whitelisted: facts.whitelisted });
  const refused: DisavowDraft["refused"] = [];
  const fresh: DisavowEntry[] = [];
  for (const opinion of facts.toxic) {
    const entry = entryOf(opinion);
    const objection = object(entry);
    if (objection === null) fresh.push(entry);
    else refused.push({ line: printEntry(entry), reason: objection.message });
  }
  const merged = mergeDisavow(held, fresh);
  const entries = tidyDisavow(merged.entries);
  const flagged = held.flatMap((entry) => {
    const objection = object(entry);
    return objection === null ? [] : [{ line: printEntry(entry), reason: objection.message }];
  });
  const { project, property, date, number } = facts;
  const text = printDisavow(entries, { project, property, date, version: number }, parsed.trailing);
  const difference = diffDisavow(parsed.entries, entries);
  const size = sizeOfDisavow(text);
  return {
    number,
    text,
    domains: entries.filter((entry) => entry.kind === "domain").length,
    urls: entries.filter((entry) => entry.kind === "url").length,
    ...size,
    added: difference.added.map(printEntry),
    removed: difference.removed.map(({ entry, coveredBy }) => ({ line: printEntry(entry), coveredBy })),
    kept: difference.kept,
    already: merged.already.length,
    refused,
    flagged,
    problems: checkDisavowLimits(size),
  };
}

function entryOf(opinion: DraftFacts["toxic"][number]): DisavowEntry {
  const comments = [`${opinion.reason} (${opinion.on})`];
  return opinion.domain === null
    ? { kind: "url", value: opinion.url as string, comments }
    : { kind: "domain", value: opinion.domain, comments };
}
