/** Anchors with words that are sold, on links to a site that does not use these words of itself. */
import type { AuditContext } from "../audit-context.ts";
import { count, type Evidence, evidence, quote } from "../evidence.ts";
import type { AnchorFacts, DomainFacts } from "../facts.ts";
import type { PhraseFinder } from "../phrases.ts";

export function spamWords(facts: DomainFacts, { weights, spam, doubtful }: AuditContext): Evidence[] {
  const sold = anchorsWith(facts, spam);
  if (sold.length > 0) {
    const links = sold.reduce((sum, { live }) => sum + live, 0);
    return [
      told(
        facts,
        "spam_words",
        weights.points.spam_words,
        sold,
        `${count(links, "link says", "links say")} ${quote(sold[0]?.text ?? "")}: words that are sold as anchors, and that this site does not use of itself.`,
      ),
    ];
  }
  const soft = anchorsWith(facts, doubtful);
  if (soft.length === 0) return [];
  return [
    told(
      facts,
      "doubtful_words",
      weights.points.doubtful_words,
      soft,
      `An anchor says ${quote(soft[0]?.text ?? "")}: such words are often sold, and honest pages use them too.`,
    ),
  ];
}

function anchorsWith({ anchors }: DomainFacts, finder: PhraseFinder): AnchorFacts[] {
  return anchors.filter(({ text, live }) => live > 0 && finder.find(text) !== null);
}

function told(
  { firstOn }: DomainFacts,
  signal: "spam_words" | "doubtful_words",
  weight: number,
  anchors: readonly AnchorFacts[],
  sentence: string,
): Evidence {
  return evidence({
    signal,
    weight,
    sentence,
    since: firstOn,
    sample: anchors.map(({ text }) => text),
    act: "domain",
  });
}
