"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { notify } from "#components/ui/toast";

type Answer = { ok: true } | { ok: false; message: string; fields?: Record<string, string> };

export interface WeightsSending {
  busy: boolean;
  problem: { message: string; fields: Record<string, string> } | null;
  send: (act: () => Promise<Answer>, done: string) => void;
}

/** Sends a change of the weights and holds its refusal; what was typed stays. */
export function useWeights(): WeightsSending {
  const router = useRouter();
  const [problem, setProblem] = useState<WeightsSending["problem"]>(null);
  const [busy, start] = useTransition();
  return {
    busy,
    problem,
    send: (act, done) => {
      if (busy) return;
      start(async () => {
        setProblem(null);
        const answer = await act().catch(() => null);
        if (answer?.ok) {
          notify(done);
          router.refresh();
          return;
        }
        setProblem({
          message: answer?.message ?? "The server did not answer. What you wrote is still here; try again.",
          fields: answer?.fields ?? {},
        });
      });
    },
  };
}
