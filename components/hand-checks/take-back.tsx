"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { notify, notifyProblem } from "#components/ui/toast";
import { withdrawHandCheck } from "#lib/hand-checks/actions";

/** Takes a word back; it stays in the history, struck out. */
export function TakeBack({ workspace, id }: { workspace: string; id: string }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const take = () =>
    start(async () => {
      const answer = await withdrawHandCheck(workspace, { id }).catch(() => null);
      if (answer === null) return notifyProblem("The server did not answer. Nothing was changed; try again.");
      if (!answer.ok) return notifyProblem(answer.message);
      router.refresh();
      notify("It is taken back and stays in the history.");
    });
  return (
    <button
      type="button"
      className="link w-fit cursor-default"
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : take}
    >
      Take back
    </button>
  );
}
