/**
 * Networks by what their pages have around the content and where they link: one template and one set of outgoing
 * domains are one hand. Each domain is told by its strongest group. Grouping is by buckets (sketch.ts), so that 60,000
 * domains take a moment.
 */
import { fnv1a } from "../../hash.ts";
import { type AuditContext, moneyOf } from "../audit-context.ts";
import { type Evidence, evidence } from "../evidence.ts";
import type { DomainFacts } from "../facts.ts";
import { commonSketch, groupAlike, SKETCH_SIZE } from "../sketch.ts";
import type { ToxicWeights } from "../weights.ts";
import { byName, type Pattern } from "./pattern.ts";

/** The page of a domain that stands for it. */
interface Marked {
  facts: DomainFacts;
  url: string;
  seenOn: string;
  template: string | null;
  sketch: readonly number[];
}

type Kind = "network" | "shared_outgoing" | "shared_template";

const SHARED: Readonly<Record<Kind, string>> = {
  network: "this template and the sites they link to",
  shared_outgoing: "the sites they link to",
  shared_template: "this template",
};

export function sharedPages(domains: readonly DomainFacts[], { weights }: AuditContext): Pattern[] {
  const { patterns: least } = weights;
  const marked = domains
    .flatMap((facts) => markedPages(facts, least.outgoingDomains))
    .sort((a, b) => byName(a.facts.domain, b.facts.domain));
  const told = new Set<string>();
  const tell = (kind: Kind, pages: readonly Marked[], fewest: number): Pattern[] => {
    const members = oneEach(pages.filter(({ facts }) => !told.has(facts.domain)));
    if (members.size < fewest) return [];
    for (const domain of members.keys()) told.add(domain);
    return [patternOf(kind, members, weights)];
  };
  const groups = groupAlike(marked.filter(({ sketch }) => sketch.length > 0));
  return [
    ...groups.flatMap((group) => byTemplate(group).flatMap((pages) => tell("network", pages, least.network))),
    ...groups.flatMap((group) => tell("shared_outgoing", group, least.outgoing)),
    ...byTemplate(marked).flatMap((pages) => tell("shared_template", pages, least.template)),
  ];
}

/** Pages with other marks than those before them: mostly one a domain. */
function markedPages(facts: DomainFacts, least: number): Marked[] {
  const seen = new Set<string>();
  const pages: Marked[] = [];
  for (const { url, seenOn, marks } of facts.sample) {
    if (marks === null) continue;
    // A sketch of another size was made by another version.
    const isSet = marks.outgoing?.length === SKETCH_SIZE && marks.uncommonDomains >= least;
    const sketch = isSet ? (marks.outgoing ?? []) : [];
    const key = `${marks.template}:${sketch.slice(0, 4).join()}`;
    if ((marks.template === null && sketch.length === 0) || seen.has(key)) continue;
    seen.add(key);
    pages.push({ facts, url, seenOn, template: marks.template, sketch });
  }
  return pages;
}

/** Those without a template left out. */
function byTemplate(pages: readonly Marked[]): Marked[][] {
  const known = pages.filter(({ template }) => template !== null);
  return [...Map.groupBy(known, ({ template }) => template).values()];
}

function oneEach(pages: readonly Marked[]): Map<string, Marked> {
  const each = new Map<string, Marked>();
  for (const page of pages) if (!each.has(page.facts.domain)) each.set(page.facts.domain, page);
  return each;
}

function patternOf(kind: Kind, members: ReadonlyMap<string, Marked>, weights: ToxicWeights): Pattern {
  const pages = [...members.values()];
  const title = `${members.size.toLocaleString("en")} domains share ${SHARED[kind]}`;
  const urls = pages.slice(0, 5).map(({ url }) => url);
  const money = kind === "shared_template" ? new Map<string, Evidence>() : moneyOfNetwork(pages, weights);
  return {
    kind,
    key: `${kind}:${keyOf(kind, pages)}`,
    title,
    domains: [...members.keys()],
    evidence: (domain) => {
      const own = members.get(domain);
      const keywords = money.get(domain);
      return [
        evidence({
          signal: kind,
          weight: weights.points[kind],
          sentence: `${title}.`,
          seenOn: own?.seenOn ?? null,
          sample: [...(own === undefined ? [] : [own.url]), ...urls],
          act: "domain",
        }),
        ...(keywords === undefined ? [] : [keywords]),
      ];
    },
  };
}

/** The same template stays the same; of sets, what most of them say. */
function keyOf(kind: Kind, pages: readonly Marked[]): string {
  const sets = fnv1a(commonSketch(pages.map(({ sketch }) => sketch)).join()).toString(36);
  if (kind === "shared_outgoing") return sets;
  return kind === "network" ? `${pages[0]?.template}:${sets}` : `${pages[0]?.template}`;
}

/** A single keyword link is an editor's choice; on most sites of one hand it is a business. */
function moneyOfNetwork(pages: readonly Marked[], { points, patterns }: ToxicWeights): Map<string, Evidence> {
  const selling = pages.filter(({ facts }) => (moneyOf(facts)?.money ?? 0) > 0);
  if (selling.length / pages.length < patterns.moneyShare) return new Map();
  const sentence = `${selling.length.toLocaleString("en")} of these ${pages.length.toLocaleString("en")} domains link with a keyword as anchor.`;
  return new Map(
    selling.map(({ facts }) => [
      facts.domain,
      evidence({
        signal: "money_anchors",
        weight: points.money_anchors,
        sentence,
        since: facts.firstOn,
        sample: facts.anchors.map(({ text }) => text),
        act: "domain",
      }),
    ]),
  );
}
