"use client";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { RadioField } from "#components/ui/check";
import { Dialog } from "#components/ui/dialog";
import { Field, FieldGroup } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";

type Answer =
  | { ok: true; data: { id: string } }
  | { ok: false; message: string; fields?: Record<string, string> };

interface SaveViewDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  save: (name: string, shared: boolean) => Promise<Answer>;
  done: (name: string) => void;
}

/** Names the view that is shown, for oneself or for the team. */
export function SaveViewDialog({ open, onOpenChange, save, done }: SaveViewDialogProps) {
  const form = useSend(
    ({ name = "", whose }) => save(name, whose === "team"),
    (_data, element) => done(String(new FormData(element).get("name") ?? "").trim()),
  );
  return (
    <Dialog
      title="Save this view"
      description="Its filters, order and columns, to be opened again by name. A view of the same name is replaced."
      open={open}
      onOpenChange={onOpenChange}
    >
      <form onSubmit={form.onSubmit} className="grid gap-4">
        {form.problem ? (
          <Notice kind="problem" title="The view was not saved">
            {form.problem}
          </Notice>
        ) : null}
        <Field label="Name" error={form.fieldProblem("name")}>
          {(control) => <Input name="name" autoFocus autoComplete="off" maxLength={60} {...control} />}
        </Field>
        <FieldGroup label="Who sees it?">
          <RadioField name="whose" value="me" defaultChecked label="Only me" />
          <RadioField name="whose" value="team" label="The whole team" />
        </FieldGroup>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" size="lg" busy={form.busy}>
            Save the view
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
