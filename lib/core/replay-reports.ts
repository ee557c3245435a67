/**
 * One link told again from its reports, with what we saw of it kept: what an import that is undone leaves behind. The
 * reports go through the same rule as when they came (report.ts); looks stay as they were recorded, only the first of
 * them may now begin the link's history where a report began it before.
 */
import {
  countsAs,
  type EventDraft,
  type EventKind,
  type LinkState,
  type StoredRelClass,
} from "./link-state.ts";
import { applyReport, type LinkReport, type ReportedBefore } from "./report.ts";

/** An event as it is recorded. */
export interface ToldEvent extends EventDraft {
  importId: string | null;
  runId: string | null;
  /** ISO 8601 */
  recordedAt: string;
}

/** One report that stands, in the order in which they came. */
export interface StandingReport {
  report: LinkReport;
  importId: string;
  /** The day of its import, YYYY-MM-DD. */
  today: string;
  /** ISO 8601; for events that it has not told before. */
  recordedAt: string;
  /** It came before our first look at the link. */
  beforeLook: boolean;
}

export interface ReplayedLink {
  /** Null: nobody reports it and we never saw it. */
  link: LinkState | null;
  /** Its whole history, in the order in which it is recorded. */
  events: ToldEvent[];
}

/**
 * @param current the link as it is
 * @param events its own history, oldest first
 * @param reports what is left of its reports
 * @param readBefore whether its page had been read before the look that first saw it: it was new then
 */
export function replayReports(
  target: string,
  current: LinkState,
  events: readonly ToldEvent[],
  reports: readonly StandingReport[],
  readBefore: boolean,
): ReplayedLink {
  const replay = new Replay(target, events);
  for (const one of reports) if (one.beforeLook) replay.report(one);
  const looks = lookEvents(events);
  if (current.foundAt === null) {
    const later = reports.filter((one) => !one.beforeLook);
    if (replay.link === null) for (const one of later.splice(0)) replay.report(one);
    if (replay.link === null) return { link: null, events: [] };
    replay.link = unseen(replay.link, current);
    replay.looks(looks, null);
    for (const one of later) replay.report(one);
  } else {
    const before = replay.link;
    const first = { knownOn: current.foundAt.slice(0, 10), dated: readBefore };
    const { knownOn, dated } = before ?? first;
    replay.link = { ...current, knownOn, dated };
    replay.looks(looks, before);
    for (const one of reports) if (!one.beforeLook) replay.report(one);
  }
  return { link: replay.link, events: replay.told };
}

interface LookEvent extends ToldEvent {
  /** What the link counted as after it. */
  after: StoredRelClass | null;
}

/** What looks told, each with what the link counted as then. */
function lookEvents(events: readonly ToldEvent[]): LookEvent[] {
  let after: StoredRelClass | null = null;
  return events.flatMap((event) => {
    if (event.fromClass !== event.toClass) after = event.toClass;
    return event.origin === "reported" ? [] : [{ ...event, after }];
  });
}

/** What looks left on a link that none of them found: it is missed, or refuted. */
function unseen(link: LinkState, { presence, lossReason, misses, missedAt }: LinkState): LinkState {
  if (presence === "not_found") return { ...link, presence, lossReason, misses, missedAt };
  return { ...link, misses, missedAt };
}

class Replay {
  link: LinkState | null = null;
  readonly told: ToldEvent[] = [];
  readonly #target: string;
  readonly #recorded = new Map<string, string>();
  #before: ReportedBefore = { seenOn: null, lostOn: null };

  constructor(target: string, events: readonly ToldEvent[]) {
    this.#target = target;
    for (const { importId, kind, recordedAt } of events) {
      if (importId !== null) this.#recorded.set(`${importId} ${kind}`, recordedAt);
    }
  }

  report({ report, importId, today, recordedAt }: StandingReport): void {
    const change = applyReport(this.link, report, this.#target, today, this.#before);
    this.link = change.link;
    this.#before = {
      seenOn: later(this.#before.seenOn, report.lastSeenOn),
      lostOn: later(this.#before.lostOn, report.lostOn),
    };
    for (const draft of change.events) {
      const at = this.#recorded.get(`${importId} ${draft.kind}`) ?? recordedAt;
      this.told.push({ ...draft, importId, runId: null, recordedAt: at });
    }
  }

  /** Tells what looks told; the first of them as what it is now, after `before`. */
  looks(events: readonly LookEvent[], before: LinkState | null): void {
    const link = this.link as LinkState;
    const [first, ...rest] = begins(events, before !== null || link.foundAt === null);
    if (first === undefined) return;
    const { after, ...event } = first;
    const counted =
      link.foundAt === null ? countsAs({ ...link, presence: "reported" }) : before && countsAs(before);
    const moves = counted !== after;
    this.told.push({
      ...event,
      kind: link.foundAt === null ? event.kind : firstKind(before, event.kind, link),
      // A report that came after it may be all that is left of the link's beginning.
      occurredOn: event.occurredOn < link.knownOn ? link.knownOn : event.occurredOn,
      fromClass: moves ? counted : null,
      toClass: moves ? after : null,
    });
    for (const { after: _after, ...later } of rest) this.told.push(later);
  }
}

/** Without a report nobody asked for the link: looks that did not find it tell nothing. */
function begins(events: readonly LookEvent[], reported: boolean): readonly LookEvent[] {
  const seen = events.findIndex(({ after }) => after !== null);
  return reported || seen < 0 ? events : events.slice(seen);
}

function firstKind(before: LinkState | null, kind: EventKind, { dated }: LinkState): EventKind {
  if (before === null) return dated ? "gained" : "known";
  if (kind === "refuted") return kind;
  return before.lostOn === null ? "verified" : "returned";
}

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}
