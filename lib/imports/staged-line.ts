import type { AnyRow, BacklinkRow, RowOf, RowsKind } from "./row-types.ts";
import { subjectOf } from "./staged-row.ts";
import type { StagedLine } from "./types.ts";

/** A staged row in the words of the preview. */
export function stagedLine(kind: RowsKind, row: AnyRow): StagedLine {
  switch (kind) {
    case "backlinks": {
      const { line, source, target, anchor, firstSeen } = row as RowOf["backlinks"];
      return { kind, line, source, target, anchor, rel: relWord(row as BacklinkRow), firstSeen, price: null };
    }
    case "placements": {
      const { line, source, target, anchor, ...terms } = row as RowOf["placements"];
      const price = terms.price === null ? null : [terms.price, terms.currency].filter(Boolean).join(" ");
      const rel = terms.rel === "follow" ? "dofollow" : terms.rel;
      return { kind, line, source, target, anchor, rel, firstSeen: terms.liveOn, price };
    }
    case "domains": {
      const { line, host, links, firstSeen, lastSeen, lostOn } = row as RowOf["domains"];
      return { kind, line, domain: host, links, firstSeen, lastSeen, lostOn };
    }
    case "traffic": {
      const visits = row as RowOf["traffic"];
      const { line, clicks, impressions, sessions } = visits;
      return { kind, line, subject: subjectOf(visits), clicks, impressions, sessions };
    }
    default:
      return kind satisfies never;
  }
}

function relWord({ rel, follow }: BacklinkRow): string | null {
  const decisive = rel?.filter((token) => ["nofollow", "ugc", "sponsored"].includes(token)) ?? [];
  if (decisive.length > 0) return decisive.join(" ");
  if (follow === null) return rel === null ? null : "dofollow";
  return follow ? "dofollow" : "nofollow";
}
