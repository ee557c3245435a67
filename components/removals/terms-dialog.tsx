"use client";
import { type FormEvent, useState } from "react";
import { useRemoval } from "#components/removals/use-removal";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { setRemovalTerms } from "#lib/removals/actions";
import type { RemovalTermsView } from "#lib/removals/types";

/** The mail that the workspace asks with, and how long it waits. */
export function TermsDialog({ workspace, terms }: { workspace: string; terms: RemovalTermsView }) {
  const [open, setOpen] = useState(false);
  const { problem, busy, run } = useRemoval();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    run(
      async () => {
        const answer = await setRemovalTerms(workspace, {
          subject: text("subject"),
          body: text("body"),
          remindAfterDays: text("remindAfterDays"),
          giveUpAfterDays: text("giveUpAfterDays"),
        });
        if (answer.ok) return answer;
        return { ok: false, message: Object.values(answer.fields ?? {})[0] ?? answer.message };
      },
      "The removal mail is changed",
      () => setOpen(false),
    );
  };
  return (
    <Dialog
      title="The removal mail"
      description="For every site of this workspace. {domain}, {site}, {links}, {count} and {name} are filled in for each request."
      wide
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="ghost">Edit the mail</Button>}
    >
      <form onSubmit={submit} className="grid gap-4" noValidate>
        {problem ? (
          <Notice kind="problem" title="Nothing was changed">
            {problem}
          </Notice>
        ) : null}
        <Field label="Subject">
          {(control) => <Input name="subject" defaultValue={terms.subject} {...control} />}
        </Field>
        <Field label="Text">
          {(control) => <Textarea name="body" rows={14} defaultValue={terms.body} {...control} />}
        </Field>
        <div className="flex flex-wrap gap-4">
          <Field label="Remind after days">
            {(control) => (
              <Input
                type="number"
                min={1}
                max={365}
                name="remindAfterDays"
                defaultValue={terms.remindAfterDays}
                {...control}
              />
            )}
          </Field>
          <Field label="No answer after days">
            {(control) => (
              <Input
                type="number"
                min={1}
                max={365}
                name="giveUpAfterDays"
                defaultValue={terms.giveUpAfterDays}
                {...control}
              />
            )}
          </Field>
        </div>
        <div className="flex justify-end gap-2">
          <DialogClose>
            <Button size="lg">Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" size="lg" busy={busy}>
            Change the mail
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
