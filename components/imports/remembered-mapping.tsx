"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { notifyProblem } from "#components/ui/toast";
import { forgetMapping } from "#lib/imports/actions";

interface Props {
  workspace: string;
  importId: string;
  fileId: string;
  editable: boolean;
}

/** The file is read as somebody said of an earlier one with the same columns. */
export function RememberedMapping({ workspace, importId, fileId, editable }: Props) {
  const router = useRouter();
  const [busy, start] = useTransition();
  return (
    <Notice
      className="mb-3"
      title="Read as remembered"
      action={
        editable ? (
          <Button
            busy={busy}
            onClick={() =>
              start(async () => {
                const answer = await forgetMapping(workspace, { id: importId, file: fileId });
                if (answer.ok) router.refresh();
                else notifyProblem(answer.message);
              })
            }
          >
            Forget it
          </Button>
        ) : undefined
      }
    >
      Somebody mapped a file with these columns before, and this one is read the same way. Forgotten, it is
      read as its columns suggest; another choice below is remembered instead.
    </Notice>
  );
}
