/**
 * The same words to the same page from many thin domains: bought or made by one hand. A brand, an address, a title and
 * "here" are what strangers write alike.
 */
import type { AnchorCategory } from "../../anchor.ts";
import { wordsOf } from "../../anchor-text.ts";
import { fnv1a } from "../../hash.ts";
import { type AuditContext, isMoney } from "../audit-context.ts";
import { evidence, quote } from "../evidence.ts";
import type { DomainFacts } from "../facts.ts";
import { isThin } from "../thin.ts";
import { byName, type Pattern } from "./pattern.ts";

const telling: ReadonlySet<AnchorCategory> = new Set(["exact", "partial", "compound", "other"]);

interface Shared {
  anchor: string;
  category: AnchorCategory;
  target: string;
  /** Linking page by thin domain. */
  thin: Map<string, { source: string; firstOn: string | null }>;
}

export function sameAnchors(domains: readonly DomainFacts[], { weights }: AuditContext): Pattern[] {
  const shared = new Map<string, Shared>();
  const others = new Map<string, number>();
  for (const facts of domains) {
    if (isThin(facts, weights)) gather(facts, shared);
    else
      for (const text of new Set(facts.anchors.map(({ text }) => fold(text))))
        others.set(text, (others.get(text) ?? 0) + 1);
  }
  const { anchor: least, anchorThinShare } = weights.patterns;
  return [...shared.entries()].flatMap(([key, group]) => {
    const { size } = group.thin;
    const thick = others.get(fold(group.anchor)) ?? 0;
    if (size < least || size / (size + thick) < anchorThinShare) return [];
    const points = weights.points.same_anchor * (isMoney(group.category) ? 1 : 0.5);
    return [patternOf(fnv1a(key).toString(36), group, points)];
  });
}

function gather({ domain, firstOn, pairs }: DomainFacts, shared: Map<string, Shared>): void {
  for (const { anchor, category, target, source } of pairs ?? []) {
    if (category === null || !telling.has(category)) continue;
    const key = `${fold(anchor)}\n${target}`;
    let group = shared.get(key);
    if (group === undefined) {
      group = { anchor, category, target, thin: new Map() };
      shared.set(key, group);
    }
    group.thin.set(domain, { source, firstOn });
  }
}

const fold = (text: string) => wordsOf(text).join(" ");

function patternOf(key: string, { anchor, target, thin }: Shared, weight: number): Pattern {
  const title = `${thin.size.toLocaleString("en")} thin domains link with ${quote(anchor)} to one page`;
  const domains = [...thin.keys()].sort(byName);
  return {
    kind: "same_anchor",
    key: `same_anchor:${key}`,
    title,
    domains,
    evidence: (domain) => {
      const own = thin.get(domain);
      return [
        evidence({
          signal: "same_anchor",
          weight,
          sentence: `${title}: ${target}.`,
          since: own?.firstOn ?? null,
          sample: own === undefined ? [] : [own.source],
          act: "domain",
        }),
      ];
    },
  };
}
