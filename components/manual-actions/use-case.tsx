"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { type NotifyOptions, notify, notifyProblem } from "#components/ui/toast";

type Answer<T> =
  | { ok: true; data: T }
  | { ok: false; message: string; fields?: Record<string, string> | undefined };

export interface CaseProblem {
  message: string;
  fields: Record<string, string>;
}

/** Names the case that an action is about. */
export interface CaseOf {
  workspace: string;
  site: string;
  id: string;
}

/** Runs an action of a case: what went wrong, field by field, and whether it is under way. */
export function useCase() {
  const router = useRouter();
  const [problem, setProblem] = useState<CaseProblem>();
  const [busy, start] = useTransition();
  const run = <T,>(act: () => Promise<Answer<T>>, done: (data: T) => void) => {
    if (busy) return;
    start(async () => {
      setProblem(undefined);
      const answer = await act().catch(() => null);
      if (!answer?.ok) {
        setProblem({
          message: answer?.message ?? "The server did not answer. Try again.",
          fields: answer?.fields ?? {},
        });
        return;
      }
      done(answer.data);
      router.refresh();
    });
  };
  /** Says what was done, and takes it back when asked to. */
  const announce = (
    text: string,
    takeBack: () => Promise<Answer<unknown>>,
    options: Omit<NotifyOptions, "undo"> = {},
  ) =>
    notify(text, {
      ...options,
      undo: async () => {
        const answer = await takeBack().catch(() => null);
        if (answer?.ok) notify("Taken back.");
        else notifyProblem(answer?.message ?? "The server did not answer. It still stands.");
        router.refresh();
      },
    });
  return { problem, setProblem, busy, run, announce };
}
