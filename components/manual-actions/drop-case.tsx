"use client";
import { useRouter } from "next/navigation";
import type { CaseOf } from "#components/manual-actions/use-case";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { notify } from "#components/ui/toast";
import { dropCase } from "#lib/manual-actions/actions";

/** Takes the whole case away, and leads back to the list. */
export function DropCase({ of, path }: { of: CaseOf; path: string }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost">Take the case away</Button>}
      title="Take this case away?"
      confirmLabel="Take it away"
      danger
      onConfirm={async () => {
        const answer = await dropCase(of.workspace, { site: of.site, id: of.id }).catch(() => null);
        if (!answer?.ok) return answer?.message ?? "The server did not answer. The case is still there.";
        notify("The case is taken away");
        router.push(path);
        router.refresh();
        return undefined;
      }}
    >
      Its samples, its request and its log go with it. Removal requests, marks and disavow versions stay. This
      cannot be undone.
    </ConfirmDialog>
  );
}
