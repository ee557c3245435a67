"use client";
import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { noLonger } from "#components/toxic/opinion-words";
import { IconButton } from "#components/ui/icon-button";
import { notify, notifyProblem } from "#components/ui/toast";
import { judgeLinks, removeOpinion } from "#lib/toxic/actions";
import type { OpinionLine } from "#lib/toxic/types";

interface RemoveOpinionProps {
  workspace: string;
  site: string;
  opinion: Pick<OpinionLine, "id" | "kind" | "domain" | "url" | "reason">;
}

/** Takes one mark away; for ten seconds it can be set again with its reason. */
export function RemoveOpinion({ workspace, site, opinion }: RemoveOpinionProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const { id, kind, domain, url, reason } = opinion;
  const name = domain ?? url ?? "";
  const short = name.length > 60 ? `${name.slice(0, 57)}…` : name;

  const undo = async () => {
    const answer = await judgeLinks(workspace, {
      site,
      opinion: kind,
      on: domain === null ? "page" : "domain",
      // A whole address: its domain is meant, also one that is a host split off.
      what: { kind: "names", names: [domain === null ? name : `https://${name}/`] },
      reason,
    }).catch(() => null);
    const problem = answer?.ok ? answer.data.refused[0]?.reason : (answer?.message ?? "Try again.");
    if (problem === undefined) notify(`${short} is marked again`);
    else notifyProblem(`${short} was not marked again. ${problem}`);
    router.refresh();
  };
  return (
    <IconButton
      label={`Take the mark away: ${short}`}
      icon={<X aria-hidden />}
      aria-disabled={busy || undefined}
      onClick={() =>
        start(async () => {
          if (busy) return;
          const answer = await removeOpinion(workspace, { site, id }).catch(() => null);
          if (answer?.ok) {
            notify(`${short} ${noLonger[kind]}`, {
              undo,
            });
          } else notifyProblem(answer?.message ?? "The server did not answer. The mark still stands.");
          router.refresh();
        })
      }
    />
  );
}
