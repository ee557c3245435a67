"use client";
import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { createVersion } from "#lib/disavow/actions";

interface MakeVersionProps {
  workspace: string;
  site: string;
  /** The draft that is shown: another one is refused. */
  draft: { property: string; number: number; fingerprint: string; leaveOut: string[] | "flagged" };
  /** Address of the disavow page. */
  path: string;
  /** The file as it is now may not be uploaded. */
  disabled: boolean;
}

/** Keeps the draft as a version and saves its file. */
export function MakeVersion({ workspace, site, draft, path, disabled }: MakeVersionProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || disabled) return;
    const form = event.currentTarget;
    const note = String(new FormData(form).get("note") ?? "");
    start(async () => {
      setProblem(undefined);
      const answer = await createVersion(workspace, { site, ...draft, note }).catch(() => null);
      if (!answer?.ok) {
        setProblem(answer?.message ?? "The server did not answer. Look whether the version is there below.");
        router.refresh();
        return;
      }
      const { id, number } = answer.data;
      save(`/api/${workspace}/sites/${encodeURIComponent(site)}/disavow/${id}`);
      notify(`Version ${number} is made`, {
        detail: "Upload its file in the disavow tool, then say so here.",
      });
      form.reset();
      // What was left out is not on the list any more.
      router.replace(`${path}?${new URLSearchParams({ property: draft.property })}`, { scroll: false });
      router.refresh();
    });
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      {problem ? (
        <Notice kind="problem" title="No version was made">
          {problem}
        </Notice>
      ) : null}
      <Field label="Note" optional>
        {(control) => <Input name="note" maxLength={500} autoComplete="off" {...control} />}
      </Field>
      <div>
        <Button
          type="submit"
          variant="primary"
          size="lg"
          busy={busy}
          disabled={disabled}
          icon={<Download aria-hidden />}
        >
          Make version {draft.number} and download
        </Button>
      </div>
    </form>
  );
}

function save(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}
