"use client";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { touchWord } from "#components/outreach/touches/touch-words";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { IconButton } from "#components/ui/icon-button";
import { notify } from "#components/ui/toast";
import type { TouchKind } from "#lib/core/outreach/touch-state";
import { deleteTouch } from "#lib/outreach/actions/touches";

/** Takes away what was logged by mistake. */
export function DeleteTouch({ workspace, id, kind }: { workspace: string; id: string; kind: TouchKind }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<IconButton label={`Delete “${touchWord(kind)}”`} icon={<Trash2 aria-hidden />} />}
      title={`Delete “${touchWord(kind)}”?`}
      confirmLabel="Delete it"
      danger
      onConfirm={async () => {
        const answer = await deleteTouch(workspace, { id });
        if (!answer.ok) return answer.message;
        notify("It is as if it had not been logged");
        router.refresh();
      }}
    >
      For what was logged by mistake. The stage and the follow-up are set from what is left, and what it alone
      put on the suppression list comes off.
    </ConfirmDialog>
  );
}
