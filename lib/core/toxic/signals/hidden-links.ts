/**
 * Links that a visitor cannot see. A menu that folds looks the same to a reader of markup, and one of several links says
 * less than all of them. https://developers.google.com/search/docs/essentials/spam-policies#hidden-text-and-links
 */
import type { AuditContext } from "../audit-context.ts";
import { count, type Evidence, evidence, latestDay } from "../evidence.ts";
import type { DomainFacts } from "../facts.ts";

export function hiddenLinks(facts: DomainFacts, { weights }: AuditContext): Evidence[] {
  const { hidden, verified } = facts.links;
  if (hidden === null || hidden === 0 || verified === 0) return [];
  const pages = facts.sample.filter((page) => page.hidden);
  const all = hidden >= verified;
  const { live, places } = facts.links;
  const folds = (places.navigation + places.header) * 2 > live;
  return [
    evidence({
      signal: "hidden_links",
      weight: weights.points.hidden_links * (all && !folds ? 1 : 0.4),
      sentence: `${whichOf(hidden, verified)} hidden by the page's own markup${folds ? ", in a menu that may fold" : ""}.`,
      seenOn: latestDay(pages.map(({ seenOn }) => seenOn)),
      sample: pages.map(({ url }) => url),
      act: all && !folds ? "domain" : "page",
      at: all && !folds ? [] : pages.map(({ url }) => url),
    }),
  ];
}

function whichOf(hidden: number, seen: number): string {
  if (seen === 1) return "The one link that we saw is";
  const links = `${count(seen, "link")} that we saw`;
  return hidden >= seen
    ? `All ${links} are`
    : `${hidden.toLocaleString("en")} of ${links} ${hidden === 1 ? "is" : "are"}`;
}
