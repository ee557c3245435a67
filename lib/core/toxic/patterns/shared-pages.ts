/**
 * Networks by what their pages have around the content and where they link: one template and one set of outgoing
 * domains are one hand. Each domain is told by its strongest group. Grouping is by buckets (sketch.ts), so that 60,000
 * domains take a moment.
 */

import { fnv1a } from "../../hash.ts";
import type { AuditContext } from "../audit-context.ts";
import { evidence, latestDay } from "../evidence.ts";
import type { DomainFacts } from "../facts.ts";
import { groupAlike } from "../sketch.ts";
import { byName, type Pattern } from "./pattern.ts";

/** The page of a domain that stands for it. */
interface Marked {
  domain: string;
  url: string;
  seenOn: string;
  template: string | null;
  sketch: readonly number[];
}

export function sharedPages(domains: readonly DomainFacts[], { weights }: AuditContext): Pattern[] {
  const { patterns, points } = weights;
  const marked = domains
    .flatMap((facts) => markedPages(facts, patterns.outgoingDomains))
    .sort((a, b) => byName(a.domain, b.domain));
  const found: Pattern[] = [];
  const told = new Set<string>();
  const tell = (
    kind: Pattern["kind"],
    share: string,
    pages: readonly Marked[],
    least: number,
    key: string,
  ) => {
    const members = oneEach(pages.filter(({ domain }) => !told.has(domain)));
    if (members.size < least) return;
    for (const domain of members.keys()) told.add(domain);
    found.push(patternOf(kind, share, members, points[kind], key));
  };
  const groups = groupAlike(marked.filter(({ sketch }) => sketch.length > 0));
  for (const group of groups) {
    for (const [template, pages] of Map.groupBy(group, (page) => page.template)) {
      if (template !== null)
        tell(
          "network",
          "this template and the sites they link to",
          pages,
          patterns.network,
          `${template}:${keyOf(pages)}`,
        );
    }
  }
  for (const group of groups)
    tell("shared_outgoing", "the sites they link to", group, patterns.outgoing, keyOf(group));
  for (const [template, pages] of Map.groupBy(marked, (page) => page.template)) {
    if (template !== null) tell("shared_template", "this template", pages, patterns.template, template);
  }
  return found;
}

/** Pages with other marks than those before them: mostly one a domain. */
function markedPages({ domain, sample }: DomainFacts, least: number): Marked[] {
  const seen = new Set<string>();
  const pages: Marked[] = [];
  for (const { url, seenOn, marks } of sample) {
    if (marks === null) continue;
    const sketch = marks.outgoing !== null && marks.uncommonDomains >= least ? marks.outgoing : [];
    const key = `${marks.template}:${sketch.join()}`;
    if ((marks.template === null && sketch.length === 0) || seen.has(key)) continue;
    seen.add(key);
    pages.push({ domain, url, seenOn, template: marks.template, sketch });
  }
  return pages;
}

function oneEach(pages: readonly Marked[]): Map<string, Marked> {
  const each = new Map<string, Marked>();
  for (const page of pages) if (!each.has(page.domain)) each.set(page.domain, page);
  return each;
}

const keyOf = (pages: readonly Marked[]) => fnv1a(pages[0]?.sketch.join() ?? "").toString(36);

function patternOf(
  kind: Pattern["kind"],
  share: string,
  members: ReadonlyMap<string, Marked>,
  weight: number,
  key: string,
): Pattern {
  const title = `${members.size.toLocaleString("en")} domains share ${share}`;
  const seenOn = latestDay([...members.values()].map((page) => page.seenOn));
  const urls = [...members.values()].map(({ url }) => url);
  return {
    kind,
    key: `${kind}:${key}`,
    title,
    domains: [...members.keys()],
    evidence: (domain) => {
      const own = members.get(domain);
      return evidence({
        signal: kind,
        weight,
        sentence: `${title}.`,
        seenOn: own?.seenOn ?? seenOn,
        sample: [...(own === undefined ? [] : [own.url]), ...urls.slice(0, 5)],
        act: "domain",
      });
    },
  };
}
