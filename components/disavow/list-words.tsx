import { countOf } from "#components/ui/format";
import type { DisavowDraft } from "#lib/disavow/types";

/** "1,815 domains and 3 pages" */
export function entriesWords({ domains, urls }: { domains: number; urls: number }): string {
  const parts = [domains > 0 ? countOf(domains, "domain") : "", urls > 0 ? countOf(urls, "page") : ""];
  return parts.filter((part) => part !== "").join(" and ") || "no entry";
}

/** "4 added, 1 covered by a domain line, 2 left out"; empty when nothing changes. */
export function changesWords({ added, removed }: Pick<DisavowDraft, "added" | "removed">): string {
  const covered = removed.filter((line) => line.coveredBy !== null).length;
  const left = removed.length - covered;
  return [
    added.length > 0 ? `${countOf(added.length, "entry", "entries")} added` : "",
    covered > 0 ? `${covered} covered by a domain line` : "",
    left > 0 ? `${left} left out` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}
