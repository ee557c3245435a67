"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { notify } from "#components/ui/toast";

type Answer = { ok: true } | { ok: false; message: string };

/** Runs an action of a removal request: what went wrong, and whether it is under way. */
export function useRemoval() {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();
  const run = (act: () => Promise<Answer>, done: string, after?: () => void) => {
    if (busy) return;
    start(async () => {
      setProblem(undefined);
      const answer = await act().catch(() => null);
      if (!answer?.ok) {
        setProblem(answer?.message ?? "The server did not answer. Try again.");
        return;
      }
      notify(done);
      after?.();
      router.refresh();
    });
  };
  return { problem, busy, run };
}
