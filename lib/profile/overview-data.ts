import type { Scope } from "#lib/scope/scope";
import { competitorAnchors } from "./competitor-anchors.ts";
import { firstResult } from "./first-result.ts";
import { siteSummary } from "./fresh-summary.ts";
import { noteVisit } from "./note-visit.ts";
import { AnchorFilter, firstAnchorOrder, listAnchors } from "./queries/anchors.ts";
import { changesSince, siteOverview } from "./queries/overview.ts";
import type { Range, Span } from "./types.ts";

/** Anchors in the overview's own table. */
const TOP_ANCHORS = 10;

/** Everything of the profile that a site's overview shows, read at once; this look counts as the person's last visit. */
export async function overviewData(
  scope: Scope,
  slug: string,
  { range, span, now }: { range: Range; span: Span | null; now: Date },
) {
  const visited = noteVisit(scope, slug, now);
  const summarised = siteSummary(scope, slug);
  const [overview, summary, anchors, since, result, marks, changes] = await Promise.all([
    siteOverview(scope, slug, range, now.toISOString().slice(0, 10), span),
    summarised,
    listAnchors(scope, slug, AnchorFilter.parse({}), firstAnchorOrder, { cursor: null, limit: TOP_ANCHORS }),
    visited,
    summarised.then(({ data }) => firstResult(scope, slug, data)),
    competitorAnchors(scope, slug),
    visited.then((since) => (since === null ? null : changesSince(scope, slug, since.slice(0, 10)))),
  ]);
  return { overview, summary, anchors: anchors.lines, since, result, marks, changes };
}
