import { applyReport, type LinkReport, type ReportedBefore } from "#lib/core/report";
import { looseKey } from "#lib/core/url";
import { type Graph, type LinkRow, linkKey, linksOf, newPast, type PageRow } from "./graph.ts";
import type { PageRef } from "./intern.ts";
import type { Named } from "./named-rows.ts";
import type { ReportChunk } from "./record-reports.ts";
import type { LinkSightingRow } from "./write/link-sightings.ts";
import type { PageSightingRow } from "./write/reported.ts";

/** Applies the rows of one chunk to the graph, one after the other, and gathers what else is written. */
export class ChunkState {
  readonly counts = { newLinks: 0, knownLinks: 0 };
  readonly sightings: LinkSightingRow[] = [];
  readonly candidates: PageSightingRow[] = [];
  readonly #graph: Graph;
  readonly #chunk: ReportChunk;
  readonly #refs: ReadonlyMap<string, PageRef>;
  readonly #before: Map<string, ReportedBefore>;
  readonly #loose = new Map<number, Map<string, string>>();

  /** @param before by `source:target`; kept up to date with what the chunk's own rows say */
  constructor(
    graph: Graph,
    chunk: ReportChunk,
    refs: ReadonlyMap<string, PageRef>,
    before: Map<string, ReportedBefore>,
  ) {
    this.#before = before;
    this.#graph = graph;
    this.#chunk = chunk;
    this.#refs = refs;
  }

  apply(row: Named): void {
    const asked = this.#refs.get(row.sourceUrl);
    const page = asked === undefined ? undefined : this.#graph.pages.get(asked.id);
    if (page === undefined) return;
    const { firstSeenOn, lastSeenOn } = row.report;
    if (row.targetUrl === null) {
      this.candidates.push({ pageId: page.id, firstSeenOn, lastSeenOn });
      return;
    }
    const source = page.movedToId === null ? page : (this.#graph.pages.get(page.movedToId) ?? page);
    this.#applyLink(source, row, row.targetUrl);
  }

  #applyLink(source: PageRow, row: Named, wanted: string): void {
    const links = linksOf(this.#graph, source.id);
    const known = links.get(wanted) ?? this.#observed(source.id, wanted);
    const target = known?.targetUrl ?? wanted;
    const ref = this.#refs.get(wanted);
    const targetId = known?.targetId ?? ref?.id;
    if (targetId === undefined) return;
    const before = this.#said(linkKey(source.id, targetId), row.report);
    const change = applyReport(known?.state ?? null, row.report, target, this.#chunk.today, before);
    const link: LinkRow = {
      sourceId: source.id,
      targetId,
      sourceDomainId: source.domainId,
      targetDomainId: known?.targetDomainId ?? (ref as PageRef).domainId,
      targetUrl: target,
      state: change.link,
      past: known?.past ?? newPast(),
    };
    if (change.changed) links.set(target, link);
    this.counts[known === undefined ? "newLinks" : "knownLinks"]++;
    for (const draft of change.events) {
      link.past.events.push({ draft, runId: null, importId: this.#chunk.importId });
    }
    const { firstSeenOn, lastSeenOn, lostOn } = row.report;
    this.sightings.push({
      sourceId: link.sourceId,
      targetId: link.targetId,
      sourceDomainId: link.sourceDomainId,
      targetDomainId: link.targetDomainId,
      firstSeenOn,
      lastSeenOn,
      lostOn,
      reportedSource: source.url === row.sourceUrl ? null : row.sourceUrl,
      reportedTarget: target === wanted ? null : wanted,
      metrics: row.metrics,
    });
  }

  /** What was said of the link before this row; from now on, with it. */
  #said(key: string, { lastSeenOn, lostOn }: LinkReport): ReportedBefore {
    const before = this.#before.get(key) ?? { seenOn: null, lostOn: null };
    this.#before.set(key, {
      seenOn: later(before.seenOn, lastSeenOn),
      lostOn: later(before.lostOn, lostOn),
    });
    return before;
  }

  /** A link we saw ourselves that satisfies the report up to scheme, www, slash and tracking. */
  #observed(sourceId: number, wanted: string): LinkRow | undefined {
    let loose = this.#loose.get(sourceId);
    if (!loose) {
      const seen = [...linksOf(this.#graph, sourceId).values()].filter((link) => link.state.foundAt !== null);
      loose = new Map(seen.map((link) => [looseKey(link.targetUrl), link.targetUrl]));
      this.#loose.set(sourceId, loose);
    }
    if (loose.size === 0) return undefined;
    const target = loose.get(looseKey(wanted));
    return target === undefined ? undefined : linksOf(this.#graph, sourceId).get(target);
  }
}

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}
