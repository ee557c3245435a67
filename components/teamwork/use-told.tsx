"use client";
import { useRouter } from "next/navigation";
import { notify, notifyProblem } from "#components/ui/toast";
import { undoLinkBatch } from "#lib/teamwork/actions";

/** Says what a decision did, shows it, and takes it back when asked to. */
export function useTold(workspace: string): (batch: string | null, text: string) => void {
  const router = useRouter();
  return (batch, text) => {
    router.refresh();
    if (batch === null) {
      notify(text);
      return;
    }
    notify(text, {
      undo: async () => {
        const answer = await undoLinkBatch(workspace, { batch }).catch(() => null);
        if (answer?.ok) notify("Taken back. Each link is as it was.");
        else notifyProblem(answer?.message ?? "The server did not answer. The change still stands.");
        router.refresh();
      },
    });
  };
}
