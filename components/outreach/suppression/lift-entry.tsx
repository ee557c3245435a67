"use client";
import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "#components/auth/use-send";
import { entryName } from "#components/outreach/suppression/suppression-words";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { IconButton } from "#components/ui/icon-button";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify, notifyProblem } from "#components/ui/toast";
import { liftSuppression, suppress } from "#lib/outreach/actions/suppression";
import type { SuppressionLine } from "#lib/outreach/suppression/types";

interface LiftEntryProps {
  workspace: string;
  entry: Pick<SuppressionLine, "id" | "kind" | "value" | "cause">;
}

/** Takes one entry off the do-not-contact list, with a reason; for ten seconds it can be put back. */
export function LiftEntry({ workspace, entry }: LiftEntryProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const name = entryName(entry);
  const form = useSend(
    ({ reason = "" }) => liftSuppression(workspace, { id: entry.id, reason }),
    ({ value, cause, note }) => {
      setOpen(false);
      notify(`${name} may be written to again`, {
        undo: async () => {
          if (cause === "erased") return;
          const input = { names: [value], cause, note: note ?? "" };
          const answer = await suppress(workspace, input).catch(() => null);
          if (answer?.ok) notify(`${name} is on the list again`);
          else notifyProblem(answer?.message ?? "The server did not answer. It is still off the list.");
          router.refresh();
        },
      });
      router.refresh();
    },
  );
  return (
    <Dialog
      trigger={<IconButton label={`Take off the list: ${name}`} icon={<X aria-hidden />} />}
      title={`Take ${name} off the list`}
      description="It may be written to again. The reason stands in the audit log."
      open={open}
      onOpenChange={setOpen}
    >
      <form onSubmit={form.onSubmit} className="grid gap-5" noValidate>
        {form.problem ? (
          <Notice kind="problem" title="It is still on the list">
            {form.problem}
          </Notice>
        ) : null}
        <Field label="Reason" error={form.fieldProblem("reason")}>
          {(control) => <Input name="reason" maxLength={500} autoComplete="off" {...control} />}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button size="lg">Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" size="lg" busy={form.busy}>
            Take it off
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
