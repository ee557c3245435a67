import type { Headline } from "#lib/core/verdict";
import type { RunSelection } from "./schema.ts";

export type RunState = "queued" | "running" | "paused" | "done" | "cancelled" | "failed";

/** Links by outcome, counted as their pages are recorded. */
export interface Outcomes {
  live: number;
  changed: number;
  missed: number;
  lost: number;
  not_found: number;
  blocked: number;
  unreachable: number;
}

/** The counters of a run: what moves while it is under way. */
export interface RunProgress {
  state: RunState;
  /** Links selected; 0 until they have been counted. */
  links: number;
  /** Pages to visit: grows until `filled`. */
  pages: number;
  hosts: number;
  filled: boolean;
  pagesDone: number;
  /** Pages that could not be recorded. */
  failed: number;
  outcomes: Outcomes;
  /** Pages finished lately, per second; null when too little has happened to say. */
  rate: number | null;
  /** Why it could not be begun; null when it could. */
  error: string | null;
  /** ISO 8601. */
  finishedAt: string | null;
}

/** Who asked for it: somebody, or the schedules. */
export type RunTrigger = "person" | "schedule";

/** One line of the list of runs. */
export interface RunLine extends RunProgress {
  id: string;
  number: number;
  selection: RunSelection;
  trigger: RunTrigger;
  startedBy: string | null;
  /** ISO 8601. */
  createdAt: string;
}

/** A host where visits of a run wait. */
export interface WaitingHost {
  host: string;
  queued: number;
  /** `crawl_delay`: robots.txt asks for it; `retry_after`: the host said when; `pace`: our own pause; `visiting`: one is under way. */
  why: "crawl_delay" | "retry_after" | "pace" | "visiting" | "paused";
  /** The pause that is meant, in milliseconds. */
  delayMs: number | null;
  /** ISO 8601; when it is asked next. Null: now, or unknown. */
  nextAt: string | null;
}

/** What moves more slowly than the counters. */
export interface RunDetail {
  /** Longest queue first; a few of `waiting`. */
  hosts: WaitingHost[];
  waiting: number;
  /** Newest first. */
  latest: VisitLine[];
  /** Pages a second, in steps of 15 s, oldest first. */
  rates: RatePoint[];
  /** Workers that gave a sign of life in the last 20 s. */
  workers: number;
  /** Visits of this run under way. */
  inFlight: number;
}

export interface RatePoint {
  /** ISO 8601; when the step ended. */
  at: string;
  pagesPerSecond: number;
}

/** A page that was looked at. */
export interface VisitLine {
  pageId: number;
  url: string;
  /** Null: it could not be recorded, `note` says why. */
  headline: Headline | null;
  note: string | null;
  httpStatus: number | null;
  ms: number | null;
  /** ISO 8601. */
  doneAt: string;
}
