/**
 * Brand terms that the anchors themselves suggest: words that many domains use and that spell the site's own domain,
 * or that nobody has named yet. A suggestion is for a person to take; nothing is counted by it.
 */
import type { AnchorCategory } from "./anchor.ts";
import { wordsOf } from "./anchor-text.ts";

export interface SuggestedBrand {
  /** As most domains write it. */
  term: string;
  /** Referring domains whose anchors are this term. */
  domains: number;
  /** `domain`: it spells the site's domain. `often`: many domains use it, and no category fits. */
  why: "domain" | "often";
}

interface CountedAnchor {
  text: string;
  category: AnchorCategory | null;
  domains: number;
}

/** What few domains use is chance. */
const LEAST_DOMAINS = 3;
/** … and of all referring domains at least one in fifty, for a term that only its use speaks for. */
const LEAST_SHARE = 0.02;
/** A brand is short. */
const MOST_WORDS = 4;

/**
 * Suggests brand terms, most used first.
 * @param anchors of the site, counted by referring domain, with the categories that they have now
 * @param site its domains, and the brands and keywords that it has already
 * @param domains referring domains of the site
 */
export function suggestBrands(
  anchors: readonly CountedAnchor[],
  site: { domains: readonly string[]; brands: readonly string[]; keywords: readonly string[] },
  domains: number,
): SuggestedBrand[] {
  const spelled = (text: string) => wordsOf(text).join("");
  const known = new Set([...site.brands, ...site.keywords].map(spelled));
  const labels = new Set(site.domains.map((domain) => spelled(domain.split(".")[0] ?? "")));
  const terms = new Map<string, SuggestedBrand & { most: number }>();
  for (const { text, category, domains: uses } of anchors) {
    const words = wordsOf(text);
    const key = words.join("");
    if (words.length === 0 || words.length > MOST_WORDS || key.length < 3 || known.has(key)) continue;
    const isLabel = labels.has(key);
    // What is a brand already needs no suggestion; what has a category of its own is no brand.
    if (category === "brand" || (!isLabel && category !== "other")) continue;
    // A name has a capital where its script has them.
    if (!isLabel && /\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text)) continue;
    const term = terms.get(key) ?? { term: text, domains: 0, most: 0, why: isLabel ? "domain" : "often" };
    terms.set(key, {
      ...term,
      domains: term.domains + uses,
      ...(uses > term.most ? { term: text, most: uses } : {}),
    });
  }
  const least = Math.max(LEAST_DOMAINS, domains * LEAST_SHARE);
  return [...terms.values()]
    .filter(({ why, domains: uses }) => uses >= (why === "domain" ? LEAST_DOMAINS : least))
    .sort((a, b) => b.domains - a.domains || (a.term < b.term ? -1 : 1))
    .map(({ most: _most, ...suggestion }) => suggestion);
}
