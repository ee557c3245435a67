"use client";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { IconButton } from "#components/ui/icon-button";
import { notify, notifyProblem } from "#components/ui/toast";
import { addCoverage, removeCoverage } from "#lib/outreach/actions/coverage";
import type { CoverageLine } from "#lib/outreach/coverage/types";

interface RemoveCoverageProps {
  workspace: string;
  campaign: string;
  piece: CoverageLine;
  /** The piece that it copies. */
  copyOf: string | null;
  /** Taken back, a piece that others copy would come back without its copies: it is removed for good. */
  hasCopies: boolean;
}

/** Takes a piece out of the list; taken back for ten seconds. */
export function RemoveCoverage({ workspace, campaign, piece, copyOf, hasCopies }: RemoveCoverageProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const failed = "The server did not answer. Nothing was changed; try again.";
  const run = () =>
    start(async () => {
      const answer = await removeCoverage(workspace, { id: piece.id }).catch(() => null);
      router.refresh();
      if (!answer?.ok) return notifyProblem(answer?.message ?? failed);
      notify(`The piece of ${piece.domain} is removed.`, {
        ...(hasCopies
          ? { detail: "Its copies stand by themselves now." }
          : {
              undo: async () => {
                const again = await addCoverage(workspace, {
                  campaign,
                  url: piece.url,
                  title: piece.title ?? "",
                  kind: piece.kind,
                  publishedOn: piece.publishedOn ?? "",
                  copyOf: copyOf ?? "",
                }).catch(() => null);
                if (!again?.ok) notifyProblem(again?.message ?? failed);
                router.refresh();
              },
            }),
      });
    });
  return (
    <IconButton
      label={`Remove the piece of ${piece.domain}`}
      icon={<Trash2 aria-hidden />}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : run}
    />
  );
}
