// The history of a link as a person reads it: what changed, and when its page could not be read.
import { tellEvent } from "#lib/core/event-words";
import { accessHeadline } from "#lib/core/link-status";
import type { Access } from "#lib/core/look";
import type { Headline } from "#lib/core/verdict";
import type { LinkCheck, LinkEventLine } from "./types.ts";

export interface TimelineLine {
  key: string;
  /** ISO 8601, or YYYY-MM-DD where only the day is known. */
  at: string;
  /** Its icon and hue. */
  status: Headline;
  text: string;
}

const STATUS: Record<LinkEventLine["kind"], Headline> = {
  gained: "live",
  known: "live",
  returned: "live",
  recovered: "live",
  verified: "live",
  lost: "lost",
  refuted: "not_found",
  missed: "missed",
  rel_changed: "changed",
  anchor_changed: "changed",
  place_changed: "changed",
  hidden_changed: "changed",
  noindexed: "changed",
  indexable: "live",
  canonical_away: "changed",
  canonical_back: "live",
  page_moved: "changed",
};

const UNREAD: Record<Exclude<ReturnType<typeof accessHeadline>, null>, string> = {
  blocked: "The site did not let us in; the link counted as before",
  unreachable: "The page could not be read; the link counted as before",
  pending: "The page builds itself in the browser; the link counted as before",
};

/** Newest first. Looks in a row that could not read the page are one line. */
export function timeline(events: readonly LinkEventLine[], checks: readonly LinkCheck[]): TimelineLine[] {
  const looks = new Map(checks.map((check) => [check.runId, check.at]));
  const told = events.map((event, index): TimelineLine => {
    const text = tellEvent(event);
    const seenAt = event.runId === null ? undefined : looks.get(event.runId);
    const reported = event.origin === "reported" && STATUS[event.kind] === "live";
    return {
      key: `e${index}`,
      at: event.origin === "observed" ? (seenAt ?? event.recordedAt) : event.occurredOn,
      status: reported ? "pending" : STATUS[event.kind],
      text,
    };
  });
  const lines = [...told, ...unreadLines(checks)];
  return lines.sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0));
}

function unreadLines(checks: readonly LinkCheck[]): TimelineLine[] {
  const lines: TimelineLine[] = [];
  let row: { status: keyof typeof UNREAD; count: number } | null = null;
  for (const check of [...checks].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    const status = check.conclusive ? null : accessHeadline(check.access as Access);
    if (status === null) {
      row = null;
      continue;
    }
    const last = row !== null && row.status === status ? lines.pop() : undefined;
    const count: number = last === undefined || row === null ? 1 : row.count + 1;
    row = { status, count };
    const text = count === 1 ? UNREAD[status] : `${UNREAD[status]}, ${count} looks in a row`;
    lines.push({ key: `c${check.at}`, at: check.at, status, text });
  }
  return lines;
}
