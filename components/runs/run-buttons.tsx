"use client";
import { Pause, Play, Square } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { countOf } from "#components/ui/format";
import { notifyProblem } from "#components/ui/toast";
import { cancelRun, pauseRun, resumeRun } from "#lib/runs/actions";
import type { RunState } from "#lib/runs/types";

interface RunButtonsProps {
  workspace: string;
  id: string;
  state: RunState;
  /** Pages that would not be read. */
  left: number;
}

const noAnswer = "The server did not answer. Nothing was changed; try again.";

/** Pause or go on, and cancel. Nothing once the run is over. */
export function RunButtons({ workspace, id, state, left }: RunButtonsProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  if (state === "done" || state === "cancelled" || state === "failed") return null;
  const paused = state === "paused";
  const toggle = () =>
    start(async () => {
      const change = paused ? resumeRun : pauseRun;
      const answer = await change(workspace, { id }).catch(() => null);
      if (answer === null) notifyProblem(noAnswer);
      else if (!answer.ok) notifyProblem(answer.message);
      router.refresh();
    });
  return (
    <>
      <Button busy={busy} icon={paused ? <Play aria-hidden /> : <Pause aria-hidden />} onClick={toggle}>
        {paused ? "Go on" : "Pause"}
      </Button>
      <ConfirmDialog
        trigger={<Button icon={<Square aria-hidden />}>Cancel</Button>}
        title="Cancel this run?"
        confirmLabel={left > 0 ? `Leave ${countOf(left, "page")} unread` : "Cancel the run"}
        onConfirm={async () => {
          const answer = await cancelRun(workspace, { id }).catch(() => null);
          if (answer === null) return noAnswer;
          if (!answer.ok) return answer.message;
          router.refresh();
        }}
      >
        What was read is kept. Pages that were not are verified when you start another run.
      </ConfirmDialog>
    </>
  );
}
