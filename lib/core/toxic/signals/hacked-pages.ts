/**
 * A trusted host with pages that are not its own: somebody broke in and put spam there. The host is a victim, so what is
 * proposed is never its whole domain.
 * https://developers.google.com/search/docs/essentials/spam-policies#hacked-content
 */

import { domainOfHost, hostOf } from "../../domain.ts";
import type { AuditContext } from "../audit-context.ts";
import { count, type Evidence, evidence, latestDay } from "../evidence.ts";
import type { DomainFacts, PageFacts } from "../facts.ts";
import { isInstitution } from "../host-lists.ts";
import { wordsOfUrl } from "../phrases.ts";

/** One sign is chance: a newspaper writes about casinos. */
const SIGNS = 2;

export function isTrusted({ domain, authority }: DomainFacts, { weights }: AuditContext): boolean {
  return isInstitution(domain) || (authority ?? 0) >= weights.hacked.authority;
}

export function hackedPages(facts: DomainFacts, context: AuditContext): Evidence[] {
  if (!isTrusted(facts, context)) return [];
  const usual = usualLanguage(facts.sample);
  const hacked = facts.sample.filter((page) => isHacked(page, usual, context));
  if (hacked.length === 0) return [];
  const urls = hacked.map(({ url }) => url);
  const host = onlyHost(urls, facts.domain);
  return [
    evidence({
      signal: "hacked_page",
      weight: context.weights.points.hacked_page,
      sentence: `${count(hacked.length, "page")} of a trusted host ${hacked.length === 1 ? "is" : "are"} spam about something else: it has probably been broken into. Tell its owner.`,
      seenOn: latestDay(hacked.map(({ seenOn }) => seenOn)),
      sample: urls,
      act: host === null ? "page" : "host",
      at: host === null ? urls : [host],
    }),
  ];
}

function isHacked(page: PageFacts, usual: string | null, { spam, weights }: AuditContext): boolean {
  if (page.relevance === "same" || page.relevance === "related") return false;
  const words = [
    spam.find(page.title ?? "") !== null || spam.find(wordsOfUrl(page.url)) !== null,
    page.anchors.some((anchor) => spam.find(anchor) !== null),
    (page.marks?.spamLinks ?? 0) >= weights.words.spamLinks,
  ].filter(Boolean).length;
  const strange = [page.hidden, page.language !== null && usual !== null && page.language !== usual].filter(
    Boolean,
  );
  return words > 0 && words + strange.length >= SIGNS;
}

/** The language of most pages; null when none leads. */
function usualLanguage(sample: readonly PageFacts[]): string | null {
  const counts = new Map<string, number>();
  for (const { language } of sample)
    if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first === undefined || first[1] === second?.[1] ? null : first[0];
}

/** The one host below the domain that several of the pages stand on; null for the domain itself and its www. */
function onlyHost(urls: readonly string[], domain: string): string | null {
  const hosts = new Set(urls.map(hostOf));
  const [host] = hosts;
  if (urls.length < 2 || hosts.size > 1 || host == null) return null;
  return host === domain || host === `www.${domain}` || domainOfHost(host) !== domainOfHost(domain)
    ? null
    : host;
}
