import { median } from "#lib/core/velocity";
import type { Scope } from "#lib/scope/scope";
import { ANCHOR_CATEGORIES } from "./anchor-categories.ts";
import { siteSummary } from "./fresh-summary.ts";
import { comparableSites } from "./queries/link-gap.ts";
import type { CategoryMark } from "./types.ts";

/** Most competitors that are compared with: the ones with the most referring domains. */
const MOST = 5;

/**
 * The median share of each category of anchors at a site's competitors (Google publishes no bands; what is usual in a
 * field is what its sites have). Null without a competitor whose anchors are known.
 */
export async function competitorAnchors(
  scope: Scope,
  slug: string,
): Promise<{ sites: number; shares: CategoryMark[] } | null> {
  const sites = (await comparableSites(scope, slug))
    .filter(({ kind, domains }) => kind === "competitor" && domains > 0)
    .sort((a, b) => b.domains - a.domains)
    .slice(0, MOST);
  const summaries = (await Promise.all(sites.map((site) => siteSummary(scope, site.slug)))).flatMap(
    ({ data }) => (data !== null && data.categories.length > 0 ? [data] : []),
  );
  if (summaries.length === 0) return null;
  const shares = ANCHOR_CATEGORIES.map((category) => ({
    category,
    share: median(
      summaries.map(
        (one) =>
          (one.categories.find((found) => found.category === category)?.domains ?? 0) /
          Math.max(1, one.domains),
      ),
    ),
  }));
  return { sites: summaries.length, shares };
}
