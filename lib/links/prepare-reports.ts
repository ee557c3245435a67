// A chunk of reports with its names made ids, outside of any transaction: the next chunk of an import is prepared while
// the one before it is written.
import { internAnchors, internPages, type PageRef } from "./intern.ts";
import { type Named, namedRows } from "./named-rows.ts";
import { type NewPage, nameSources } from "./new-pages.ts";
import type { ReportChunk } from "./record-reports.ts";
import type { Watch } from "./watch.ts";

export interface PreparedReports {
  /** What it was prepared by. */
  watch: Watch;
  rows: readonly Named[];
  targets: ReadonlyMap<string, PageRef>;
  /** `fresh`: pages that are made with their links. */
  sources: { refs: ReadonlyMap<string, PageRef>; fresh: readonly NewPage[] };
  anchors: ReadonlyMap<string, number>;
}

/** @param ahead the chunk that is being written: its new pages will be there by then */
export async function prepareReports(
  workspaceId: number,
  chunk: ReportChunk,
  watch: Watch,
  ahead: PreparedReports | null = null,
): Promise<PreparedReports> {
  const rows = namedRows(chunk.rows, chunk.today);
  const targets = await internPages(
    workspaceId,
    rows.flatMap(({ targetUrl }) => targetUrl ?? []),
    watch.domainOf,
  );
  const sources = await nameSources(
    workspaceId,
    rows.map(({ sourceUrl }) => sourceUrl),
    watch.domainOf,
    new Map(ahead?.sources.fresh.map((page) => [page.url, page])),
  );
  const anchors = await internAnchors(
    workspaceId,
    rows.flatMap((row) => row.report.anchor ?? []),
  );
  return { watch, rows, targets, sources, anchors };
}
