"use client";
import { useRouter } from "next/navigation";
import { countOf } from "#components/ui/format";
import { notify, notifyProblem } from "#components/ui/toast";
import { undoProspects } from "#lib/outreach/actions/board";
import type { Moved } from "#lib/outreach/board/types";

type Answer = { ok: true; data: Moved } | { ok: false; message: string } | null;

/** Why some stayed as they were: "12 stayed as they were: log the mail …" */
export function refusedWords({ refused }: Moved): string | undefined {
  if (refused.length === 0) return undefined;
  return refused.map(({ why, count }) => `${countOf(count, "prospect")} stayed: ${why}`).join(" ");
}

/**
 * Says what a decision on prospects did, and takes it back when asked to.
 * @returns whether anything changed
 */
export function useTold(workspace: string): (answer: Answer, done: (changed: number) => string) => boolean {
  const router = useRouter();
  return (answer, done) => {
    router.refresh();
    if (!answer?.ok) {
      notifyProblem(answer?.message ?? "The server did not answer. Nothing was changed; try again.");
      return false;
    }
    const { batch, changed } = answer.data;
    const detail = refusedWords(answer.data);
    if (changed === 0) {
      if (detail === undefined) notify("Nothing changed: it was so already.");
      else notifyProblem("Nothing was changed.", { detail });
      return false;
    }
    notify(done(changed), {
      detail,
      ...(batch === null
        ? {}
        : {
            undo: async () => {
              const undone = await undoProspects(workspace, { batch }).catch(() => null);
              if (undone?.ok) notify("Taken back.");
              else notifyProblem(undone?.message ?? "The server did not answer. The change still stands.");
              router.refresh();
            },
          }),
    });
    return true;
  };
}
