// Reported rows made ready before the transaction: addresses as keys, texts and days that can be stored, one row a link.
import { cleanText } from "#lib/core/clean-text";
import type { LinkReport } from "#lib/core/report";
import { withBelievableDays } from "#lib/core/report-dates";
import { ANCHOR_MAX } from "#lib/core/seen-links";
import { normaliseUrl } from "#lib/core/url";
import type { ReportedLink } from "./record-reports.ts";

/** A reported link with its addresses normalised. */
export interface Named extends ReportedLink {
  sourceUrl: string;
  targetUrl: string | null;
}

/**
 * Rows whose addresses are web addresses, one a link.
 * @param today YYYY-MM-DD
 */
export function namedRows(rows: readonly ReportedLink[], today: string): Named[] {
  return mergeRows(rows.flatMap((row) => named(row, today)));
}

function named(row: ReportedLink, today: string): Named[] {
  const sourceUrl = normaliseUrl(row.source);
  const targetUrl = row.target === null ? null : normaliseUrl(row.target);
  if (sourceUrl === null || (row.target !== null && targetUrl === null)) return [];
  const anchor = row.report.anchor === null ? null : cleanText(row.report.anchor, ANCHOR_MAX);
  const report = { ...withBelievableDays(row.report, today), anchor };
  return [{ ...row, sourceUrl, targetUrl, report }];
}

// One link twice in a chunk (two anchors, two rows of a group) is one report with the widest dates.
function mergeRows(rows: readonly Named[]): Named[] {
  const merged = new Map<string, Named>();
  for (const row of rows) {
    const key = `${row.sourceUrl} ${row.targetUrl ?? ""}`;
    const other = merged.get(key);
    merged.set(key, other === undefined ? row : { ...other, report: mergeReports(other.report, row.report) });
  }
  return [...merged.values()];
}

function mergeReports(a: LinkReport, b: LinkReport): LinkReport {
  const pick = (x: string | null, y: string | null, sign: 1 | -1) =>
    x === null || y === null ? (x ?? y) : sign * (x < y ? -1 : 1) > 0 ? x : y;
  const { relClass, rel } = a.relClass === "unknown" ? b : a;
  return {
    ...a,
    relClass,
    rel,
    anchor: a.anchor ?? b.anchor,
    firstSeenOn: pick(a.firstSeenOn, b.firstSeenOn, -1),
    lastSeenOn: pick(a.lastSeenOn, b.lastSeenOn, 1),
    lostOn: a.lostOn === null || b.lostOn === null ? null : pick(a.lostOn, b.lostOn, 1),
  };
}
