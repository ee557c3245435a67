"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { notify } from "#components/ui/toast";

type Answer<T> =
  | { ok: true; data: T }
  | { ok: false; message: string; fields?: Record<string, string> | undefined };

export interface Problem {
  message: string;
  fields: Record<string, string>;
}

/** Runs an action of outreach: what went wrong, and whether it is under way. `done` says what was done. */
export function useAct() {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [busy, start] = useTransition();
  const run = <T,>(act: () => Promise<Answer<T>>, done: (data: T) => string | null) => {
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
      const words = done(answer.data);
      if (words !== null) notify(words);
      router.refresh();
    });
  };
  return { problem, busy, run };
}
