/**
 * Anchors in a script that is not the site's. Of a page in that language this is how people write; on a page in another
 * one it is an anchor that nobody there can read.
 */
import type { AuditContext } from "../audit-context.ts";
import { count, type Evidence, evidence, latestDay } from "../evidence.ts";
import type { DomainFacts } from "../facts.ts";
import { type Script, scriptOf, scriptOfLanguage } from "../scripts.ts";

export function foreignScript(facts: DomainFacts, { weights, scripts }: AuditContext): Evidence[] {
  if (scripts === null) return [];
  const foreign = facts.anchors.flatMap((anchor) => {
    const script = scriptOf(anchor.text);
    return script === null || scripts.has(script) || anchor.live === 0 ? [] : [{ ...anchor, script }];
  });
  const [first] = foreign;
  const links = foreign.reduce((sum, { live }) => sum + live, 0);
  if (first === undefined || links / facts.links.live < weights.words.foreignShare) return [];
  const among = pagesInOtherScript(facts, first.script);
  return [
    evidence({
      signal: "foreign_script",
      weight: weights.points.foreign_script * (among.length > 0 ? 1 : 0.5),
      sentence:
        among.length > 0
          ? `${count(links, "anchor")} in ${first.script} letters on pages in another language.`
          : `${count(links, "anchor")} in ${first.script} letters, which this site does not use. Pages in that language write so.`,
      seenOn: latestDay(among.map(({ seenOn }) => seenOn)),
      since: facts.firstOn,
      sample: foreign.map(({ text }) => text),
      act: "domain",
    }),
  ];
}

function pagesInOtherScript({ sample }: DomainFacts, script: Script) {
  return sample.filter(
    ({ language, anchors }) =>
      language !== null &&
      scriptOfLanguage(language) !== script &&
      anchors.some((anchor) => scriptOf(anchor) === script),
  );
}
