"use client";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { countOf } from "#components/ui/format";
import { Panel, PanelRow } from "#components/ui/panel";
import { RelativeTime } from "#components/ui/time";
import { notify } from "#components/ui/toast";
import { undoPast } from "#lib/outreach/actions/past-contacts";
import type { PastFile } from "#lib/outreach/past-contacts/types";

/** The files that were brought in; each can be taken back as a whole. */
export function PastFiles({ workspace, files }: { workspace: string; files: readonly PastFile[] }) {
  const router = useRouter();
  if (files.length === 0) return null;
  const takeBack = async (batch: string) => {
    const answer = await undoPast(workspace, { batch }).catch(() => null);
    if (!answer?.ok) return answer?.message ?? "The server did not answer. The contacts are still there.";
    notify(`${countOf(answer.data.contacts, "contact")} taken back`);
    router.refresh();
    return undefined;
  };
  return (
    <Panel title="Brought in before" padded={false}>
      {files.map(({ batch, contacts, domains, by, at }) => (
        <PanelRow key={batch}>
          <span className="min-w-0 flex-1">
            {countOf(contacts, "contact")} of {countOf(domains, "site")}
            <span className="text-muted">
              {by === null ? "" : `, by ${by}`}, <RelativeTime at={at} />
            </span>
          </span>
          <ConfirmDialog
            trigger={<Button>Take back</Button>}
            title={`Take ${countOf(contacts, "contact")} back`}
            confirmLabel={`Take back ${countOf(contacts, "contact")}`}
            danger
            onConfirm={() => takeBack(batch)}
          >
            Its contacts and the entries that it put on the do-not-contact list go. The file can be brought in
            again.
          </ConfirmDialog>
        </PanelRow>
      ))}
    </Panel>
  );
}
