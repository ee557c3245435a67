"use client";
import { Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button";
import { notify, notifyProblem } from "#components/ui/toast";
import { finishReminder, wakeReminder } from "#lib/placements/actions/renewals";

interface ReminderDoneProps {
  workspace: string;
  reminder: { id: string; expiresOn: string; daysBefore: number };
  /** The page it is about, for the button's name. */
  source: string;
}

/** Puts a reminder away; the next one nearer to the end comes all the same. */
export function ReminderDone({ workspace, reminder, source }: ReminderDoneProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const { id, expiresOn, daysBefore } = reminder;
  const ref = { id, expiresOn, daysBefore };
  const finish = () =>
    start(async () => {
      const answer = await finishReminder(workspace, ref).catch(() => null);
      if (!answer?.ok) return notifyProblem(answer?.message ?? "The server did not answer. Try again.");
      router.refresh();
      notify("The reminder is done.", {
        undo: async () => {
          const undone = await wakeReminder(workspace, ref).catch(() => null);
          if (!undone?.ok) notifyProblem(undone?.message ?? "The server did not answer. It stays done.");
          router.refresh();
        },
      });
    });
  return (
    <Button
      variant="ghost"
      busy={busy}
      icon={<Check aria-hidden />}
      aria-label={`Done: the reminder of ${source}`}
      onClick={finish}
    >
      Done
    </Button>
  );
}
