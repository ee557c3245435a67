/**
 * What the messages of a prospect make of it: read afresh from all of them each time one is added or taken away, so that
 * a correction leaves nothing behind. A machine's answer is no reply; whoever asked to be left alone waits for nothing.
 */
import type { Stage } from "./stages.ts";

export const TOUCH_KINDS = ["out", "reply", "auto_reply", "bounce", "opt_out", "refused", "note"] as const;
export type TouchKind = (typeof TOUCH_KINDS)[number];

export interface TouchFact {
  /** Later ones sort later: of two at the same moment the one logged first comes first. */
  id: string;
  kind: TouchKind;
  at: Date;
}

export interface FollowUpRules {
  followUpDays: number;
  followUpsMost: number;
}

export interface TouchState {
  contactedAt: Date | null;
  touchedAt: Date | null;
  touchesOut: number;
  repliedAt: Date | null;
  /** Their last word is a reply that nobody has answered. */
  waiting: boolean;
  /** YYYY-MM-DD of the next follow-up; null: none is due by the rules. */
  followUpOn: string | null;
  /** They said no, or asked to be left alone: it is proposed to reject the prospect. */
  declined: boolean;
}

/** The state that touches in any order make. */
export function touchState(touches: readonly TouchFact[], rules: FollowUpRules): TouchState {
  const all = touches.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const out = all.filter(({ kind }) => kind === "out");
  const words = all.filter(({ kind }) => kind === "out" || isWord(kind));
  const last = words.at(-1)?.kind;
  const theirs = all.filter(({ kind }) => isWord(kind));
  return {
    contactedAt: out[0]?.at ?? null,
    touchedAt: all.at(-1)?.at ?? null,
    touchesOut: out.length,
    repliedAt: theirs.find(({ kind }) => kind !== "opt_out")?.at ?? null,
    waiting: last === "reply",
    followUpOn: theirs.length > 0 ? null : followUp(all, out, rules),
    declined: theirs.at(-1)?.kind === "refused" || theirs.at(-1)?.kind === "opt_out",
  };
}

/** A person's answer. */
const isWord = (kind: TouchKind) => kind === "reply" || kind === "refused" || kind === "opt_out";

function followUp(
  all: readonly TouchFact[],
  out: readonly TouchFact[],
  { followUpDays, followUpsMost }: FollowUpRules,
): string | null {
  const last = out.at(-1);
  if (last === undefined || out.length > followUpsMost) return null;
  // What came back is not followed: another address is written to first.
  if (all.slice(all.indexOf(last)).some(({ kind }) => kind === "bounce")) return null;
  return businessDay(last.at, followUpDays);
}

/** The day so many days later; a Saturday or Sunday gives way to the Monday after it. */
export function businessDay(from: Date, days: number): string {
  const day = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate() + days));
  const weekday = day.getUTCDay();
  day.setUTCDate(day.getUTCDate() + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0));
  return day.toISOString().slice(0, 10);
}

/** Stages that touches alone decide; what was agreed, placed or rejected stays so whatever is logged. */
const BY_TOUCHES: ReadonlySet<Stage> = new Set(["found", "qualified", "contacted", "replied"]);

/**
 * The stage that the touches give.
 * @param before where it stood before anybody wrote
 */
export function stageByTouches(now: Stage, before: "found" | "qualified", state: TouchState): Stage {
  if (!BY_TOUCHES.has(now)) return now;
  if (state.repliedAt !== null) return "replied";
  return state.contactedAt !== null ? "contacted" : before;
}
