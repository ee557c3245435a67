"use client";
import { Archive, ArchiveRestore } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button";
import { notify, notifyProblem } from "#components/ui/toast";
import { closeCampaign } from "#lib/outreach/actions/campaigns";

interface CloseButtonProps {
  workspace: string;
  campaign: { id: string; name: string; closedAt: string | null };
}

/** Ends a campaign, or takes it up again; taken back for ten seconds. */
export function CloseButton({ workspace, campaign }: CloseButtonProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const closes = campaign.closedAt === null;
  const set = async (closed: boolean): Promise<boolean> => {
    const answer = await closeCampaign(workspace, { id: campaign.id, closed }).catch(() => null);
    if (!answer?.ok)
      notifyProblem(answer?.message ?? "The server did not answer. Nothing was changed; try again.");
    router.refresh();
    return answer?.ok === true;
  };
  const run = () =>
    start(async () => {
      if (!(await set(closes))) return;
      notify(closes ? `${campaign.name} is closed.` : `${campaign.name} is open again.`, {
        detail: closes ? "Its prospects may be asked by other campaigns now; its history stays." : undefined,
        undo: async () => {
          await set(!closes);
        },
      });
    });
  return (
    <Button
      variant="ghost"
      busy={busy}
      icon={closes ? <Archive aria-hidden /> : <ArchiveRestore aria-hidden />}
      onClick={run}
    >
      {closes ? "Close" : "Reopen"}
    </Button>
  );
}
