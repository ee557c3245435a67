// What a visit counts as in its run: a headline a link of the run's site, the worst of them, and a few words.
import { isVerified } from "#lib/core/link-state";
import { linkHeadline, worstHeadline } from "#lib/core/link-status";
import { looseKey } from "#lib/core/url";
import type { Headline } from "#lib/core/verdict";
import type { Applied } from "./apply-look.ts";
import type { Judged } from "./apply-visit.ts";
import { type Graph, type LinkRow, linksOf } from "./graph.ts";
import { visitNote } from "./visit-note.ts";
import type { Watch } from "./watch.ts";
import type { PromiseVerdict } from "./write/placements.ts";
import type { VisitResult } from "./write/visits.ts";

/** What a visit found at several addresses of its page counts together; the worst of it is its result. */
export function worstOf(results: readonly VisitResult[]): VisitResult {
  const worst = worstHeadline(results.map(({ headline }) => headline));
  const result = results.find(({ headline }) => headline === worst) as VisitResult;
  return { ...result, headlines: results.flatMap(({ headlines }) => headlines) };
}

/** What one look found for the run that asked, link by link. */
export function resultOf(
  graph: Graph,
  { visit, one, applied }: Judged,
  found: ReadonlyMap<number, PromiseVerdict[]>,
  watch: Watch,
  sites: ReadonlyMap<string, number>,
): VisitResult {
  const verdicts = found.get(one.pageId) ?? [];
  const siteId = sites.get(visit.runId) ?? 0;
  const domains = watch.domainsOf.get(siteId) ?? new Set<number>();
  const touches = (link: LinkRow) => domains.has(link.sourceDomainId) || domains.has(link.targetDomainId);
  const rows = graph.links.has(applied.source.id)
    ? [...linksOf(graph, applied.source.id).values()].filter(touches)
    : [];
  const promised = verdicts.filter((verdict) => verdict.siteId === siteId);
  const targets = graph.links.has(applied.source.id)
    ? rows.map((row) => row.targetUrl)
    : [...one.seen.keys()];
  const breaks = brokenBy(promised, targets);
  const asAgreed = (target: string, headline: Headline): Headline =>
    headline === "live" && breaks(target) ? "changed" : headline;
  const headlines: Headline[] = rows.map((row) => asAgreed(row.targetUrl, headlineOf(row, applied)));
  // An unchanged page: every link on it is as it was.
  if (!graph.links.has(applied.source.id)) {
    headlines.push(...[...one.seen.keys()].map((target) => asAgreed(target, "live")));
  }
  if (headlines.length === 0) headlines.push(...promised.map((verdict) => verdict.headline));
  else headlines.push(...absent(promised, targets));
  if (headlines.length === 0) headlines.push(applied.conclusive ? "not_found" : accessOnly(applied));
  const worst = worstHeadline([...promised.map((verdict) => verdict.headline), ...headlines]) ?? "pending";
  const { runId, pageId, attempt } = visit;
  const { look } = one;
  return {
    runId,
    pageId,
    attempt,
    headline: worst,
    httpStatus: look.httpStatus,
    note: promised.find((verdict) => verdict.headline === worst)?.sentence ?? visitNote(worst, rows, look),
    ms: look.ms,
    headlines,
  };
}

/**
 * Whether a link breaks what was agreed: it leads to the agreed page and is not as promised, or no link of the page
 * leads there. The same rule as in the table of links (link-filter.ts).
 */
function brokenBy(
  promised: readonly PromiseVerdict[],
  targets: Iterable<string>,
): (target: string) => boolean {
  const broken = promised
    .filter(({ headline }) => headline === "changed")
    .map(({ target }) => looseKey(target));
  if (broken.length === 0) return () => false;
  const here = new Set([...targets].map(looseKey));
  return (target) => broken.some((agreed) => agreed === looseKey(target) || !here.has(agreed));
}

/** Promises that no link of the page keeps or breaks: they count beside its links. */
function absent(promised: readonly PromiseVerdict[], targets: readonly string[]): Headline[] {
  const here = new Set(targets.map(looseKey));
  return promised
    .filter(
      ({ headline, target }) => headline !== "live" && headline !== "changed" && !here.has(looseKey(target)),
    )
    .map(({ headline }) => headline);
}

function headlineOf(row: LinkRow, applied: Applied): Headline {
  const { presence, misses } = row.state;
  const headline = linkHeadline(presence, misses, applied.look.access);
  const changed = applied.changedTargets.has(row.targetUrl) && isVerified(row.state) && headline === "live";
  return changed && applied.readBefore ? "changed" : headline;
}

function accessOnly(applied: Applied): Headline {
  return linkHeadline("reported", 0, applied.look.access);
}
