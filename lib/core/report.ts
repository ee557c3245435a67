/**
 * What a vendor's export or a person's list says of one link, laid over what we know. A report fills what
 * we have not seen ourselves, moves the first date back, and never overwrites an observation.
 */
import type { EventDraft, LinkState, StoredRelClass } from "./link-state.ts";
import { countsAs, isLive } from "./link-state.ts";
import type { AnchorKind, LinkKind } from "./link-types.ts";

export interface LinkReport {
  anchor: string | null;
  anchorKind: AnchorKind;
  /** Null: the file does not say. */
  relClass: StoredRelClass;
  rel: string;
  kind: LinkKind | "redirect";
  contextLeft: string | null;
  contextRight: string | null;
  /** YYYY-MM-DD; first seen by the vendor. */
  firstSeenOn: string | null;
  lastSeenOn: string | null;
  lostOn: string | null;
}

export interface ReportChange {
  link: LinkState;
  events: EventDraft[];
  changed: boolean;
}

/** What was reported of a link before, by whomever: the latest days (YYYY-MM-DD) on which it was seen and lost. */
export interface ReportedBefore {
  seenOn: string | null;
  lostOn: string | null;
}

/**
 * Applies one report. `state` null: a new link. `today` is the day of the import (YYYY-MM-DD), on which an
 * undated link becomes known: neither gained on that day nor ever before. Where reports disagree about whether a
 * link is still there, the later day wins, in whatever order the files come.
 */
export function applyReport(
  state: LinkState | null,
  report: LinkReport,
  target: string,
  today: string,
  before: ReportedBefore = { seenOn: null, lostOn: null },
): ReportChange {
  return state === null ? newLink(report, target, today) : knownLink(state, report, target, before);
}

function newLink(report: LinkReport, target: string, today: string): ReportChange {
  // A file that gives only a Lost date says that the link was there until then.
  const first = earliest(report.firstSeenOn, report.lostOn);
  const link: LinkState = {
    presence: "reported",
    kind: report.kind,
    anchor: report.anchor,
    anchorKind: report.anchorKind,
    rel: report.rel,
    relClass: report.relClass,
    relBy: report.relClass === "follow" || report.relClass === "unknown" ? "none" : "rel",
    place: "unknown",
    hidden: false,
    occurrences: 1,
    others: [],
    contextLeft: report.contextLeft,
    contextRight: report.contextRight,
    knownOn: first ?? today,
    dated: first !== null,
    lostOn: report.lostOn,
    lossReason: report.lostOn === null ? null : "reported",
    foundAt: null,
    seenAt: null,
    misses: 0,
    missedAt: null,
  };
  const gain: EventDraft = {
    kind: link.dated ? "gained" : "known",
    origin: "reported",
    occurredOn: link.knownOn,
    target,
    fromClass: null,
    toClass: link.relClass,
    detail: null,
  };
  const events = [gain];
  if (link.lostOn !== null) {
    events.push({
      ...gain,
      kind: "lost",
      occurredOn: link.lostOn,
      fromClass: link.relClass,
      toClass: null,
      detail: { reason: "reported" },
    });
  }
  return { link, events, changed: true };
}

function knownLink(
  state: LinkState,
  report: LinkReport,
  target: string,
  before: ReportedBefore,
): ReportChange {
  const link: LinkState = { ...state };
  const first = earliest(report.firstSeenOn, report.lostOn);
  const movesFirst = first !== null && (first < state.knownOn || (!state.dated && first === state.knownOn));
  if (movesFirst && first !== null) {
    link.knownOn = first;
    link.dated = true;
  }
  let event: EventDraft | null = null;
  if (state.presence === "reported") {
    // Nobody has looked yet: the report may fill gaps, and may say that it went or came back.
    if (link.anchor === null && report.anchor !== null) {
      link.anchor = report.anchor;
      link.anchorKind = report.anchorKind;
    }
    if (link.relClass === "unknown" && report.relClass !== "unknown") {
      link.relClass = report.relClass;
      link.rel = report.rel;
      link.relBy = report.relClass === "follow" ? "none" : "rel";
    }
    link.contextLeft ??= report.contextLeft;
    link.contextRight ??= report.contextRight;
    const seenOn = report.lastSeenOn ?? "";
    if (state.lostOn !== null && report.lostOn === null) {
      if (seenOn > state.lostOn && seenOn > (before.lostOn ?? "")) link.lostOn = null;
    } else if (state.lostOn === null && report.lostOn !== null) {
      if (report.lostOn >= (before.seenOn ?? "")) link.lostOn = report.lostOn;
    }
    link.lossReason = link.lostOn === null ? null : "reported";
    event = liveChange(state, link, report, target);
  }
  const changed = event !== null || movesFirst || differs(state, link);
  return { link, events: event === null ? [] : [event], changed };
}

function liveChange(
  before: LinkState,
  after: LinkState,
  report: LinkReport,
  target: string,
): EventDraft | null {
  const fromClass = countsAs(before);
  const toClass = countsAs(after);
  if (fromClass === toClass) return null;
  const base = { origin: "reported" as const, target, fromClass, toClass, detail: null };
  if (isLive(before) && !isLive(after)) {
    return { ...base, kind: "lost", occurredOn: after.lostOn as string, detail: { reason: "reported" } };
  }
  if (!isLive(before)) return { ...base, kind: "returned", occurredOn: report.lastSeenOn ?? after.knownOn };
  // Only the class became known: it counts so from the first day.
  return { ...base, kind: "rel_changed", occurredOn: after.knownOn };
}

function differs(a: LinkState, b: LinkState): boolean {
  return (
    a.anchor !== b.anchor ||
    a.relClass !== b.relClass ||
    a.lostOn !== b.lostOn ||
    a.contextLeft !== b.contextLeft ||
    a.contextRight !== b.contextRight
  );
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
