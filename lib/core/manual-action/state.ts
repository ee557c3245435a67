/**
 * Where a manual-action case stands. Read from its log alone: what was sent to Google, and what Google answered
 * (https://support.google.com/webmasters/answer/9044175, "Manual actions report").
 */

export const CASE_STEPS = [
  "submitted",
  "approved",
  "rejected",
  "more_samples",
  "closed",
  "reopened",
] as const;
export type CaseStepKind = (typeof CASE_STEPS)[number];

export type CaseKind = "links_to" | "links_from";

export type CaseState = "open" | "submitted" | "revoked" | "closed";

/** @param kinds of the log, in the order in which the steps were noted */
export function caseState(kinds: readonly CaseStepKind[]): CaseState {
  const last = kinds.at(-1);
  switch (last) {
    case undefined:
    case "rejected":
    case "more_samples":
    case "reopened":
      return "open";
    case "submitted":
      return "submitted";
    case "approved":
      return "revoked";
    case "closed":
      return "closed";
    default:
      return last satisfies never;
  }
}

/** What can be noted next. */
export function nextSteps(state: CaseState): readonly CaseStepKind[] {
  switch (state) {
    case "open":
      return ["submitted", "closed"];
    case "submitted":
      return ["approved", "rejected", "more_samples", "closed"];
    case "revoked":
    case "closed":
      return ["reopened"];
    default:
      return state satisfies never;
  }
}

/** The round that samples given now belong to: 1 with the notice, one more each time that Google named others. */
export function roundOf(kinds: readonly CaseStepKind[]): number {
  return 1 + kinds.filter((kind) => kind === "more_samples").length;
}
