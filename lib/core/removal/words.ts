/** What a removal request's status and steps are called, on pages and in files. */
import type { RemovalStatus, RemovalStepKind } from "./status.ts";

export const removalStatusWords: Readonly<Record<RemovalStatus, string>> = {
  new: "To ask",
  asked: "Asked",
  reminded: "Reminded",
  answered: "Answered",
  removed: "Removed",
  refused: "Refused",
  no_answer: "No answer",
};

export const removalStepWords: Readonly<Record<RemovalStepKind, string>> = {
  asked: "Mail sent",
  reminded: "Reminder sent",
  answered: "They answered",
  refused: "They refused",
};
