"use client";
import { Check, Download, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { countOf } from "#components/ui/format";
import { notifyProblem } from "#components/ui/toast";
import { cancelImport, startImport } from "#lib/imports/actions";
import { verifyLinks } from "#lib/runs/actions";

interface Props {
  workspace: string;
  importId: string;
}

/** Writes what the preview shows. */
export function StartImport({ workspace, importId, rows }: Props & { rows: number }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  return (
    <Button
      variant="primary"
      icon={<Download aria-hidden />}
      busy={busy}
      disabled={rows === 0}
      onClick={() =>
        start(async () => {
          const answer = await startImport(workspace, { id: importId });
          if (answer.ok) router.refresh();
          else notifyProblem(answer.message);
        })
      }
    >
      Import {countOf(rows, "row")}
    </Button>
  );
}

/** Ends an import; what was written stays. */
export function CancelImport({ workspace, importId, writing }: Props & { writing: boolean }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button icon={<X aria-hidden />}>Cancel</Button>}
      title="Cancel this import"
      confirmLabel="Cancel the import"
      onConfirm={async () => {
        const answer = await cancelImport(workspace, { id: importId });
        if (!answer.ok) return answer.message;
        router.refresh();
        return undefined;
      }}
    >
      {writing
        ? "Rows that are written stay; the rest is not imported."
        : "Nothing was written. The files are let go."}
    </ConfirmDialog>
  );
}

/** Looks at everything that is known of the site, now. */
export function VerifyAll({ workspace, site, base }: { workspace: string; site: string; base: string }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  return (
    <Button
      variant="primary"
      icon={<Check aria-hidden />}
      busy={busy}
      onClick={() =>
        start(async () => {
          const answer = await verifyLinks(workspace, { site, selection: { kind: "all" } });
          if (answer.ok) router.push(`${base}/runs/${answer.data.id}`);
          else notifyProblem(answer.message);
        })
      }
    >
      Verify all links
    </Button>
  );
}
