/**
 * Whether the anchors of a page or a site look sought after. Google publishes no bands, so this is a hint and says why;
 * what it calls link spam is "keyword-rich" links at scale:
 * https://developers.google.com/search/docs/essentials/spam-policies#link-spam
 */
import type { AnchorCategory } from "./anchor.ts";

/** Below so many referring domains a distribution says nothing. */
export const ENOUGH_DOMAINS = 30;

/** Shares of referring domains that are commonly quoted as usual, in percent: hints, and no rule of Google's. */
export const ANCHOR_BANDS: readonly { category: AnchorCategory; from: number; to: number }[] = [
  { category: "brand", from: 30, to: 60 },
  { category: "url", from: 5, to: 30 },
  { category: "generic", from: 8, to: 25 },
  { category: "partial", from: 5, to: 25 },
  { category: "exact", from: 0.5, to: 8 },
];

/** From this share of domains on, exact keywords stand out, in percent. */
const EXACT_STANDS_OUT = 10;

/** One plain sentence. @param domains referring domains in all, of which each category counts some */
export function anchorHint(
  categories: readonly { category: AnchorCategory; domains: number }[],
  domains: number,
): string {
  if (domains < ENOUGH_DOMAINS)
    return `Not enough data: ${domains} of at least ${ENOUGH_DOMAINS} referring domains.`;
  const exact = categories.find(({ category }) => category === "exact")?.domains ?? 0;
  const share = (exact / domains) * 100;
  const percent = share > 0 && share < 1 ? "less than 1" : String(Math.round(share));
  if (share > EXACT_STANDS_OUT)
    return `Worth a look: ${percent} % of the domains use an exact keyword. Above ${EXACT_STANDS_OUT} % is often read as over-optimised; vary the words of new links.`;
  if (exact === 0) return "No domain uses an exact keyword.";
  return `${percent} % of the domains use an exact keyword: nothing stands out.`;
}
