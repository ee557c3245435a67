"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify, notifyProblem } from "#components/ui/toast";
import { undoWriteAnyway, writeAnyway } from "#lib/outreach/actions/prospects";

interface WriteAnywayProps {
  workspace: string;
  prospect: string;
  /** What is passed over, a sentence each. */
  warnings: readonly string[];
}

/** Passes over the warnings that stand, with a reason; it can be taken back. */
export function WriteAnyway({ workspace, prospect, warnings }: WriteAnywayProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const undo = async (batch: string) => {
    const answer = await undoWriteAnyway(workspace, { batch }).catch(() => null);
    if (answer?.ok) notify("The warnings stand again");
    else notifyProblem(answer?.message ?? "The server did not answer. The warnings are still passed over.");
    router.refresh();
  };
  const form = useSend(
    ({ reason = "" }) => writeAnyway(workspace, { prospect, reason }),
    ({ batch }) => {
      notify("Noted: you write all the same", { undo: () => undo(batch) });
      setOpen(false);
      router.refresh();
    },
  );
  return (
    <Dialog
      trigger={<Button>Write all the same</Button>}
      title="Write all the same"
      description="The reason stands beside the warnings for your team. Warnings that come later stand."
      open={open}
      onOpenChange={setOpen}
    >
      <form onSubmit={form.onSubmit} className="grid gap-5" noValidate>
        {form.problem ? (
          <Notice kind="problem" title="Nothing was changed">
            {form.problem}
          </Notice>
        ) : null}
        <ul className="list-disc pl-5">
          {warnings.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <Field label="Reason" error={form.fieldProblem("reason")}>
          {(control) => (
            <Input
              name="reason"
              maxLength={500}
              autoComplete="off"
              placeholder="They asked us to write again"
              {...control}
            />
          )}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button size="lg">Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" size="lg" busy={form.busy}>
            Write all the same
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
