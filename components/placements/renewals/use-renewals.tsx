"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { notify, notifyProblem } from "#components/ui/toast";
import { putBackRenewals } from "#lib/placements/actions/renewals";
import type { RenewalBefore } from "#lib/placements/renewals/types";

type Answer =
  | { ok: true; data: RenewalBefore[] }
  | { ok: false; message: string; fields?: Record<string, string> };

/** Runs a change of renewals and says it, with its undo. Answers with the refusal, if any, that a form shows. */
export function useRenewals(workspace: string) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const putBack = async (before: RenewalBefore[]) => {
    const answer = await putBackRenewals(workspace, { before }).catch(() => null);
    if (!answer?.ok) notifyProblem(answer?.message ?? "The server did not answer. The change still stands.");
    router.refresh();
  };
  const run = (
    send: () => Promise<Answer>,
    say: (count: number) => string,
    done: (refusal: Extract<Answer, { ok: false }> | null) => void = () => {},
  ) =>
    start(async () => {
      const answer = await send().catch(() => null);
      if (answer === null) {
        notifyProblem("The server did not answer. Nothing was changed; try again.");
        return;
      }
      done(answer.ok ? null : answer);
      if (!answer.ok) {
        if (answer.fields === undefined) notifyProblem(answer.message);
        return;
      }
      router.refresh();
      const before = answer.data;
      if (before.length > 0) notify(say(before.length), { undo: () => putBack(before) });
    });
  return { busy, run };
}
