import type { DisavowAdvice, DisavowAnswers, DisavowFindings } from "#lib/core/toxic/need-disavow";

/** What was answered last, by whom and when. */
export interface KeptAnswers extends DisavowAnswers {
  by: string | null;
  /** ISO 8601 */
  at: string;
}

/** The check of one site: answers are kept, everything else is counted anew each time. */
export interface DisavowCheck {
  /** Null: nobody has answered yet. */
  answers: KeptAnswers | null;
  /** Null: no audit has ended yet. */
  findings: DisavowFindings | null;
  /** Null until somebody has answered. */
  advice: DisavowAdvice | null;
}
