// The history of a link as a person reads it, for a link and for a promise alike: what changed, when its page could
// not be read, the verdicts on what was agreed, what people saw, and what was done about it.
import { type ContextSnapshot, readSnapshot } from "#lib/core/context-snapshot";
import { tellEvent } from "#lib/core/event-words";
import { accessHeadline } from "#lib/core/link-status";
import type { Access } from "#lib/core/look";
import type { Headline } from "#lib/core/verdict";
import type { HandCheckLine } from "#lib/hand-checks/types";
import { pastBreaches } from "#lib/placements/breach-words";
import type { PlacementCheckLine, PlacementDetail } from "#lib/placements/types";
import type { LinkCheck, LinkEventLine } from "./types.ts";

export interface TimelineLine {
  key: string;
  /** ISO 8601, or YYYY-MM-DD where only the day is known. */
  at: string;
  /** Its icon and hue. */
  status: Headline;
  text: string;
  /** The words around the link at that moment. */
  snapshot?: ContextSnapshot | null;
  /** A person says so. */
  byHand?: boolean;
  /** Taken back. */
  struck?: boolean;
}

/** Everything that may be told of one link. */
export interface Told {
  events: readonly LinkEventLine[];
  checks: readonly LinkCheck[];
  /** What was agreed about it. */
  placement: Pick<
    PlacementDetail,
    "checks" | "breaches" | "targets" | "mails" | "createdAt" | "createdBy" | "imported"
  > | null;
  words: readonly HandCheckLine[];
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

/** Newest first. Looks in a row that could not read the page, or that came to the same verdict, are one line. */
export function timeline({ events, checks, placement, words }: Told): TimelineLine[] {
  // A verdict tells by itself that the page could not be read.
  const judged = new Set(placement?.checks.map((check) => check.runId));
  const quoted = new Set(events.filter((event) => quoteOf(event) !== null).map((event) => event.runId ?? ""));
  const lines = [
    ...eventLines(events, checks),
    ...unreadLines(checks.filter((check) => !judged.has(check.runId))),
    ...verdictLines(placement?.checks ?? [], quoted),
    ...words.map(wordLine),
    ...(placement === null ? [] : deedLines(placement)),
  ];
  return lines.sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0));
}

function eventLines(events: readonly LinkEventLine[], checks: readonly LinkCheck[]): TimelineLine[] {
  const looks = new Map(checks.map((check) => [check.runId, check.at]));
  return events.map((event, index): TimelineLine => {
    const text = tellEvent(event);
    const seenAt = event.runId === null ? undefined : looks.get(event.runId);
    const reported = event.origin === "reported" && STATUS[event.kind] === "live";
    return {
      key: `e${index}`,
      at: event.origin === "observed" ? (seenAt ?? event.recordedAt) : event.occurredOn,
      status: reported ? "pending" : STATUS[event.kind],
      text,
      snapshot: quoteOf(event),
    };
  });
}

/** What a look saw around the link; a report's words are no look. */
function quoteOf({ origin, detail }: LinkEventLine): ContextSnapshot | null {
  return origin === "observed" ? readSnapshot(detail) : null;
}

/** @param quoted runs whose events quote the page already */
function verdictLines(checks: readonly PlacementCheckLine[], quoted: ReadonlySet<string>): TimelineLine[] {
  const rows: { check: PlacementCheckLine; times: number }[] = [];
  for (const check of checks) {
    const last = rows.at(-1);
    if (last && last.check.status === check.status && last.check.sentence === check.sentence) last.times += 1;
    else rows.push({ check, times: 1 });
  }
  return rows.map(({ check, times }) => ({
    key: `v${check.at}`,
    at: check.at,
    status: check.status,
    text: times > 1 ? `${check.sentence} ${times} looks in a row.` : check.sentence,
    snapshot: quoted.has(check.runId) ? null : check.context,
  }));
}

function wordLine(word: HandCheckLine): TimelineLine {
  return {
    key: `w${word.id}`,
    // Written down on the very day: its hour tells what came before and after.
    at: word.at.startsWith(word.lookedOn) ? word.at : word.lookedOn,
    status: word.seen ? "live" : "lost",
    text: `${word.by ?? "Somebody"} ${word.seen ? "saw it" : "looked, and it is gone"}`,
    byHand: true,
    struck: word.withdrawnAt !== null,
  };
}

function deedLines({
  breaches,
  targets,
  mails,
  createdAt,
  createdBy,
  imported,
}: NonNullable<Told["placement"]>): TimelineLine[] {
  const by = createdBy === null ? "" : ` by ${createdBy}`;
  return [
    ...pastBreaches(breaches),
    ...targets.flatMap(targetLines),
    ...mails.map(
      ({ at, by: writer }, index): TimelineLine => ({
        key: `m${index}`,
        at,
        status: "pending",
        text: `Mail drafted by ${writer ?? "somebody"}`,
      }),
    ),
    {
      key: "agreed",
      at: createdAt,
      status: "pending",
      text: `Placement recorded${by}${imported ? ", with an import" : ""}`,
    },
  ];
}

function targetLines({ at, from, to, undoneAt }: PlacementDetail["targets"][number]): TimelineLine[] {
  const status = "pending";
  const changed = {
    key: `target ${at}`,
    at,
    status,
    text: `Agreed target changed from ${from} to ${to}`,
  } as const;
  if (undoneAt === null) return [changed];
  return [changed, { key: `undone ${at}`, at: undoneAt, status, text: `Agreed target is ${from} again` }];
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
