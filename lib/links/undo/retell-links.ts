// Tells links of a graph again by the reports that are left. Only what differs is changed: links that the undone
// import did not move keep their rows and their events.
import type { LinkState } from "#lib/core/link-state";
import { replayReports, type StandingReport, type ToldEvent } from "#lib/core/replay-reports";
import { type Graph, type LinkRow, linkKey, linksOf } from "../graph.ts";
import { type Named, namedRows } from "../named-rows.ts";
import type { LinkSightingRow } from "../write/link-sightings.ts";
import type { LinkFinder } from "./find-links.ts";
import { dayOf, type StandingFile } from "./standing.ts";

/** A file's rows with the links that they speak of. */
export interface FoundFile {
  file: StandingFile;
  rows: { row: Named; link: LinkRow }[];
}

/** Finds the link of each row that has a target. */
export function findRows(files: readonly StandingFile[], finder: LinkFinder): FoundFile[] {
  return files.map((file) => ({
    file,
    rows: namedRows(file.rows, dayOf(file)).flatMap((row) => {
      const link = row.targetUrl === null ? undefined : finder.find({ ...row, targetUrl: row.targetUrl });
      return link === undefined ? [] : [{ row, link }];
    }),
  }));
}

/**
 * Tells these links again.
 * @returns how many are gone
 */
export function retellLinks(
  graph: Graph,
  links: readonly LinkRow[],
  files: readonly FoundFile[],
  events: ReadonlyMap<string, readonly ToldEvent[]>,
  newWhenSeen: ReadonlySet<string>,
): number {
  let gone = 0;
  const reports = new Map<string, { file: StandingFile; row: Named }[]>();
  for (const { file, rows } of files) {
    for (const { row, link } of rows) {
      const key = keyOf(link);
      reports.set(key, [...(reports.get(key) ?? []), { file, row }]);
    }
  }
  for (const link of links) {
    const key = keyOf(link);
    const told = events.get(key) ?? [];
    const standing = (reports.get(key) ?? []).map(({ file, row }) => standingReport(file, row, told));
    const replayed = replayReports(link.targetUrl, link.state, told, standing, newWhenSeen.has(key));
    const there = linksOf(graph, link.sourceId);
    if (replayed.link === null) {
      gone++;
      there.delete(link.targetUrl);
    } else if (!sameState(link.state, replayed.link) || !sameEvents(told, replayed.events)) {
      const history = replayed.events.map(({ importId, runId, recordedAt, ...draft }) => ({
        draft,
        importId,
        runId,
        recordedAt,
      }));
      there.set(link.targetUrl, {
        ...link,
        state: replayed.link,
        past: { history: null, rows: [key], events: history },
      });
    }
  }
  return gone;
}

/** What the rows of a file say of links, as sightings. */
export function sightingsOf(
  rows: FoundFile["rows"],
  keys: ReadonlySet<string>,
  graph: Graph,
): LinkSightingRow[] {
  return rows
    .filter(({ link }) => keys.has(keyOf(link)))
    .map(({ row, link }) => ({
      sourceId: link.sourceId,
      targetId: link.targetId,
      sourceDomainId: link.sourceDomainId,
      targetDomainId: link.targetDomainId,
      firstSeenOn: row.report.firstSeenOn,
      lastSeenOn: row.report.lastSeenOn,
      lostOn: row.report.lostOn,
      reportedSource: graph.pages.get(link.sourceId)?.url === row.sourceUrl ? null : row.sourceUrl,
      reportedTarget: link.targetUrl === row.targetUrl ? null : row.targetUrl,
      metrics: row.metrics,
    }));
}

export const keyOf = (link: Pick<LinkRow, "sourceId" | "targetId">): string =>
  linkKey(link.sourceId, link.targetId);

function standingReport(file: StandingFile, row: Named, events: readonly ToldEvent[]): StandingReport {
  const { importId, startedAt, finishedAt } = file;
  const looked = events.findIndex(({ origin }) => origin !== "reported");
  const first = events[looked];
  // A link that a look found by itself was reported later, or not at all.
  const askedFor = first !== undefined && first.kind !== "gained" && first.kind !== "known";
  const toldBefore = events.slice(0, Math.max(0, looked)).some((event) => event.importId === importId);
  const known = events.find((event) => event.importId === importId && event.kind === "known");
  return {
    report: row.report,
    importId,
    // An import that went on after midnight wrote the rest on the next day.
    today: known?.occurredOn ?? dayOf(file),
    recordedAt: finishedAt,
    beforeLook: first === undefined || (askedFor && (toldBefore || startedAt <= first.recordedAt)),
  };
}

function sameState(a: LinkState, b: LinkState): boolean {
  const { others: ours, ...rest } = a;
  const { others: theirs, ...other } = b;
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  return keys.every((key) => rest[key] === other[key]) && JSON.stringify(ours) === JSON.stringify(theirs);
}

function sameEvents(a: readonly ToldEvent[], b: readonly ToldEvent[]): boolean {
  const brief = ({ kind, origin, occurredOn, fromClass, toClass, importId, runId }: ToldEvent) =>
    JSON.stringify([kind, origin, occurredOn, fromClass, toClass, importId, runId]);
  return a.length === b.length && a.every((event, index) => brief(event) === brief(b[index] as ToldEvent));
}
