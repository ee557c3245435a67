import { countOf } from "#components/ui/format";
import type { OpinionKind } from "#lib/toxic/types";

/** "3 domains and 2 pages"; empty for nothing. */
export function thingsWords({ domains, pages }: { domains: number; pages: number }): string {
  const parts = [domains > 0 ? countOf(domains, "domain") : "", pages > 0 ? countOf(pages, "page") : ""];
  return parts.filter((part) => part !== "").join(" and ");
}

/** "12 domains are marked toxic" */
export function markedWords(count: number, on: "domain" | "page", opinion: OpinionKind): string {
  return `${countOf(count, on)} ${count === 1 ? "is" : "are"} ${marks[opinion]}`;
}

const marks: Record<OpinionKind, string> = {
  toxic: "marked toxic",
  whitelisted: "whitelisted",
  partner: "marked as a partner’s",
};

/** Of a mark that stands: the name of its list. */
export const opinionLabels: Record<OpinionKind, string> = {
  toxic: "Marked toxic",
  whitelisted: "Whitelisted",
  partner: "Partners",
};

/** Of a mark that is taken away: "shop.example is no longer toxic". */
export const noLonger: Record<OpinionKind, string> = {
  toxic: "is no longer toxic",
  whitelisted: "is off the whitelist",
  partner: "is no longer a partner’s",
};
