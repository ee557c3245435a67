/**
 * Where a request to remove links stands. What people did is a log; that the links are gone is only what verification
 * saw: a site that says so is "answered" until somebody looked.
 */
import { addDays } from "../profile-series.ts";

/** What a person did, or what the other side answered. */
export type RemovalStepKind = "asked" | "reminded" | "answered" | "refused";

/** `no_answer`: asked, and nothing came within the days that the workspace waits: proposed for disavow. */
export const REMOVAL_STATUSES = [
  "new",
  "asked",
  "reminded",
  "no_answer",
  "answered",
  "refused",
  "removed",
] as const;
export type RemovalStatus = (typeof REMOVAL_STATUSES)[number];

export interface RemovalFacts {
  /** Oldest first; `on` YYYY-MM-DD. */
  steps: readonly { kind: RemovalStepKind; on: string }[];
  /** Links of it into the site that are live; that a look of ours found gone. */
  live: number;
  gone: number;
}

export interface RemovalTerms {
  /** Days after the last mail until a reminder is due, and until no answer is expected any more. */
  remindAfterDays: number;
  giveUpAfterDays: number;
}

export interface RemovalStanding {
  status: RemovalStatus;
  /** YYYY-MM-DD; the day from which somebody should act; null: nobody has to. */
  dueOn: string | null;
}

/**
 * A first mail is due at once, one reminder after some days; then the wait ends.
 * @param today YYYY-MM-DD
 */
export function removalStanding(
  { steps, live, gone }: RemovalFacts,
  { remindAfterDays, giveUpAfterDays }: RemovalTerms,
  today: string,
): RemovalStanding {
  if (live === 0 && gone > 0) return { status: "removed", dueOn: null };
  const last = steps.at(-1);
  if (last === undefined) return { status: "new", dueOn: today };
  const { kind } = last;
  switch (kind) {
    case "refused":
    case "answered":
      return { status: kind, dueOn: null };
    case "asked":
    case "reminded": {
      const end = addDays(last.on, giveUpAfterDays);
      if (today >= end) return { status: "no_answer", dueOn: end };
      return { status: kind, dueOn: kind === "asked" ? addDays(last.on, remindAfterDays) : null };
    }
    default:
      return kind satisfies never;
  }
}
