"use client";
import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { IconButton } from "#components/ui/icon-button";
import { notifyProblem } from "#components/ui/toast";
import { removeFile } from "#lib/imports/actions";

/** Takes one file out of an import before it is written. */
export function RemoveFile(props: {
  workspace: string;
  importId: string;
  file: { id: string; name: string };
}) {
  const router = useRouter();
  const [busy, start] = useTransition();
  return (
    <IconButton
      label={`Take ${props.file.name} out`}
      icon={<X aria-hidden />}
      disabled={busy}
      onClick={() =>
        start(async () => {
          const answer = await removeFile(props.workspace, { id: props.importId, file: props.file.id });
          if (answer.ok) router.refresh();
          else notifyProblem(answer.message);
        })
      }
    />
  );
}
