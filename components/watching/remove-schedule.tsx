"use client";
import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { IconButton } from "#components/ui/icon-button";
import { notify, notifyProblem } from "#components/ui/toast";
import { removeSchedule } from "#lib/watching/actions";

/** Takes the schedule of a tag or of a page away. `name` says of what: "the tag spring". */
export function RemoveSchedule(props: { workspace: string; site: string; id: string; name: string }) {
  const { workspace, site, id, name } = props;
  const router = useRouter();
  const [busy, start] = useTransition();
  const remove = () =>
    start(async () => {
      if (busy) return;
      const answer = await removeSchedule(workspace, { site, id }).catch(() => null);
      if (answer?.ok) notify(`The schedule of ${name} is removed.`);
      else notifyProblem(answer?.message ?? "The server did not answer. The schedule still stands.");
      router.refresh();
    });
  return (
    <IconButton
      label={`Remove the schedule of ${name}`}
      icon={<X aria-hidden />}
      aria-disabled={busy || undefined}
      onClick={remove}
    />
  );
}
