"use client";
import { type FormEvent, useId } from "react";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Select, Textarea } from "#components/ui/input";
import { rejectWords } from "#lib/outreach/board/words";

export type RejectReason = keyof typeof rejectWords;

interface RejectDialogProps {
  /** "themulch.example", "12 prospects" */
  what: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onReject: (reason: RejectReason, note: string) => void;
}

const reasons = Object.entries(rejectWords) as [RejectReason, string][];

/** Asks why prospects are given up. */
export function RejectDialog({ what, open, onOpenChange, onReject }: RejectDialogProps) {
  const formId = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    onReject(fields.get("reason") as RejectReason, String(fields.get("note") ?? ""));
  };
  return (
    <Dialog
      title={`Give up ${what}`}
      description="The reason stays with it, so that the next campaign knows."
      open={open}
      onOpenChange={onOpenChange}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary">
            Give up {what}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        <Field label="Reason">
          {(control) => (
            <Select name="reason" defaultValue="not_relevant" autoFocus {...control}>
              {reasons.map(([value, word]) => (
                <option key={value} value={value}>
                  {word}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Note" optional>
          {(control) => <Textarea name="note" rows={2} maxLength={2000} {...control} />}
        </Field>
      </form>
    </Dialog>
  );
}
