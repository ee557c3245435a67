"use client";
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { countOf } from "#components/ui/format";
import { undoImport } from "#lib/imports/actions";

interface Props {
  workspace: string;
  importId: string;
  /** Rows that were written. */
  written: number;
  /** Its undo stopped half-way. */
  again: boolean;
}

/** Takes back what an import wrote, after saying what goes and what stays. */
export function UndoImport({ workspace, importId, written, again }: Props) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button icon={<Undo2 aria-hidden />}>{again ? "Undo the rest" : "Undo this import"}</Button>}
      title={`Undo the import of ${countOf(written, "row")}`}
      confirmLabel={again ? "Undo the rest" : "Undo the import"}
      danger
      onConfirm={async () => {
        const answer = await undoImport(workspace, { id: importId });
        if (!answer.ok) return answer.message;
        router.refresh();
        return undefined;
      }}
    >
      <div className="grid gap-3">
        <div>
          <h3>What goes</h3>
          <ul className="list-disc pl-5 text-muted">
            <li>What this import says: its dates, its figures, its losses, its visits.</li>
            <li>
              Links that only this import names and we have never seen, with their tags and whoever looks
              after them; domains that only it reports.
            </li>
            <li>Agreed links that it brought and nobody has touched since, with their verdicts.</li>
          </ul>
        </div>
        <div>
          <h3>What stays</h3>
          <ul className="list-disc pl-5 text-muted">
            <li>Every link that we have seen ourselves, with its history.</li>
            <li>Links that other imports name, as those name them.</li>
            <li>
              What people wrote: notes, opinions, disavow lists, and agreed links that somebody changed.
            </li>
          </ul>
        </div>
        <p>It cannot be taken back, but the file can be imported again.</p>
      </div>
    </ConfirmDialog>
  );
}
