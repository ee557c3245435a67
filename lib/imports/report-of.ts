import { cleanText } from "#lib/core/clean-text";
import type { StoredRelClass } from "#lib/core/link-state";
import { relClass } from "#lib/core/rel";
import type { LinkReport } from "#lib/core/report";
import type { ReportedLink } from "#lib/links/record-reports";
import type { BacklinkRow } from "./row-types.ts";

/** A staged row as the report that is recorded. */
export function reportOf(row: BacklinkRow): ReportedLink {
  const report: LinkReport = {
    anchor: row.anchor,
    anchorKind: row.anchorKind ?? "text",
    relClass: classOf(row),
    rel: (row.rel ?? []).join(" ").slice(0, 200),
    kind: row.kind ?? "text",
    contextLeft: row.context.left === null ? null : cleanText(row.context.left, 200),
    contextRight: row.context.right === null ? null : cleanText(row.context.right, 200),
    firstSeenOn: row.firstSeen,
    lastSeenOn: row.lastSeen,
    lostOn: row.lostOn,
  };
  const metrics = Object.keys(row.metrics).length === 0 ? null : row.metrics;
  return { source: row.source, target: row.target, report, metrics };
}

/** The file's own word on following wins where its rel says less: a page's nofollow is in no rel. */
function classOf(row: BacklinkRow): StoredRelClass {
  const byRel = row.rel === null ? null : relClass(row.rel, false);
  if (byRel !== null && byRel !== "follow") return byRel;
  if (row.follow === null) return byRel ?? "unknown";
  return row.follow ? "follow" : "nofollow";
}
