"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button";
import { notify, notifyProblem } from "#components/ui/toast";
import { acceptFound, setAgreed } from "#lib/placements/actions";

/** Takes what was found for what is agreed: the link is as agreed again. Can be taken back. */
export function AcceptFound({ workspace, id }: { workspace: string; id: string }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const accept = () =>
    start(async () => {
      const answer = await acceptFound(workspace, { id }).catch(() => null);
      if (answer === null) return notifyProblem("The server did not answer. Nothing was changed; try again.");
      if (!answer.ok) return notifyProblem(answer.message);
      router.refresh();
      notify("What was found counts as agreed now.", {
        undo: async () => {
          const undone = await setAgreed(workspace, { id, ...answer.data });
          if (!undone.ok) notifyProblem(undone.message);
          router.refresh();
        },
      });
    });
  return (
    <Button variant="ghost" busy={busy} onClick={accept}>
      Accept as found
    </Button>
  );
}
