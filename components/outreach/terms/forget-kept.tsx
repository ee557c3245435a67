"use client";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { forgetKept } from "#lib/outreach/actions/terms";

/** Takes terms away that wait for a page. */
export function ForgetKept({ workspace, prospect, id }: { workspace: string; prospect: string; id: string }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost">Take away</Button>}
      title="Take these terms away?"
      confirmLabel="Take the terms away"
      onConfirm={async () => {
        const answer = await forgetKept(workspace, { prospect, id }).catch(() => null);
        if (!answer?.ok) return answer?.message ?? "The server did not answer. Try again.";
        router.refresh();
      }}
    >
      They wait for a page and are no placement yet. The prospect stays in its stage; this cannot be undone.
    </ConfirmDialog>
  );
}
