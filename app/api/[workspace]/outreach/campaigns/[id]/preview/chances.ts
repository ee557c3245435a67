// The rows of a report as chances for a campaign: the same filter as on its page.

import { lostFilter, type PreviewQuery } from "#lib/outreach/prospects/schema";
import { brokenChances, gapChances, lostChances, SITES_MAX } from "#lib/outreach/prospects/sources";
import type { Candidate } from "#lib/outreach/prospects/types";
import { firstGapOrder, GapFilter, listLinkGap } from "#lib/profile/queries/link-gap";
import { ChangeFilter } from "#lib/profile/queries/new-and-lost";
import { firstTargetOrder, listTargetPages, TargetFilter } from "#lib/profile/queries/target-pages";
import type { Scope } from "#lib/scope/scope";

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Broken pages that are asked at once. */
const PAGES_MAX = 1_000;

export async function chancesOf(
  scope: Scope,
  slug: string,
  { from, picked }: Pick<PreviewQuery, "picked"> & { from: "link_gap" | "lost_link" | "broken_target" },
  params: Params,
): Promise<Candidate[]> {
  switch (from) {
    case "link_gap": {
      const { lines } = await listLinkGap(scope, slug, GapFilter.parse(params), firstGapOrder, {
        cursor: null,
        limit: SITES_MAX,
      });
      return gapChances(scope, lines);
    }
    case "lost_link": {
      const filter = ChangeFilter.parse(params);
      const wholeDomains = filter.of === "domains";
      return lostChances(scope, slug, { filter: lostFilter(filter), wholeDomains, picked });
    }
    case "broken_target": {
      const filter = TargetFilter.parse({ ...params, answers: "broken" });
      const { lines } = await listTargetPages(scope, slug, filter, firstTargetOrder, {
        cursor: null,
        limit: PAGES_MAX,
      });
      return brokenChances(scope, slug, lines);
    }
    default:
      return from satisfies never;
  }
}
