import { countOf } from "#components/ui/format";
import type { OpinionKind } from "#lib/toxic/types";

/** "3 domains and 2 pages"; empty for nothing. */
export function thingsWords({ domains, pages }: { domains: number; pages: number }): string {
  const parts = [domains > 0 ? countOf(domains, "domain") : "", pages > 0 ? countOf(pages, "page") : ""];
  return parts.filter((part) => part !== "").join(" and ");
}

/** "12 domains are marked toxic" */
export function markedWords(count: number, on: "domain" | "page", opinion: OpinionKind): string {
  return `${countOf(count, on)} ${count === 1 ? "is" : "are"} ${opinion === "toxic" ? "marked toxic" : "whitelisted"}`;
}
