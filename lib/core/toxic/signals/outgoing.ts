/** What else a linking page links to: hundreds of domains, or a neighbourhood that the team knows as spam. */
import type { AuditContext } from "../audit-context.ts";
import { count, type Evidence, evidence, latestDay, quote } from "../evidence.ts";
import type { DomainFacts, PageFacts } from "../facts.ts";
import type { PageMarks } from "../page-marks.ts";

/** Most of the pages that we read link to very many domains. */
export function manyOutgoing(facts: DomainFacts, { weights }: AuditContext): Evidence[] {
  const read = facts.sample.filter(({ outDomains }) => outDomains !== null);
  const crowded = read.filter(({ outDomains }) => (outDomains ?? 0) >= weights.outgoing.many);
  if (crowded.length === 0 || crowded.length * 2 < read.length) return [];
  const most = Math.max(...crowded.map(({ outDomains }) => outDomains ?? 0));
  return [
    evidence({
      signal: "many_outgoing",
      weight: weights.points.many_outgoing * (most >= weights.outgoing.hundreds ? 1 : 0.5),
      sentence: `${crowded.length} of ${count(read.length, "page")} that we read ${crowded.length === 1 ? "links" : "link"} to very many domains, up to ${most.toLocaleString("en")}.`,
      seenOn: latestDay(crowded.map(({ seenOn }) => seenOn)),
      sample: crowded.map(({ url }) => url),
      act: "domain",
    }),
  ];
}

type MarkedPage = PageFacts & { marks: PageMarks };

/** Its pages link to domains that the team knows as bad, or to others with words that are sold. */
export function spamNeighbours(facts: DomainFacts, { weights }: AuditContext): Evidence[] {
  const marked = facts.sample.filter((page): page is MarkedPage => page.marks !== null);
  const bad = marked.filter(
    ({ marks }) => marks.badDomains > 0 || marks.spamLinks >= weights.words.spamLinks,
  );
  const [first] = bad;
  if (first === undefined) return [];
  const mostly = bad.length * 2 > marked.length;
  return [
    evidence({
      signal: "spam_neighbours",
      weight: weights.points.spam_neighbours * (mostly ? 1 : 0.5),
      sentence: `${bad.length} of ${count(marked.length, "page")} that we read ${bad.length === 1 ? "links" : "link"} to a spam neighbourhood, such as ${quote(first.marks.spamSample[0] ?? "")}.`,
      seenOn: latestDay(bad.map(({ seenOn }) => seenOn)),
      sample: bad.map(({ url }) => url),
      act: mostly ? "domain" : "page",
      at: mostly ? [] : bad.map(({ url }) => url),
    }),
  ];
}
