"use client";
import { Check, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { Button } from "#components/ui/button";
import { Input } from "#components/ui/input";
import { notify, notifyProblem } from "#components/ui/toast";
import { decideApproval } from "#lib/outreach/actions/approvals";

/** Yes or no to one question, with a word beside it. */
export function AnswerForm({ workspace, id, about }: { workspace: string; id: string; about: string }) {
  const router = useRouter();
  const noteId = useId();
  const [note, setNote] = useState("");
  const [busy, start] = useTransition();
  const answer = (approved: boolean) =>
    start(async () => {
      const done = await decideApproval(workspace, { id, approved, note }).catch(() => null);
      router.refresh();
      if (!done?.ok)
        return notifyProblem(done?.message ?? "The server did not answer. Nothing was changed; try again.");
      notify(approved ? `${about} is approved.` : `${about} is declined.`, {
        detail: done.data.givenUp ? "Nobody will write to this site for the campaign." : undefined,
      });
    });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label htmlFor={noteId} className="sr-only">
        Note on {about}
      </label>
      <Input
        id={noteId}
        small
        className="max-w-64"
        placeholder="A word to the team"
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button
        busy={busy}
        icon={<Check aria-hidden />}
        aria-label={`Approve ${about}`}
        onClick={() => answer(true)}
      >
        Approve
      </Button>
      <Button
        busy={busy}
        icon={<X aria-hidden />}
        aria-label={`Decline ${about}`}
        onClick={() => answer(false)}
      >
        Decline
      </Button>
    </div>
  );
}
