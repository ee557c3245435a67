"use client";
import { useWeights } from "#components/toxic/weights/use-weights";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { notifyProblem } from "#components/ui/toast";
import { restoreToxicWeights } from "#lib/toxic/actions";

/** Back to the product's own weights and lists, all of them. */
export function OwnAgain({ workspace, number }: { workspace: string; number: number }) {
  const { send } = useWeights();
  return (
    <ConfirmDialog
      trigger={<Button>Back to the product’s own</Button>}
      title="Use the product’s own weights and lists again?"
      confirmLabel="Use the product’s own"
      onConfirm={async () =>
        send(async () => {
          const answer = await restoreToxicWeights(workspace, { number, restore: 0 });
          if (!answer.ok) notifyProblem(answer.message);
          return answer;
        }, "The product’s own weights hold again from the next audit on.")
      }
    >
      What your team changed stays in the history below and can be used again.
    </ConfirmDialog>
  );
}
