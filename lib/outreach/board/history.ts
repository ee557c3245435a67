// What happened to a prospect, in plain sentences.
import { STAGE_WORDS, type Stage } from "#lib/core/outreach/stages";
import { WRITE_ANYWAY } from "../approach/past.ts";
import { rejectWords } from "./words.ts";

/** One step of the history as it is read; owners by name. */
export interface HistoryEvent {
  id: string;
  kind: "added" | "stage" | "owner" | "edited" | "terms" | "unannounced";
  from: string | null;
  to: string | null;
  note: string | null;
  /** Null: the system itself. */
  by: string | null;
  /** ISO 8601 */
  at: string;
}

const fieldWords: Record<string, string> = {
  dueOn: "The due day",
  pageUrl: "The page",
  targetUrl: "The target",
  anchor: "The anchor",
  fit: "The fit",
};

const isReason = (text: string | null): text is keyof typeof rejectWords =>
  text !== null && text in rejectWords;

const stageWord = (stage: string | null): string => STAGE_WORDS[stage as Stage] ?? stage ?? "";

/** The sentence of a step; null for one that says nothing beside another. */
export function historySentence({ kind, from, to, note }: HistoryEvent): string | null {
  switch (kind) {
    case "added":
      return "Added to the campaign.";
    case "owner":
      return to === null
        ? `${from ?? "Its owner"} gave it up; nobody looks after it.`
        : `${to} looks after it.`;
    case "terms":
      return note === null ? "The terms were recorded." : `The terms were recorded: ${note}`;
    case "unannounced":
      return note === null
        ? "A link of its site was found that nobody announced."
        : `A link of its site was found that nobody announced: ${note}`;
    case "stage":
      return stageSentence(from, to, note);
    case "edited":
      if (to === WRITE_ANYWAY) return `Warnings were passed over: ${note ?? ""}`;
      return editSentence(from, to, note);
    default:
      return kind satisfies never;
  }
}

function stageSentence(from: string | null, to: string | null, note: string | null): string {
  if (to === "rejected") {
    const why = isReason(note) ? `: ${rejectWords[note].toLowerCase()}` : note === null ? "" : `: ${note}`;
    return `Given up${why}.`.replace(/\.\.$/, ".");
  }
  const back =
    from === "rejected"
      ? `Taken back to ${stageWord(to)}`
      : `Moved from ${stageWord(from)} to ${stageWord(to)}`;
  return note === null ? `${back}.` : `${back}: ${note}`;
}

function editSentence(from: string | null, to: string | null, field: string | null): string | null {
  if (field === "rejectReason") return isReason(to) ? `Reason: ${rejectWords[to].toLowerCase()}.` : null;
  if (field === "note") return "The note was changed.";
  if (field === "followUpOn")
    return to === null ? "No follow-up is planned." : `Follow-up planned for ${to}.`;
  const name = fieldWords[field ?? ""] ?? "A field";
  if (to === null) return `${name} was taken away; it was ${from}.`;
  return from === null ? `${name} is ${to}.` : `${name} is ${to}; it was ${from}.`;
}
