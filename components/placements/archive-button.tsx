"use client";
import { Archive, ArchiveRestore } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button";
import { countOf } from "#components/ui/format";
import { notify, notifyProblem } from "#components/ui/toast";
import { archivePlacements, restorePlacements } from "#lib/placements/actions";

interface ArchiveButtonProps {
  workspace: string;
  ids: readonly string[];
  /** They are archived: the button brings them back. */
  archived: boolean;
  label: string;
  onDone?: (() => void) | undefined;
}

/** Puts placements away or back. What was done can be taken back for ten seconds. */
export function ArchiveButton({ workspace, ids, archived, label, onDone }: ArchiveButtonProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [act, undo] = archived
    ? [restorePlacements, archivePlacements]
    : [archivePlacements, restorePlacements];
  const run = () =>
    start(async () => {
      const answer = await act(workspace, { ids: [...ids] }).catch(() => null);
      if (answer === null) return notifyProblem("The server did not answer. Nothing was changed; try again.");
      if (!answer.ok) return notifyProblem(answer.message);
      const changed = answer.data;
      onDone?.();
      router.refresh();
      if (changed.length === 0) return;
      const what = countOf(changed.length, "placement");
      const verb = changed.length === 1 ? "is" : "are";
      notify(archived ? `${what} ${verb} watched again.` : `${what} ${verb} archived.`, {
        detail: archived ? undefined : "No longer watched or counted; the history stays.",
        undo: async () => {
          const undone = await undo(workspace, { ids: changed });
          if (!undone.ok) notifyProblem(undone.message);
          router.refresh();
        },
      });
    });
  return (
    <Button
      busy={busy}
      icon={archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
      onClick={run}
    >
      {label}
    </Button>
  );
}
