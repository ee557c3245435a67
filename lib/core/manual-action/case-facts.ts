/** A case as its request and its files tell it: the samples, what was done about them, and what is left, in counts. */
import type { RemovalStatus, RemovalStepKind } from "../removal/status.ts";
import { isLeft, type SampleLine } from "./sample.ts";
import type { CaseKind, CaseStepKind } from "./state.ts";

/** One line of the removal log. */
export interface RemovalLogLine {
  requestId: string;
  /** The domain or page that was asked for. */
  name: string;
  kind: RemovalStepKind;
  note: string;
  by: string | null;
  /** ISO 8601 */
  at: string;
}

export interface CaseVersion {
  property: string;
  number: number;
  domains: number;
  urls: number;
  /** YYYY-MM-DD; null: nobody said that it was uploaded. */
  uploadedOn: string | null;
}

export interface CaseStep {
  id: string;
  kind: CaseStepKind;
  /** YYYY-MM-DD */
  on: string;
  note: string;
  by: string | null;
}

export interface CaseFacts {
  kind: CaseKind;
  site: string;
  property: string;
  /** YYYY-MM-DD */
  noticedOn: string;
  notice: string;
  samples: readonly SampleLine[];
  requests: readonly { name: string; status: RemovalStatus }[];
  /** Oldest first. */
  log: readonly RemovalLogLine[];
  version: CaseVersion | null;
  /** Oldest first. */
  steps: readonly CaseStep[];
}

export interface CaseCounts {
  samples: number;
  domains: number;
  live: number;
  gone: number;
  reportedGone: number;
  /** Known, and never looked at; or not in the profile. */
  unknown: number;
  /** The disavow version names them. */
  disavowed: number;
  /** They link still, and no disavow names them. */
  left: SampleLine[];
  /** Requests by where they stand, those with a mail alone. */
  asked: number;
  removed: number;
  answered: number;
  refused: number;
  noAnswer: number;
  waiting: number;
  /** YYYY-MM-DD of the first and the last mail; null: none was sent. */
  firstMailOn: string | null;
  lastMailOn: string | null;
}

export function countCase({ kind, samples, requests, log }: CaseFacts): CaseCounts {
  const inState = (state: SampleLine["state"]) => samples.filter((sample) => sample.state === state).length;
  const mails = log
    .filter((step) => step.kind === "asked" || step.kind === "reminded")
    .map(({ at }) => at.slice(0, 10))
    .sort();
  const written = new Set(log.filter((step) => step.kind === "asked").map(({ name }) => name));
  const asked = requests.filter(({ name }) => written.has(name));
  const at = (...statuses: RemovalStatus[]) => asked.filter(({ status }) => statuses.includes(status)).length;
  return {
    samples: samples.length,
    domains: new Set(samples.map(({ domain }) => domain)).size,
    live: inState("live"),
    gone: inState("gone"),
    reportedGone: inState("reported_gone"),
    unknown: inState("unknown"),
    disavowed: samples.filter(({ disavowed }) => disavowed).length,
    left: samples.filter((sample) => isLeft(sample, kind)),
    asked: asked.length,
    removed: at("removed"),
    answered: at("answered"),
    refused: at("refused"),
    noAnswer: at("no_answer"),
    waiting: at("asked", "reminded", "new"),
    firstMailOn: mails[0] ?? null,
    lastMailOn: mails.at(-1) ?? null,
  };
}
